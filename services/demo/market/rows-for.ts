import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { DocumentKind } from '../../../contracts/trade/document.ts'
import type { Market, MarketInvoice } from './market.ts'
import { CERTIFICATE_CLAUSE_DIGEST } from './trade.ts'

/** One import as a supplier's own system would make it: `importRows` takes it as it is. */
export interface MarketImport {
  readonly kind: DocumentKind
  /** Code of the seller, who imports. */
  readonly party: string
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly mapping: object
}

/**
 * What is to be imported on a business date: documents dated after `after` (the business date
 * before it; without one, from the beginning) up to `date`. Orders come before deliveries, these
 * before invoices; each list is of one seller. `kinds` narrows it: deliveries precede invoices by
 * a week at least, so orders and deliveries may be imported weekly.
 */
export function rowsFor(
  market: Market,
  date: BusinessDate,
  after: BusinessDate | null = null,
  kinds: readonly DocumentKind[] = ['order', 'delivery', 'invoice'],
): readonly MarketImport[] {
  const all = [...market.invoices, ...market.onwardInvoices]
  return kinds.flatMap(kind => {
    const { dateOf, rowOf } = KINDS[kind]
    const due = all.filter(one => dateOf(one) <= date && (after === null || dateOf(one) > after))
    const bySeller = Map.groupBy(due, one => `${one.seller} ${kind !== 'invoice' || one.synthetic}`)
    return [...bySeller.values()].map(ofSeller => ({
      kind,
      party: ofSeller[0]!.seller,
      rows: ofSeller.map(rowOf),
      mapping: {
        format: 'tallystick.document-mapping.v1',
        columns: {},
        synthetic: kind !== 'invoice' || ofSeller[0]!.synthetic,
      },
    }))
  })
}

interface RowsOfKind {
  readonly dateOf: (invoice: MarketInvoice) => BusinessDate
  readonly rowOf: (invoice: MarketInvoice) => Readonly<Record<string, string>>
}

/** An order and a delivery have their invoice's number with a letter before it. */
const KINDS: Readonly<Record<DocumentKind, RowsOfKind>> = {
  order: {
    dateOf: invoice => invoice.orderedOn,
    rowOf: ({ seller, buyer, number, orderedOn, currency, quantity, price }) => ({
      ...{ seller, buyer, number: `O${number}`, orderedOn, currency },
      ...{ quantity: String(quantity), price: String(price) },
      certificateClause: CERTIFICATE_CLAUSE_DIGEST,
    }),
  },
  delivery: {
    dateOf: invoice => invoice.deliveredOn,
    rowOf: ({ seller, number, deliveredOn, quantity }) => ({
      ...{ seller, order: `O${number}`, number: `D${number}`, deliveredOn },
      quantity: String(quantity),
    }),
  },
  invoice: {
    dateOf: invoice => invoice.invoicedOn,
    rowOf: ({ seller, buyer, number, currency, amount, quantity, price, ...dates }) => ({
      ...{ seller, buyer, number, order: `O${number}`, delivery: `D${number}`, currency },
      ...{ amount: String(amount), quantity: String(quantity), price: String(price) },
      ...{ invoicedOn: dates.invoicedOn, dueOn: dates.dueOn },
    }),
  },
}
