import type { Pool } from 'pg'
import type { InvoiceColumns } from '../../contracts/trade/graph/trade-graph.ts'

/** The invoices of one currency as the watch looks at them, with whose and which they are. */
export interface LoadedTrade {
  readonly currency: string
  /** The numbers of their ids, in the order of the columns. */
  readonly invoices: BigInt64Array
  readonly columns: InvoiceColumns
}

/** All trade between two days, by currency; the parties are those of `firms`, by index. */
export interface Loaded {
  readonly trade: readonly LoadedTrade[]
  readonly firms: readonly bigint[]
}

export interface Days {
  readonly from: number
  readonly to: number
}

/** A page is some megabytes, and its connection is free between one and the next. */
const PAGE_ROWS = 20_000

/** Reads invoices page by page: it may be a million, and nobody else has to wait for them. */
export async function loadTrade(pool: Pool, { from, to }: Days): Promise<Loaded> {
  const currencies = new Map<string, Growing>()
  const firms = new Map<bigint, number>()
  const numberFirm = (party: bigint) => {
    const known = firms.get(party)
    if (known === undefined) firms.set(party, firms.size)
    return known ?? firms.size - 1
  }
  for (let after = 0n; ; ) {
    const { rows } = await pool.query<InvoiceRow>(SELECT_INVOICES, [after, from, to, PAGE_ROWS])
    for (const { id, currency, seller, buyer, day, amount_minor } of rows) {
      const growing = currencies.get(currency) ?? new Growing()
      currencies.set(currency, growing)
      growing.add(id, numberFirm(seller), numberFirm(buyer), day, Number(amount_minor))
    }
    if (rows.length < PAGE_ROWS) break
    after = rows.at(-1)!.id
  }
  const trade = [...currencies].map(([currency, growing]) => ({ currency, ...growing.end() }))
  return { trade, firms: [...firms.keys()] }
}

interface InvoiceRow {
  readonly id: bigint
  readonly currency: string
  readonly seller: bigint
  readonly buyer: bigint
  readonly day: number
  readonly amount_minor: bigint
}

/** What its seller denies is no trade. */
const SELECT_INVOICES = `
  select id, currency, seller, buyer, amount_minor,
         (invoiced_on - date '1970-01-01') as day
    from trade.invoice
   where id > $1 and not denied
     and invoiced_on between date '1970-01-01' + $2::int and date '1970-01-01' + $3::int
   order by id limit $4`

const FIRST_SIZE = 1_024

/** Columns that grow by doubling. */
class Growing {
  #count = 0
  #invoices = new BigInt64Array(FIRST_SIZE)
  #whole = [0, 1, 2].map(() => new Int32Array(FIRST_SIZE))
  #amount = new Float64Array(FIRST_SIZE)

  add(id: bigint, seller: number, buyer: number, day: number, amount: number): void {
    if (this.#count === this.#amount.length) this.#grow()
    const at = this.#count++
    this.#invoices[at] = id
    for (const [i, value] of [seller, buyer, day].entries()) this.#whole[i]![at] = value
    this.#amount[at] = amount
  }

  end(): Omit<LoadedTrade, 'currency'> {
    const count = this.#count
    const [seller, buyer, day] = this.#whole.map(column => column.slice(0, count)) as [
      Int32Array,
      Int32Array,
      Int32Array,
    ]
    const amount = this.#amount.slice(0, count)
    return { invoices: this.#invoices.slice(0, count), columns: { seller, buyer, day, amount } }
  }

  #grow(): void {
    const size = 2 * this.#count
    const invoices = new BigInt64Array(size)
    invoices.set(this.#invoices)
    this.#invoices = invoices
    this.#whole = this.#whole.map(column => {
      const larger = new Int32Array(size)
      larger.set(column)
      return larger
    })
    const amount = new Float64Array(size)
    amount.set(this.#amount)
    this.#amount = amount
  }
}
