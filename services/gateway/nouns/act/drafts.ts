import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { ActRequest } from '../../../../contracts/command/command.ts'
import type { Shown } from '../../../../contracts/command/shown.ts'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Refusal, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber, type PartyId } from '../../../../contracts/kernel/id.ts'
import { payloadOf, wireOf } from '../../../client/index.ts'
import { type Queries, selectShown } from '../../../ledger/index.ts'
import { newNumber } from '../../../platform/new-id.ts'
import type { Context } from '../../graph/context.ts'
import type { Caller } from '../../http/session/caller.ts'
import { DRAFT_COLUMNS, type DraftRow } from './draft.type.ts'

/** How long a draft waits for its signatures: well within the life of a command. */
const DRAFT_LIFE_MS = 7 * 24 * 3_600_000

export interface ToSign {
  readonly payload: string
  readonly act: string
  readonly expiresAt: Date
}

/**
 * Draws an act up for its signers: its payload carries what they are shown. What the contract would
 * refuse as things stand is put before nobody.
 */
export async function prepare(
  { caller, ledger, snapshot }: Pick<Context, 'caller' | 'ledger' | 'snapshot'>,
  { act, body: given }: ActRequest,
): Promise<Answer<ToSign, Refusal>> {
  const { party, user, duty } = (await caller())!
  if (duty === 'reader') return refuse('reader_must_not_sign')
  const body = wireOf(given)
  const refused = await ledger.judge({ party, act, body }, party)
  if (refused) return refused
  const shown = [await readShown({ snapshot }, body, party)]
  const frame = { ledger: ledger.name, party, user, id: randomUUID(), lifeMs: DRAFT_LIFE_MS, shown }
  const expiresAt = new Date(Date.now() + DRAFT_LIFE_MS)
  return answer({ payload: payloadOf({ act, body }, frame), act, expiresAt })
}

/** Reads what a party is shown of the records that a body names, as the party itself may see. */
export async function readShown(
  { snapshot }: Pick<Context, 'snapshot'>,
  body: unknown,
  party: PartyId,
): Promise<Shown> {
  const queries: Queries = {
    query: async (text, values) => ({ rows: await snapshot.query(text, [...values]) }),
  }
  return await selectShown(queries, body, party)
}

/**
 * Kept until its signatures are complete; meanwhile it is a task of those who have not signed. The
 * same payload is the same draft, however often it is left.
 */
export async function storeDraft(
  desk: Desk,
  { party, user }: Caller,
  { payload, expiresAt }: Omit<ToSign, 'act'>,
  { signatures = [], awaits = null }: Partial<Pick<DraftRow, 'signatures' | 'awaits'>> = {},
): Promise<DraftRow> {
  const { rows } = await desk.query<DraftRow>(STORE, [
    ...[newNumber(), idNumber(party), idNumber(user), payload, expiresAt],
    ...[JSON.stringify(signatures), awaits],
  ])
  if (rows[0]) return rows[0]
  const known = await desk.query<DraftRow>(FIND_LEFT, [idNumber(party), payload])
  return known.rows[0]!
}

const STORE = `
  insert into desk.draft as d (id, party, user_id, payload, expires_at, signatures, awaits)
  values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (party, md5(payload)) do nothing
  returning ${DRAFT_COLUMNS}`

const FIND_LEFT = `select ${DRAFT_COLUMNS} from desk.draft d
  where d.party = $1 and md5(d.payload) = md5($2) and d.payload = $2`

/** Refuses one more draft to a party that has as many as it may: those that wait, or of a day. */
export async function refuseDraft(
  { desk, storage, requestLimits }: Context['shared'],
  party: PartyId,
  { payload }: Pick<ToSign, 'payload'>,
): Promise<Refused<Refusal> | null> {
  const { rows } = await desk.query<{ used: bigint }>(WAITING, [idNumber(party)])
  const [limit, used] = [storage.draftBytes, Number(rows[0]!.used)]
  if (used >= limit) return refuse('party_must_keep_to_its_drafts', '', { limit, used })
  if (requestLimits.drafts.take(party, payload.length) === 0) return null
  return refuse('party_must_keep_to_its_drafts_of_a_day')
}

const WAITING = `
  select coalesce(sum(octet_length(payload)), 0)::bigint as used from desk.draft
   where party = $1 and outcome is null and not withdrawn and expires_at > now()`

type Desk = Pick<Pool, 'query'>
