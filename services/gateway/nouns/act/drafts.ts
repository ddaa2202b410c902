import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { ActRequest } from '../../../../contracts/command/command.ts'
import { idNumber, isId, type KeyId, type UserId } from '../../../../contracts/kernel/id.ts'
import { generalJws, type PayloadSignature, payloadOf } from '../../../client/index.ts'
import type { CommandAnswer } from '../../../ledger/index.ts'
import { parseJws } from '../../../platform/jws/jws.ts'
import { newNumber } from '../../../platform/new-id.ts'
import type { Context } from '../../graph/context.ts'
import { Refused } from '../../graph/refused.ts'
import type { Caller } from '../../http/session/caller.ts'
import type { DraftRow, DraftSignature, Summary } from './draft.type.ts'

/** How long a draft waits for its signatures: well within the life of a command. */
const DRAFT_LIFE_MS = 7 * 24 * 3_600_000

export interface ToSign {
  readonly payload: string
  readonly act: string
  readonly summary: Summary
  readonly expiresAt: Date
}

export function prepare(
  request: ActRequest,
  summary: Summary,
  { party, user }: Caller,
  ledger: string,
): ToSign {
  const frame = { ledger, party, user, id: randomUUID(), lifeMs: DRAFT_LIFE_MS }
  const payload = payloadOf(request, frame)
  const expiresAt = new Date(Date.now() + DRAFT_LIFE_MS)
  return { payload, act: request.act, summary, expiresAt }
}

/** Kept until its signatures are complete; meanwhile it is a task of those who have not signed. */
export async function storeDraft(
  desk: Desk,
  { party, user }: Caller,
  { payload, act, summary, expiresAt }: ToSign,
): Promise<DraftRow> {
  const { rows } = await desk.query<DraftRow>(
    `insert into desk.draft
       (id, party, user_id, act, payload, summary_zh, summary_en, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning *`,
    [newNumber(), idNumber(party), idNumber(user), act, payload, summary.zh, summary.en, expiresAt],
  )
  return rows[0]!
}

export type Signing = DraftRow | CommandAnswer | Refused

/**
 * One more signature. The ledger itself says whether they suffice: a command that lacks some
 * changes nothing there and is not remembered, so it is asked again with the next one.
 */
export async function addSignature(
  { shared: { desk }, ledger, snapshot }: Context,
  caller: Caller,
  draft: string,
  signature: PayloadSignature,
): Promise<Signing> {
  const client = await desk.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<DraftRow>(
      `select * from desk.draft where id = $1 and party = $2 and outcome is null
          and not withdrawn and expires_at > now() for update`,
      [isId('dft', draft) ? idNumber(draft) : 0n, idNumber(caller.party)],
    )
    const [row] = rows
    if (!row) return new Refused('draft_must_be_open', 'draft')
    const signatures = [...row.signatures, { ...signature, user: caller.user }]
    const jws = generalJws(
      row.payload,
      signatures.map(({ protected: header, signature }) => ({ protected: header, signature })),
    )
    const parsed = parseJws(jws)
    if (typeof parsed === 'string') return new Refused(parsed, 'signature')
    if (!(await isKeyOf(client, parsed.signatures.at(-1)!.kid, caller.user)))
      return new Refused('key_must_be_the_users_own', 'signature')
    if (row.signatures.some(({ user }) => user === caller.user))
      return new Refused('draft_must_be_signed_once_by_each', 'signature')
    const [answer] = await ledger.submit([jws])
    const kept = await keep(client, row, signatures, answer!)
    await client.query('commit')
    await snapshot.end()
    return kept
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Nobody hands in the signature of another: who is shown to have signed, has. */
async function isKeyOf(desk: Desk, key: KeyId, user: UserId): Promise<boolean> {
  const { rowCount } = await desk.query('select from ledger.key where id = $1 and user_id = $2', [
    idNumber(key),
    idNumber(user),
  ])
  return rowCount === 1
}

type Desk = Pick<Pool, 'query'>

/** Duties that a further signature can meet: such a draft waits on. */
const LACKING = new Set([
  'command_must_be_signed',
  'user_must_sign_its_own_command',
  'maker_must_sign',
  'checker_must_sign',
  'maker_and_checker_must_be_different_people',
  'signer_alone_must_stay_within_the_daily_limit',
])

async function keep(
  client: Desk,
  row: DraftRow,
  signatures: readonly DraftSignature[],
  answer: CommandAnswer,
): Promise<Signing> {
  if ('refusal' in answer && !LACKING.has(answer.refusal))
    return new Refused(answer.refusal, answer.path)
  const outcome = 'acts' in answer ? JSON.stringify(answer) : null
  await client.query('update desk.draft set signatures = $2, outcome = $3 where id = $1', [
    row.id,
    JSON.stringify(signatures),
    outcome,
  ])
  return outcome ? answer : { ...row, signatures }
}
