import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber, isId } from '../../../../contracts/kernel/id.ts'
import type { Caller } from '../../http/session/caller.ts'
import { DRAFT_COLUMNS, type DraftRow } from './draft.type.ts'

/** A draft while one user signs or withdraws it: no other does so meanwhile. */
export interface DraftTurn {
  readonly row: DraftRow
  /** Names the turn: it is over by then, also if its process has died. */
  readonly until: Date
}

export type TurnRefusal = 'draft_must_be_open' | 'draft_must_not_be_in_use'

const TURN_SECONDS = 30
const WAIT_MS = 5_000
const POLL_MS = 25

/**
 * Takes the turn on an open draft of the caller's party, or on one that awaits it, after those who
 * have it. No connection is held for it. Refused when the draft is not open, or when others have
 * had it for five seconds.
 */
export async function takeTurn(
  desk: Pool,
  draft: string,
  { party }: Pick<Caller, 'party'>,
  waitMs = WAIT_MS,
): Promise<Answer<DraftTurn, TurnRefusal>> {
  const values = [isId('dft', draft) ? idNumber(draft) : 0n, idNumber(party)]
  for (const end = Date.now() + waitMs; ; await sleep(POLL_MS)) {
    const taken = await desk.query<DraftRow & { signing_until: Date | null }>(TAKE, values)
    const [row] = taken.rows
    if (row?.signing_until) return answer({ row, until: row.signing_until })
    const { rowCount } = await desk.query(`select from desk.draft where ${OPEN}`, values)
    if (rowCount === 0) return refuse('draft_must_be_open', 'draft')
    if (Date.now() >= end) return refuse('draft_must_not_be_in_use', 'draft')
  }
}

/** Gives the turn back, and changes the draft with it. False: the turn was over. */
export async function endTurn(
  desk: Pool,
  { row, until }: DraftTurn,
  change: Partial<DraftRow> = {},
): Promise<boolean> {
  const { signatures, outcome, withdrawn, awaits } = { ...row, ...change }
  const { rowCount } = await desk.query(
    `update desk.draft
        set signatures = $3, outcome = $4, withdrawn = $5, awaits = $6, signing_until = null
      where id = $1 and signing_until = $2`,
    [
      ...[row.id, until, JSON.stringify(signatures), outcome && JSON.stringify(outcome)],
      ...[withdrawn, awaits],
    ],
  )
  return rowCount === 1
}

/** Of a turn that was over by then: what the ledger has done is done. */
export async function keepOutcome(desk: Pool, { row }: DraftTurn, outcome: object): Promise<void> {
  await desk.query(
    `update desk.draft set outcome = $2
      where id = $1 and outcome is null and not withdrawn`,
    [row.id, JSON.stringify(outcome)],
  )
}

const OPEN = `id = $1 and (party = $2 or awaits = $2) and outcome is null and not withdrawn
  and expires_at > now()`

const TAKE = `
  update desk.draft d
     set signing_until =
           date_trunc('milliseconds', clock_timestamp()) + interval '${TURN_SECONDS} seconds'
   where ${OPEN} and (signing_until is null or signing_until < clock_timestamp())
  returning ${DRAFT_COLUMNS}, d.signing_until`
