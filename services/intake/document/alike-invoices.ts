import type { PoolClient } from 'pg'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { type InvoiceId, idNumber, idOf, type PartyId } from '../../../contracts/kernel/id.ts'
import type { Currency } from '../../../contracts/kernel/money.ts'
import { areAlike, type Compared, findLikeness } from '../../../contracts/trade/number-likeness.ts'
import { isHeard, type Worded } from '../../../contracts/trade/whose-word.ts'
import { documentKey } from './number.ts'

/** Of one seller, those last recorded whose numbers have the same digits: so many are compared. */
const COMPARED_MAX = 50

/** Invoices that others of their sellers may be alike, those of the same transaction included. */
export class AlikeInvoices {
  readonly #known: Map<string, Comparable[]>

  constructor(known: Map<string, Comparable[]>) {
    this.#known = known
  }

  /** The first that the invoice is alike, of those that the importer is heard on; null: none. */
  find(invoice: Omit<Comparable, 'id'>, party: PartyId): InvoiceId | null {
    const compared = this.#known.get(keyFor(invoice.seller, invoice.number)) ?? []
    return compared.find(one => isHeard(one, party) && areAlike(invoice, one))?.id ?? null
  }

  add(invoice: Comparable): void {
    const key = keyFor(invoice.seller, invoice.number)
    this.#known.set(key, [...(this.#known.get(key) ?? []), invoice])
  }
}

interface Comparable extends Compared, Worded {
  readonly id: InvoiceId
}

function keyFor(seller: PartyId, number: string): string {
  return documentKey(seller, findLikeness(number).digits)
}

export async function loadAlike(
  client: PoolClient,
  names: readonly { readonly seller: PartyId; readonly number: string }[],
): Promise<AlikeInvoices> {
  const { rows } = await client.query<ComparableRecord>(
    `select i.* from (select distinct * from unnest($1::bigint[], $2::text[])
                        n (seller, likeness)) n
      cross join lateral (
        select id, seller, buyer, number, asserted_by, currency, amount_minor, invoiced_on
          from trade.invoice
         where seller = n.seller and likeness = n.likeness and likeness is not null
         order by id desc limit ${COMPARED_MAX}) i
      order by i.id`,
    [names.map(n => idNumber(n.seller)), names.map(n => findLikeness(n.number).digits)],
  )
  const known = rows.map(row => ({
    id: idOf('inv', row.id),
    seller: idOf('pty', row.seller),
    buyer: idOf('pty', row.buyer),
    number: row.number,
    assertedBy: row.asserted_by === 0n ? null : idOf('pty', row.asserted_by),
    currency: row.currency,
    amount: row.amount_minor,
    invoicedOn: row.invoiced_on,
  }))
  return new AlikeInvoices(Map.groupBy(known, one => keyFor(one.seller, one.number)))
}

interface ComparableRecord {
  id: bigint
  seller: bigint
  buyer: bigint
  number: string
  asserted_by: bigint
  currency: Currency
  amount_minor: bigint
  invoiced_on: BusinessDate
}
