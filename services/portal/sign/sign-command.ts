import type { Client } from '@urql/core'
import {
  type ActAnswer,
  type CommandAnswer,
  DRAFT_LIFE_MS,
  LACKING_SIGNATURES,
  type PartyId,
  payloadOf,
  type SigningKey,
  signBytes,
  signPayload,
  type UserId,
} from '../../client/browser.ts'
import { ask, type OnLost } from './ask.ts'
import { DRAFT_STANDS, LEAVE, SIGN_DRAFT, SUBMIT } from './documents.ts'
import { fewAtATime } from './few-at-a-time.ts'
import { type Outcome, readOutcome, TRANSIENT } from './outcome.ts'
import type { ActRead, CommandRead } from './read-payload.ts'

/** Who signs, and through which session it is sent. */
export interface Signing {
  readonly client: Client
  readonly ledger: string
  readonly party: PartyId
  readonly user: UserId
  readonly key: SigningKey
  readonly onLost: OnLost
}

/** A draft of somebody, as one more person signs it. */
export interface DraftToSign {
  readonly id: string
  /** The bytes that its reader has read. */
  readonly payload: string
}

/** Signed once; sent as often as it takes until it is answered: the bytes are always the same. */
export type Send = (onOutcomes: OnOutcomes) => Promise<readonly Outcome[]>

/** Told what came of the acts so far; null of those that are still on their way. */
type OnOutcomes = (outcomes: readonly (Outcome | null)[]) => void

/**
 * Signs a command. Sent, it is answered for each of its acts in their order; an act that others
 * have to sign too is left as a draft for them.
 */
export async function signCommand({ payload, acts }: CommandRead, signing: Signing): Promise<Send> {
  const jws = await signPayload(payload, [signing.key])
  if (acts.length === 1) return async () => [await leave(jws, signing)]
  const parts = new Map<ActRead, string>()
  const leavePart = async (act: ActRead) => {
    const part = parts.get(act) ?? (await signPart(act, signing))
    parts.set(act, part)
    return await leave(part, signing)
  }
  return async onOutcomes => {
    const answered = await submit(jws, acts.length, signing)
    const outcomes: (Outcome | null)[] = answered.map(one => (lacksSignatures(one) ? null : one))
    const lacking = outcomes.flatMap((one, i) => (one === null ? [i] : []))
    await fewAtATime(lacking, async i => {
      outcomes[i] = await leavePart(acts[i]!)
      onOutcomes([...outcomes])
    })
    return outcomes as readonly Outcome[]
  }
}

/** The same act with what was read of it, as a command of its own: a draft holds one. */
async function signPart({ act, body, shown }: ActRead, signing: Signing): Promise<string> {
  const { ledger, party, user, key } = signing
  const frame = { ledger, party, user, lifeMs: DRAFT_LIFE_MS, shown: [shown] }
  return await signPayload(payloadOf({ act, body }, frame), [key])
}

async function leave(command: string, signing: Signing): Promise<Outcome> {
  for (let left = TRIES_MAX; ; left--) {
    const answered = await ask(signing, LEAVE, { command })
    if ('at' in answered) return answered
    const outcome = readOutcome(answered.data.answer!)
    if (!isTransient(outcome) || left === 0) return outcome
    await pause()
  }
}

async function submit(
  command: string,
  count: number,
  signing: Signing,
): Promise<readonly Outcome[]> {
  const same = (outcome: Outcome) => Array.from({ length: count }, () => outcome)
  for (let left = TRIES_MAX; ; left--) {
    const asked = await ask(signing, SUBMIT, { commands: [command] })
    if ('at' in asked) return same(asked)
    const [answer] = asked.data.submit!.answers as readonly CommandAnswer[]
    const outcomes = answer!.ok
      ? await Promise.all(answer!.acts.map(readAnswer))
      : same(await readAnswer(answer!))
    if (!outcomes.every(isTransient) || left === 0) return outcomes
    await pause()
  }
}

/** The words of refusals are many: they come when one is to be said. */
async function readAnswer(answer: ActAnswer): Promise<Outcome> {
  if (answer.ok) return { at: 'done', entry: answer.entry }
  const { sayRefusal } = await import('./say-refusal.ts')
  return { at: 'refused', why: sayRefusal(answer) }
}

/** One more signature on a draft. Where its answer was lost, the draft says what came of it. */
export async function signDraft(draft: DraftToSign, signing: Signing): Promise<Send> {
  const { protected: header, signature } = await signBytes(draft.payload, signing.key)
  const variables = { draft: draft.id, header, signature }
  return async () => {
    for (let left = TRIES_MAX; ; left--) {
      const answered = await ask(signing, SIGN_DRAFT, variables)
      if ('at' in answered) return [answered]
      const outcome = readOutcome(answered.data.answer!)
      if (isAmbiguous(outcome)) return [(await readStanding(draft, signing)) ?? outcome]
      if (!isTransient(outcome) || left === 0) return [outcome]
      await pause()
    }
  }
}

/** Over, or signed by this person already: here, in another tab, or by what got no answer. */
function isAmbiguous(outcome: Outcome): boolean {
  return (
    outcome.at === 'refused' &&
    ['draft_must_be_open', 'draft_must_be_signed_once_by_each'].includes(outcome.why.refusal)
  )
}

async function readStanding({ id }: DraftToSign, { client, user }: Signing) {
  const { data } = await client
    .query(DRAFT_STANDS, { id }, { requestPolicy: 'network-only' })
    .toPromise()
  const draft = data?.node
  if (!draft || !('signedBy' in draft)) return null
  if (draft.refused) return { at: 'refused', why: draft.refused } as const
  const answer = draft.answer as CommandAnswer | null
  const [first] = answer?.ok ? answer.acts : []
  if (first?.ok) return { at: 'done', entry: first.entry } as const
  const signed = draft.signedBy.some(one => one.id === user)
  return signed && !draft.withdrawn ? ({ at: 'waits', draft: id } as const) : null
}

const TRIES_MAX = 10
const PAUSE_MS = 300

async function pause(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, PAUSE_MS))
}

function isTransient(outcome: Outcome): boolean {
  return outcome.at === 'refused' && TRANSIENT.has(outcome.why.refusal)
}

function lacksSignatures(outcome: Outcome): boolean {
  return outcome.at === 'refused' && LACKING_SIGNATURES.has(outcome.why.refusal)
}
