import { COLUMN_PRODUCTS, type LoanColumns } from '../columns.ts'
import { segmentAt } from '../period-rate.ts'
import type { Run } from '../projection-run.ts'
import { type AnnuityTable, EQUAL_PARTS, LAST_ONLY } from './annuity-table.ts'

/** Loans that are paid in one inner loop: few enough to stay in the nearest cache. */
export const BLOCK_LOANS = 512
const NEVER = 2 ** 31 - 1

/** Loans of one schedule (and age, where it matters), those with most payments left first. */
export class Block {
  readonly run: Run
  readonly table: AnnuityTable
  /** Places in the columns. */
  readonly at: Uint32Array
  readonly balance: Float64Array
  /** Annual, or of a period where the convention is nominal. */
  readonly rate: Float64Array
  /** `table.cells[cell − k]` is the share of principal at payment k, until payment `next`. */
  readonly cell: Int32Array
  private readonly next: Int32Array
  private readonly payments: Uint16Array
  /** Loans whose rate or plan will change again, and the first payment at which one does. */
  private moving: number[]
  private nextChange = 0

  constructor(run: Run, table: AnnuityTable, at: Uint32Array) {
    this.run = run
    this.table = table
    this.at = at
    this.payments = Uint16Array.from(at, place => paymentsLeft(run.columns, place))
    this.balance = Float64Array.from(at, place => run.columns.balance[place]!)
    this.rate = new Float64Array(at.length)
    this.cell = new Int32Array(at.length)
    this.next = new Int32Array(at.length)
    this.moving = [...at.keys()]
  }

  /** Loans with a payment `k`; asked in the order of payments. */
  live(k: number, before: number): number {
    let live = before
    while (live > 0 && this.payments[live - 1]! <= k) live--
    return live
  }

  /** Before payment `k`: new rates, the end of interest-only periods, the balloon. */
  change(k: number, live: number): void {
    if (k < this.nextChange) return
    const full = !this.table.hasRoomFor(live)
    if (full) this.table.clear()
    const among = full ? [...this.at.keys()] : this.moving
    this.moving = among.filter(j => j < live)
    for (const j of this.moving) if (full || this.next[j]! <= k) this.place(j, k)
    this.moving = this.moving.filter(j => this.next[j]! < NEVER)
    this.nextChange = this.moving.reduce((first, j) => Math.min(first, this.next[j]!), NEVER)
  }

  private place(j: number, k: number): void {
    const { run, table } = this
    const at = this.at[j]!
    const path = run.ratePathOf(at)
    const segment = segmentAt(path, k)
    const rate = path.rates[segment]!
    const share = shareOf(run.columns, at, k)
    const row = share.row === null ? table.rowOf(rate.nominal, share.payments) : share.row
    this.rate[j] = rate.near
    this.cell[j] = row * table.stride + share.payments + k
    this.next[j] = Math.min(share.until, path.starts[segment + 1] ?? NEVER)
  }
}

/**
 * A row of the table (null: the rate's own), the payments left in it, and the payment it ends at.
 */
interface Share {
  readonly row: number | null
  readonly payments: number
  readonly until: number
}

function shareOf(columns: LoanColumns, at: number, k: number): Share {
  const left = columns.remaining[at]! - k
  const planned = columns.extra[at]! - columns.elapsed[at]!
  switch (COLUMN_PRODUCTS[columns.product[at]!]!) {
    case 'level':
      return { row: null, payments: left, until: NEVER }
    case 'even_principal':
      return { row: EQUAL_PARTS, payments: left, until: NEVER }
    case 'bullet':
      return { row: LAST_ONLY, payments: left, until: NEVER }
    case 'balloon':
      if (left === 1 || planned - k <= 1) return { row: LAST_ONLY, payments: 1, until: NEVER }
      return { row: null, payments: planned - k, until: k + left - 1 }
    case 'interest_only_level':
      if (k < planned) return { row: LAST_ONLY, payments: left, until: planned }
      return { row: null, payments: left, until: NEVER }
    case 'interest_only_even':
      if (k < planned) return { row: LAST_ONLY, payments: left, until: planned }
      return { row: EQUAL_PARTS, payments: left, until: NEVER }
  }
}

/** Payments a loan of these columns still makes, if the grid reaches so far. */
export function paymentsLeft(columns: LoanColumns, at: number): number {
  const left = columns.remaining[at]!
  if (COLUMN_PRODUCTS[columns.product[at]!] !== 'balloon') return left
  return Math.min(left, Math.max(columns.extra[at]! - columns.elapsed[at]!, 1))
}
