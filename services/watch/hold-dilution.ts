import { idOf } from '../../contracts/kernel/id.ts'
import { receivableActs } from '../client/index.ts'
import { submitFound, type WatchServices } from './watch-services.ts'

/**
 * Holds what red letters dilute of what first suppliers still have, without anybody's act, and
 * answers on how many receivables. The contract judges each again, under its locks.
 */
export async function holdDilution({ pool, submit }: WatchServices): Promise<number> {
  const { rows } = await pool.query<{ id: bigint }>(SELECT_DILUTED)
  const acts = rows.map(({ id }) => receivableActs.holdDiluted({ receivable: idOf('rcv', id) }))
  return await submitFound(submit, acts)
}

const TURN_RECEIVABLES_MAX = 100

/** Few invoices have a red letter: they are looked at first. */
const SELECT_DILUTED = `
  select r.id
    from (select distinct a.allocated_to as receivable
            from trade.invoice i
            join trade.invoice_allocation a on a.invoice = i.id and a.allocated_to <> 0
           where i.red_lettered_minor > 0) u
    join ledger.receivable r on r.id = u.receivable and r.status = 'issued'
   cross join lateral trade.dilution(array[r.id]) d
   where d.diluted > r.dilution_held_minor
     and exists (
       select from ledger.title t
        where t.instrument = r.id and t.holder = r.supplier
          and not exists (
            select from ledger.hold h
             where h.instrument = t.instrument and h.lo = t.lo
               and h.kind = 'dilution' and h.lifted_by is null))
   order by r.id limit ${TURN_RECEIVABLES_MAX}`
