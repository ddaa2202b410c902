import type { Pool } from 'pg'
import type { Instant } from '../../contracts/kernel/clock.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'

/** A wait that needs something of the relay. */
export interface SelectedWait {
  readonly id: bigint
  readonly kind: string
  /** The namespace in which its workflow was started; null: in none yet. */
  readonly started_in: string | null
  /** Whether anything of it is left to be answered. */
  readonly open: boolean
}

/** So many waits are looked at together; more come one portion after the other. */
export const PORTION = 1_000

const COLUMNS = `w.id, w.kind, w.started_in,
  exists (select from ledger.wait_item i where i.wait = w.id) as open`

/** Selects those whose workflow was started in a store that is not this one. */
export async function selectElsewhere(pool: Pool, namespace: string): Promise<SelectedWait[]> {
  const { rows } = await pool.query<SelectedWait>(
    `select ${COLUMNS} from ledger.wait w
      where not w.closed and (w.started_in < $1 or w.started_in > $1)
      order by w.started_in, w.id limit ${PORTION}`,
    [namespace],
  )
  return rows
}

/** Selects those that no workflow carries out, in the order of their ids. */
export async function selectUnstarted(pool: Pool, after: bigint): Promise<SelectedWait[]> {
  const { rows } = await pool.query<SelectedWait>(
    `select ${COLUMNS} from ledger.wait w
      where not w.closed and w.started_in is null and w.id > $1
      order by w.id limit ${PORTION}`,
    [after],
  )
  return rows
}

/** Selects those that go by business dates and must be told of this one. */
export async function selectDueDates(pool: Pool, today: BusinessDate): Promise<SelectedWait[]> {
  const { rows } = await pool.query<SelectedWait>(
    `select ${COLUMNS} from ledger.wait w
      where not w.closed and w.started_in is not null and w.wake_on <= $1
      order by w.wake_on limit ${PORTION}`,
    [today],
  )
  return rows
}

/** Selects those that go by instants and must be told of this one. */
export async function selectDueInstants(pool: Pool, now: Instant): Promise<SelectedWait[]> {
  const { rows } = await pool.query<SelectedWait>(
    `select ${COLUMNS} from ledger.wait w
      where not w.closed and w.started_in is not null and w.wake_at <= $1
      order by w.wake_at limit ${PORTION}`,
    [now],
  )
  return rows
}

/** A wait whose dates were reckoned again since its workflow read them. */
export interface MovedWait extends SelectedWait {
  readonly remind_on: BusinessDate | null
  readonly lapse_on: BusinessDate | null
}

export async function selectMoved(pool: Pool, after: bigint): Promise<MovedWait[]> {
  const { rows } = await pool.query<MovedWait>(
    `select ${COLUMNS}, w.remind_on, w.lapse_on from ledger.wait w
      where not w.closed and w.moved and w.started_in is not null and w.id > $1
      order by w.id limit ${PORTION}`,
    [after],
  )
  return rows
}

/** A note that something of a wait was answered. */
export interface AnsweredWait extends SelectedWait {
  readonly note: bigint
  readonly closed: boolean
}

export async function selectAnswered(pool: Pool): Promise<AnsweredWait[]> {
  const { rows } = await pool.query<AnsweredWait>(
    `select a.id as note, w.closed, ${COLUMNS}
       from ledger.answered_wait a join ledger.wait w on w.id = a.wait
      order by a.id limit ${PORTION}`,
  )
  return rows
}

export async function removeNotes(pool: Pool, notes: readonly bigint[]): Promise<void> {
  if (notes.length === 0) return
  await pool.query('delete from ledger.answered_wait where id = any($1::bigint[])', [notes])
}

export async function noteClosed(pool: Pool, ids: readonly bigint[]): Promise<void> {
  if (ids.length === 0) return
  await pool.query('update ledger.wait set closed = true where id = any($1::bigint[])', [ids])
}

/** Notes that their workflows were gone while something of them is open. */
export async function noteGone(pool: Pool, ids: readonly bigint[]): Promise<void> {
  if (ids.length === 0) return
  await pool.query('update ledger.wait set gone_at = now() where id = any($1::bigint[])', [ids])
}

/** Where the relay's turn stands. */
export interface Standing {
  readonly namespace: string
  readonly today: BusinessDate
  readonly now: Instant
}

/** Notes that workflows run here which know the dates and the clock of now. */
export async function noteTold(
  pool: Pool,
  ids: readonly bigint[],
  { namespace, today, now }: Standing,
): Promise<void> {
  if (ids.length === 0) return
  await pool.query(
    `update ledger.wait set started_in = $2, told_of = $3, told_at = $4
      where id = any($1::bigint[])`,
    [ids, namespace, today, now],
  )
}

/** A date that has moved again meanwhile is told again. */
export async function noteMoved(pool: Pool, moved: readonly MovedWait[]): Promise<void> {
  if (moved.length === 0) return
  await pool.query(
    `update ledger.wait w set moved = false
       from unnest($1::bigint[], $2::date[], $3::date[]) u (id, remind_on, lapse_on)
      where w.id = u.id and w.remind_on = u.remind_on and w.lapse_on = u.lapse_on`,
    [moved.map(w => w.id), moved.map(w => w.remind_on), moved.map(w => w.lapse_on)],
  )
}
