import type { Pool } from 'pg'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { idOf } from '../../contracts/kernel/id.ts'
import { FINDINGS } from '../../contracts/trade/findings.ts'
import {
  compareWithTax,
  type TaxAnswer,
  type TaxDifference,
} from '../../contracts/trade/tax-check.ts'
import { BUSINESS_DATE } from '../platform/business-date.ts'
import { newNumber } from '../platform/new-id.ts'
import { type Transaction, withTransaction } from '../platform/transaction.ts'
import type { AskTax } from './ask-tax.ts'

export interface TaxServices {
  /** As the role tallystick_ledger. */
  readonly pool: Pool
  readonly ask: AskTax
}

const KIND = 'tax_authority_says_otherwise'
const TURN_INVOICES_MAX = 50
/** An import of this length may still commit what has an earlier id. */
const IMPORT_MS_MAX = 3_600_000
/** Ids count milliseconds above so many bits. */
const ID_BITS = 22n

/** How far one process has come; another begins anew, and finds what was asked in the store. */
export interface TaxPlace {
  /** Those of smaller ids have all been asked for. */
  from: bigint
}

/**
 * Asks the tax authority for 数电票 that it was not asked for yet, and each business day for those
 * that back something; keeps what it says, and writes a finding where it says otherwise than before
 * and otherwise than the invoice. Answers for how many it asked. A question that has no answer is
 * asked again in the next turn.
 */
export async function checkInvoices({ pool, ask }: TaxServices, place: TaxPlace): Promise<number> {
  const { rows: unasked } = await pool.query<AskedRow>(SELECT_UNASKED, [place.from])
  const { rows: again } = await pool.query<AskedRow>(SELECT_AGAIN)
  for (const row of [...unasked, ...again]) {
    const answer = await ask({ number: row.number, sellerCode: row.seller_code })
    await withTransaction(pool, client => keep(client, row, answer))
  }
  if (unasked.length < TURN_INVOICES_MAX)
    place.from = newNumber() - (BigInt(IMPORT_MS_MAX) << ID_BITS)
  return unasked.length + again.length
}

async function keep(client: Transaction, row: AskedRow, answer: TaxAnswer | null): Promise<void> {
  const differences = compareWithTax(
    {
      ...{ sellerCode: row.seller_code, buyerCode: row.buyer_code, amount: row.amount_minor },
      ...{ invoicedOn: row.invoiced_on, isTakenBack: row.taken_back, isUsed: row.used },
    },
    answer,
  )
  const differs = differences.map(one => one.in)
  await client.query(
    `insert into trade.tax_check (invoice, asked_on, status, factored, differs)
     values ($1, ${BUSINESS_DATE}, $2, $3, $4)
     on conflict (invoice) do update set asked_on = excluded.asked_on, status = excluded.status,
       factored = excluded.factored, differs = excluded.differs`,
    [row.id, answer?.status ?? null, answer?.isFactored ?? false, differs],
  )
  const isNews = differs.some(field => !(row.differs ?? []).includes(field))
  if (isNews) await report(client, row, differences)
}

async function report(
  client: Transaction,
  row: AskedRow,
  differences: readonly TaxDifference[],
): Promise<void> {
  const said = Object.fromEntries(
    differences.flatMap(one => [
      [`${one.in}Recorded`, one.recorded],
      [`${one.in}Found`, one.found],
    ]),
  )
  const [seller, buyer] = [row.seller, row.buyer].map(id => idOf('pty', id))
  await client.query(
    `insert into trade.finding (kind, severity, party, subject, evidence)
     values ($1, $2, $3, $4, $5)`,
    [
      ...[KIND, FINDINGS[KIND].severity, row.seller, row.id],
      { number: row.number, seller, buyer, ...said },
    ],
  )
}

interface AskedRow {
  readonly id: bigint
  readonly number: string
  readonly seller: bigint
  readonly buyer: bigint
  readonly seller_code: string
  readonly buyer_code: string
  readonly amount_minor: bigint
  readonly invoiced_on: BusinessDate
  readonly taken_back: boolean
  readonly used: boolean
  readonly differs: readonly string[] | null
}

const IS_USED = `exists (select from trade.invoice_allocation a
  where a.invoice = i.id and a.allocated_to <> 0)`

const COLUMNS = `i.id, i.number, i.seller, i.buyer, s.code as seller_code, b.code as buyer_code,
  i.amount_minor, i.invoiced_on, i.red_lettered_minor = i.amount_minor as taken_back,
  ${IS_USED} as used, c.differs`

const PARTIES = `join ledger.party s on s.id = i.seller join ledger.party b on b.id = i.buyer`

/** What its seller denies is no invoice of the seller's that could be asked for. */
const SELECT_UNASKED = `
  select ${COLUMNS} from trade.invoice i left join trade.tax_check c on c.invoice = i.id ${PARTIES}
   where i.id > $1 and c.invoice is null and not i.denied and i.number ~ '^[2-9][0-9]{19}$'
   order by i.id limit ${TURN_INVOICES_MAX}`

const SELECT_AGAIN = `
  select ${COLUMNS} from trade.tax_check c join trade.invoice i on i.id = c.invoice ${PARTIES}
   where c.asked_on < ${BUSINESS_DATE} and ${IS_USED}
   order by c.asked_on, c.invoice limit ${TURN_INVOICES_MAX}`
