import { addDays, type BusinessDate, dayNumber, weekday } from '../../contracts/kernel/date.ts'
import type { InvoiceId } from '../../contracts/kernel/id.ts'
import type { StoryBook } from './book.ts'
import type { Cast, Member } from './cast.ts'
import { type Market, type MarketInvoice, rowsFor } from './market/index.ts'

type MarketImport = ReturnType<typeof rowsFor>[number]

/** Trade documents on their way in, and what the platform calls the invoices among them. */
export class TradeDocuments {
  readonly #market: Market
  readonly #cast: Cast
  readonly #known = new Map<string, InvoiceId>()

  constructor(market: Market, cast: Cast) {
    this.#market = market
    this.#cast = cast
  }

  /** What the platform has already, from a run before this one. */
  async remember(): Promise<void> {
    await Promise.all(this.#cast.suppliers.map(seller => this.#readInvoices(seller, () => false)))
  }

  /**
   * Sellers import what is dated after `after`, up to `date`: invoices daily, orders and deliveries
   * in the first import of a week. The same again changes nothing.
   */
  async importUntil(
    date: BusinessDate,
    after: BusinessDate | null,
    book: StoryBook,
  ): Promise<void> {
    const weekly = after === null || findMonday(after) < findMonday(date)
    const before = weekly && after !== null ? addDays(findMonday(after), -1) : null
    const imports = [
      ...(weekly ? rowsFor(this.#market, date, before, ['order', 'delivery']) : []),
      ...rowsFor(this.#market, date, after, ['invoice']),
    ]
    for (const kind of ['order', 'delivery', 'invoice'] as const)
      await Promise.all(
        imports.filter(one => one.kind === kind).map(one => this.#import(one, date, book)),
      )
  }

  /** Undefined when the import refused it. */
  idOf({ seller, number }: Pick<MarketInvoice, 'seller' | 'number'>): InvoiceId | undefined {
    return this.#known.get(formatKey(seller, number))
  }

  async #import(one: MarketImport, date: BusinessDate, book: StoryBook): Promise<void> {
    const seller = this.#cast.byCode.get(one.party)!
    const { kind, rows, mapping } = one
    const { imports } = seller.alone.client
    const report = await imports.rows(kind, rows, { name: `${date} ${kind}`, mapping })
    if (!report.ok) throw new Error(`an import was refused: ${report.refusal}`)
    for (const { refusal } of report.refusedRows.flatMap(row => row.cells))
      book.count(`refused ${kind}`, 0n, refusal)
    book.count(`imported ${kind}`, 0n, undefined, report.accepted)
    for (const { id, number } of report.invoices)
      this.#known.set(formatKey(seller.code, number), id)
    const isKnown = () => rows.every(row => this.#known.has(formatKey(one.party, row['number']!)))
    if (kind === 'invoice' && !isKnown()) await this.#readInvoices(seller, isKnown, rows.length)
  }

  /** Newest first, until `enough`. */
  async #readInvoices(seller: Member, enough: () => boolean, first = PAGE_ROWS): Promise<void> {
    let after: string | null = null
    do {
      const variables: object = { first: Math.min(first, PAGE_ROWS), after }
      const { viewer } = await seller.alone.client.read<InvoicesRead>(INVOICES, variables)
      for (const { node } of viewer.invoices.edges)
        this.#known.set(formatKey(seller.code, node.number), node.id)
      const { hasNextPage, endCursor } = viewer.invoices.pageInfo
      after = hasNextPage ? endCursor : null
    } while (after !== null && !enough())
  }
}

const PAGE_ROWS = 200

const INVOICES = `query ($first: Int, $after: String) {
  viewer { invoices(as: seller, first: $first, after: $after) {
    edges { node { id number } } pageInfo { hasNextPage endCursor } } }
}`

interface InvoicesRead {
  readonly viewer: {
    readonly invoices: {
      readonly edges: readonly {
        readonly node: { readonly id: InvoiceId; readonly number: string }
      }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    }
  }
}

function formatKey(seller: string, number: string): string {
  return `${seller} ${number}`
}

function findMonday(date: BusinessDate): BusinessDate {
  return addDays(date, -((weekday(dayNumber(date)) + 6) % 7))
}
