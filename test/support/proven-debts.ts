import type pg from 'pg'
import { idNumber, type ReceivableId } from '../../contracts/kernel/id.ts'
import type { TestParty } from './actor.ts'

/** Of a party: owed, paid, acknowledged, outstanding, owed back, and told by banks. */
export async function provenOf(
  owner: pg.Pool,
  receivable: ReceivableId,
  { id }: TestParty,
): Promise<readonly string[]> {
  const { rows } = await owner.query<{ says: string }>(
    `select concat_ws(' ', owed, paid, acknowledged, outstanding, owed_back, told) as says
       from ledger.debt_proof(array[$1::bigint]) where party = $2`,
    [idNumber(receivable), idNumber(id)],
  )
  return rows.map(({ says }) => says)
}

/** Whose figures no longer add up after the owner of the database has changed something. */
export async function unprovenAfter(owner: pg.Pool, change: string): Promise<readonly bigint[]> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(change)
    const { rows } = await client.query<{ party: bigint }>(
      'select party from ledger.debt_unproven(array(select id from ledger.receivable))',
    )
    return rows.map(({ party }) => party)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** How a receivable stands, when it was paid last, and what of it went back and is owed. */
export async function standingOfDebt(owner: pg.Pool, receivable: ReceivableId): Promise<string> {
  const { rows } = await owner.query<{ said: string }>(
    `select concat_ws(' ', status, paid_on,
                      (select amount_minor from ledger.owed_anew(array[r.id]))) as said
       from ledger.receivable r where r.id = $1`,
    [idNumber(receivable)],
  )
  return rows[0]!.said
}
