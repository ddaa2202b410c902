import { COLUMN_PRODUCTS, type LoanColumns } from '../columns.ts'
import { findSegment } from '../period-rate.ts'
import type { ProjectionRun } from '../projection-run.ts'
import { type AnnuityTable, EQUAL_PARTS, LAST_ONLY } from './annuity-table.ts'

/** The loans that one inner loop pays: few enough to stay in the processor's first cache. */
export const BLOCK_LOANS = 512
const NEVER = 2 ** 31 - 1

/** A block of loans of one schedule (and age, where it matters), most payments left first. */
export class Block {
  readonly run: ProjectionRun
  readonly table: AnnuityTable
  /** The loans' indices in the columns. */
  readonly at: Uint32Array
  readonly balance: Float64Array
  /** The annual rate, or the rate of a period where the convention is nominal. */
  readonly rate: Float64Array
  /** `table.cells[cell − k]` is the principal share at payment k, up to payment `next`. */
  readonly cell: Int32Array
  readonly #next: Int32Array
  readonly #payments: Uint16Array
  /** Loans whose rate or principal share changes later, and the first payment at which one does. */
  #moving: number[]
  #nextChange = 0

  constructor(run: ProjectionRun, table: AnnuityTable, at: Uint32Array) {
    this.run = run
    this.table = table
    this.at = at
    this.#payments = Uint16Array.from(at, index => countPaymentsLeft(run.columns, index))
    this.balance = Float64Array.from(at, index => run.columns.balance[index]!)
    this.rate = new Float64Array(at.length)
    this.cell = new Int32Array(at.length)
    this.#next = new Int32Array(at.length)
    this.#moving = [...at.keys()]
  }

  /** Counts the loans that have a payment `k`, given how many had the one before. */
  countLive(k: number, before: number): number {
    let live = before
    while (live > 0 && this.#payments[live - 1]! <= k) live--
    return live
  }

  /** Changes what changes before payment `k`: rates, interest-only periods, the balloon. */
  changeFactors(k: number, live: number): void {
    if (k < this.#nextChange) return
    const full = !this.table.hasRoomFor(live)
    if (full) this.table.clear()
    const among = full ? [...this.at.keys()] : this.#moving
    this.#moving = among.filter(j => j < live)
    for (const j of this.#moving) if (full || this.#next[j]! <= k) this.#setFactors(j, k)
    this.#moving = this.#moving.filter(j => this.#next[j]! < NEVER)
    this.#nextChange = this.#moving.reduce((first, j) => Math.min(first, this.#next[j]!), NEVER)
  }

  #setFactors(j: number, k: number): void {
    const { run, table } = this
    const at = this.at[j]!
    const path = run.getRatePath(at)
    const segment = findSegment(path, k)
    const rate = path.rates[segment]!
    const share = findShare(run.columns, at, k)
    const row = share.row === null ? table.getRow(rate.nominal, share.payments) : share.row
    this.rate[j] = rate.near
    this.cell[j] = row * table.stride + share.payments + k
    this.#next[j] = Math.min(share.until, path.starts[segment + 1] ?? NEVER)
  }
}

/** A row of the table (null: that of the rate), the payments left, and when this changes. */
interface PrincipalShare {
  readonly row: number | null
  readonly payments: number
  readonly until: number
}

function findShare(columns: LoanColumns, at: number, k: number): PrincipalShare {
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

/** Counts the payments that a loan of the columns still makes, were the grid long enough. */
export function countPaymentsLeft(columns: LoanColumns, at: number): number {
  const left = columns.remaining[at]!
  if (COLUMN_PRODUCTS[columns.product[at]!] !== 'balloon') return left
  return Math.min(left, Math.max(columns.extra[at]! - columns.elapsed[at]!, 1))
}
