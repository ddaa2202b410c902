import type { Pool } from 'pg'
import type { CommandAnswer } from '../../../../contracts/command/answer.ts'
import type { JwsRefusal } from '../../../../contracts/command/command-refusal.ts'
import { type Answered, answer } from '../../../../contracts/kernel/answer.ts'
import { type Refusal, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber, idOf, type KeyId, type UserId } from '../../../../contracts/kernel/id.ts'
import { LACKING_SIGNATURES } from '../../../../contracts/party/lacking-signatures.ts'
import { generalJws, type PayloadSignature } from '../../../client/index.ts'
import { parseJws } from '../../../platform/jws/jws.ts'
import type { Context } from '../../graph/context.ts'
import type { Caller } from '../../http/session/caller.ts'
import type { DraftRow } from './draft.type.ts'
import { type DraftTurn, endTurn, keepOutcome, takeTurn } from './draft-turn.ts'

/** The draft that waits on, or what the ledger answered. */
export type Signing = Answered<DraftRow> | CommandAnswer

/**
 * Adds one more signature. The ledger itself says whether they suffice: a command that lacks some
 * changes nothing there and is not remembered, so it is asked again with the next one. While the
 * ledger is asked no connection is held: the draft's turn keeps a second signature waiting.
 */
export async function addSignature(
  { shared: { desk, changes }, ledger, snapshot }: Context,
  caller: Caller,
  draft: string,
  signature: PayloadSignature,
): Promise<Signing> {
  await snapshot.end()
  const taken = await takeTurn(desk, draft, caller)
  if (!taken.ok) return taken
  const { row } = taken.value
  const signatures = [...row.signatures, { ...signature, user: caller.user, party: caller.party }]
  const jws = generalJws(
    row.payload,
    signatures.map(({ protected: header, signature }) => ({ protected: header, signature })),
  )
  let change: Partial<DraftRow> = {}
  try {
    const refused = await refuseSignature(desk, row, jws, caller.user)
    if (refused) return refused
    const answered = (await ledger.submit([jws]))[0]!
    if (!answered.ok && !lacksSignatures(answered)) return answered
    if (answered.ok) {
      change = { signatures, outcome: answered }
      return answered
    }
    change = { signatures, awaits: findAwaited(answered) }
    return answer({ ...row, ...change })
  } finally {
    await keep(desk, taken.value, change)
    if (change.awaits) changes.note(idOf('pty', change.awaits))
  }
}

async function keep(desk: Pool, turn: DraftTurn, change: Partial<DraftRow>): Promise<void> {
  const { outcome } = change
  if (!(await endTurn(desk, turn, change)) && outcome) await keepOutcome(desk, turn, outcome)
}

async function refuseSignature(
  desk: Pool,
  row: DraftRow,
  jws: string,
  user: UserId,
): Promise<Refused<SignatureRefusal> | null> {
  const parsed = parseJws(jws)
  if (!parsed.ok) return { ...parsed, path: 'signature' }
  if (!(await belongsTo(desk, parsed.value.signatures.at(-1)!.kid, user)))
    return refuse('key_must_be_the_users_own', 'signature')
  return row.signatures.some(signed => signed.user === user)
    ? refuse('draft_must_be_signed_once_by_each', 'signature')
    : null
}

type SignatureRefusal =
  | JwsRefusal
  | 'key_must_be_the_users_own'
  | 'draft_must_be_signed_once_by_each'

/** Nobody hands in the signature of another: who is shown to have signed, has. */
export async function belongsTo(desk: Pool, key: KeyId, user: UserId): Promise<boolean> {
  const { rowCount } = await desk.query('select from ledger.key where id = $1 and user_id = $2', [
    idNumber(key),
    idNumber(user),
  ])
  return rowCount === 1
}

/** Tells whether a further signature can meet the duty: such a draft waits on. */
export function lacksSignatures(answered: CommandAnswer): answered is Refused<Refusal> {
  return !answered.ok && LACKING_SIGNATURES.has(answered.refusal)
}

/** Finds the other party that has yet to sign; null: it is the command's own that has. */
export function findAwaited({ refusal, details }: Refused<Refusal>): bigint | null {
  return refusal === COSIGNER ? idNumber(String(details?.['party'])) : null
}

const COSIGNER = 'cosigner_must_sign'
