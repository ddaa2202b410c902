import {
  type DueAndPaid,
  RECORD_MONTHS,
  recordOf,
} from '../../../../contracts/debtor/payment-record.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import { SHOWN_PARTS_MAX } from '../../../../contracts/title/look.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { numberArray } from '../../../platform/sql-array.ts'
import type { Transaction } from '../../../platform/transaction.ts'
import type { SpanBehind, Telling } from '../../engine/act/instrument-rule.ts'

/**
 * Tells what lies behind spans of receivables: who owes how much and when, the invoices of the
 * trade between debtor and first supplier and of each step of the chain, and how the debtor pays.
 */
export async function discloseReceivables(
  client: Transaction,
  spans: readonly SpanBehind[],
): Promise<readonly Telling[]> {
  const tellings: Telling[] = []
  for (const { instrument, steps } of spans) {
    const number = idNumber(instrument)
    const { rows } = await client.query<ReceivableRow>(SELECT_RECEIVABLE, [number])
    const [receivable] = rows
    if (receivable === undefined) continue
    const backed = [number, numberArray(steps), SHOWN_PARTS_MAX + 1]
    const invoices = (await client.query<InvoiceRow>(SELECT_INVOICES, backed)).rows
    const months = [receivable.debtor, RECORD_MONTHS]
    const paid = (await client.query<DueAndPaid>(SELECT_PAID, months)).rows
    const marks = (await client.query<{ kind: string }>(SELECT_MARKS, [receivable.debtor])).rows
    tellings.push(context => ({
      behind: {
        ...tellReceivable(receivable),
        invoices: invoices.map(tellInvoice),
        record: { ...recordOf(paid, context) },
        marks: marks.map(({ kind }) => kind),
      },
      parts: invoices.length,
    }))
  }
  return tellings
}

const SELECT_RECEIVABLE = `
  select r.debtor, r.supplier, r.currency, r.amount_minor, r.due_on, r.status,
         coalesce((select d.diluted from trade.dilution(array[r.id]) d), 0)::bigint as diluted
    from ledger.receivable r where r.id = $1`

/** What a step of the chain took of invoices, it took when it was offered, or at once. */
const SELECT_INVOICES = `
  select i.id, i.number, i.seller, i.buyer, i.invoiced_on, i.currency, i.amount_minor,
         i.red_lettered_minor, u.used
    from (select a.invoice, min(a.since) as since, sum(a.hi - a.lo)::bigint as used
            from trade.invoice_allocation a
           where a.allocated_to = $1 and a.allocated_to <> 0
             and (a.since = (select r.proposed_by from ledger.receivable r where r.id = $1)
                  or a.since = any($2::bigint[])
                  or a.since = any(array(
                       select c.charge from ledger.claim c
                        where c.instrument = $1 and c.freed_by = any($2::bigint[]))))
           group by a.invoice) u
    join trade.invoice i on i.id = u.invoice
   order by u.since, i.id limit $3`

/** Of what fell due lately, and of all that is not paid. */
const SELECT_PAID = `
  select r.due_on as "dueOn", case r.status when 'settled' then r.paid_on end as "paidOn",
         count(*)::integer as count
    from ledger.receivable r
   where r.debtor = $1
     and (r.status = 'issued'
          or r.status = 'settled'
         and r.due_on >= ${BUSINESS_DATE}
                         - make_interval(months => $2))
   group by 1, 2 order by 1, 2`

const SELECT_MARKS = `
  select m.kind from ledger.debtor_mark m
   where m.party = $1 and m.since <= ${BUSINESS_DATE}
     and (m.until is null or m.until > ${BUSINESS_DATE})
   group by m.kind order by m.kind`

interface ReceivableRow {
  readonly debtor: bigint
  readonly supplier: bigint
  readonly currency: string
  readonly amount_minor: bigint
  readonly due_on: BusinessDate
  readonly status: string
  readonly diluted: bigint
}

function tellReceivable({ debtor, supplier, currency, amount_minor, ...row }: ReceivableRow) {
  const parties = { debtor: idOf('pty', debtor), supplier: idOf('pty', supplier) }
  const { due_on: dueOn, status, diluted } = row
  return { ...parties, currency, amount: amount_minor, dueOn, status, diluted }
}

interface InvoiceRow {
  readonly id: bigint
  readonly number: string
  readonly seller: bigint
  readonly buyer: bigint
  readonly invoiced_on: BusinessDate
  readonly currency: string
  readonly amount_minor: bigint
  readonly red_lettered_minor: bigint
  readonly used: bigint
}

function tellInvoice({ id, number, seller, buyer, invoiced_on: invoicedOn, ...row }: InvoiceRow) {
  return {
    invoice: idOf('inv', id),
    ...{ number, seller: idOf('pty', seller), buyer: idOf('pty', buyer), invoicedOn },
    ...{ currency: row.currency, amount: row.amount_minor, used: row.used },
    redLettered: row.red_lettered_minor,
  }
}
