import { Client, fetchExchange } from '@urql/core'
import {
  type PartyId,
  payloadOf,
  type SigningKey,
  signPayload,
  type UserId,
} from '../../client/browser.ts'
import { readError, readRefused, type Told } from '../graph/told.ts'
import { CHALLENGE, OPEN_SESSION } from './documents.ts'
import { ledgerNow, timedFetch } from './ledger-clock.ts'

/** A key of this browser, and for whom it signs. */
export interface KeyHeld {
  readonly key: SigningKey
  readonly party: PartyId
  readonly user: UserId
}

/** What a key has opened: a short session, in the memory of this tab alone. */
export interface Bearer {
  readonly secret: string
  /** Milliseconds since 1970. */
  readonly expires: number
}

const CHALLENGE_LIFE_MS = 60_000

/** Answers the server's challenge with the key. */
export async function openByKey(
  { key, party, user }: KeyHeld,
  { url, ledger }: { readonly url: string; readonly ledger: string },
): Promise<Bearer | Told> {
  const client = new Client({
    ...{ url, fetch: timedFetch, exchanges: [fetchExchange], preferGetMethod: false },
  })
  const asked = await client.mutation(CHALLENGE, {}).toPromise()
  if (asked.error) return readError(asked.error)
  const act = { act: 'session.open', body: { challenge: asked.data!.challenge! } }
  const frame = { ledger, party, user, at: ledgerNow(), lifeMs: CHALLENGE_LIFE_MS }
  const payload = payloadOf(act, frame)
  const login = await signPayload(payload, [key])
  const { data, error } = await client.mutation(OPEN_SESSION, { login }).toPromise()
  if (error) return readError(error)
  const answer = data!.openSession!
  if ('refusal' in answer) return readRefused(answer)
  return { secret: answer.bearer!, expires: Date.parse(answer.expires) }
}
