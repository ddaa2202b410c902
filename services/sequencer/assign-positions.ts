import type { Pool } from 'pg'
import { type Transaction, withTransaction } from '../platform/transaction.ts'

/**
 * What was seen at an earlier turn: the highest entry number drawn by then, and a transaction id
 * younger than every transaction that had drawn one. Once that id is settled, so are those entries.
 */
export interface Mark {
  readonly drawn: bigint
  readonly xid: bigint
}

export interface SequencerTurn {
  readonly placed: number
  readonly mark: Mark
}

/** Another sequencer has taken over: this one must end. */
export class FencedOff extends Error {
  override name = 'FencedOff'
}

/** Takes over from whatever sequencer ran before; its next turn will find itself fenced off. */
export async function takeOver(pool: Pool): Promise<bigint> {
  const { rows } = await pool.query<{ epoch: bigint }>(
    'update ledger.sequencer set epoch = epoch + 1 returning epoch',
  )
  return rows[0]!.epoch
}

/**
 * Gives dense positions to the entries that this snapshot shows and that have none, in the order of
 * their numbers. Entries of one subject were numbered under its lock, so they keep their order; an
 * entry committed late gets a later position.
 */
export async function assignPositions(
  pool: Pool,
  epoch: bigint,
  mark: Mark | null,
): Promise<SequencerTurn> {
  return await withTransaction(pool, transaction => place(transaction, epoch, mark))
}

async function place(
  client: Transaction,
  epoch: bigint,
  mark: Mark | null,
): Promise<SequencerTurn> {
  // Read before this transaction has an id: whoever drew these numbers has an older one.
  const drawn = await one<bigint>(client, 'select last_value as value from ledger.entry_number')
  const fence = await client.query<{ epoch: bigint; low: bigint }>(
    'select epoch, low from ledger.sequencer for update',
  )
  const { epoch: current, low } = fence.rows[0]!
  if (current !== epoch) throw new FencedOff(`epoch ${epoch} is over: ${current} has begun`)
  const xid = await one<bigint>(client, 'select pg_current_xact_id()::text::bigint as value')
  const settled = await one<bigint>(
    client,
    'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as value',
  )
  const { rowCount } = await client.query(
    `insert into ledger.position (position, entry)
     select last.position + row_number() over (order by e.id), e.id
       from (select id from ledger.entry where id > $1
             except select entry from ledger.position where entry > $1) e
       cross join (select coalesce(max(position), 0) as position from ledger.position) last
      order by e.id`,
    [low],
  )
  if (mark !== null && settled >= mark.xid && mark.drawn > low)
    await client.query('update ledger.sequencer set low = $1', [mark.drawn])
  // A mark that has not settled yet is kept: a younger one would never settle under load.
  const kept = mark !== null && settled < mark.xid
  return { placed: rowCount ?? 0, mark: kept ? mark : { drawn, xid } }
}

async function one<Value>(client: Transaction, query: string): Promise<Value> {
  const { rows } = await client.query<{ value: Value }>(query)
  return rows[0]!.value
}
