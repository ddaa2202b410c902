import type { Pool } from 'pg'
import { idOf } from '../../contracts/kernel/id.ts'
import { receivableActs } from '../client/index.ts'
import { submitFound, type WatchServices } from './watch-services.ts'

/**
 * Notes what was not paid by its due date, from the day after it on, and answers of how many
 * receivables. The contract judges each again, under its locks.
 */
export async function noteOverdue({ pool, submit }: WatchServices): Promise<number> {
  const due = await selectOverdue(pool)
  const acts = due.map(id => receivableActs.noteOverdue({ receivable: idOf('rcv', id) }))
  return await submitFound(submit, acts)
}

const TURN_RECEIVABLES_MAX = 100

async function selectOverdue(pool: Pool): Promise<readonly bigint[]> {
  const { rows } = await pool.query<{ id: bigint }>(
    `select r.id from ledger.receivable r
      where r.status = 'issued' and r.due_on < (select max(date) from ledger.business_day)
        and ledger.is_past(r.due_on)
        and not exists (select from ledger.overdue o where o.receivable = r.id)
        and exists (
          select from ledger.title t
           where t.instrument = r.id and t.holder <> 0
             and not exists (select from ledger.hold h
                              where h.instrument = t.instrument and h.lo = t.lo
                                and h.lifted_by is null)
          union all
          select from ledger.line_owed_anew l where l.instrument = r.id)
      order by r.due_on, r.id limit ${TURN_RECEIVABLES_MAX}`,
  )
  return rows.map(({ id }) => id)
}
