import { type Ratio, toNumber } from '../../ratio.ts'

/** The rates that a table holds; when it is full, it is emptied. */
const ROWS_MAX = 2048
/** The rows without a rate: nothing until the last payment, and equal parts. */
export const LAST_ONLY = 0
export const EQUAL_PARTS = 1
const FIRST_RATE = 2
let spare: AnnuityTable | null = null

/**
 * Calls `use` with the table of earlier runs, rows filled, if it is long enough, else with a new
 * one; a table depends on nothing but its rates. A call within a call gets a table of its own.
 */
export function withTable(paymentsMax: number, use: (table: AnnuityTable) => void): void {
  const table = spare && spare.stride > paymentsMax ? spare : new AnnuityTable(paymentsMax)
  spare = null
  use(table)
  spare = table
}

/** Veltkamp's constant: it splits a double into halves of 26 bits whose products are exact. */
const SPLITTER = 2 ** 27 + 1
const WHOLE_DOUBLE = 1n << 53n

/** The row of a rate: how far it is filled, and the growth up to there in two doubles. */
interface Row {
  readonly rate: Ratio
  readonly start: number
  readonly near: number
  readonly rest: number
  filled: number
  growth: number
  growthRest: number
}

/**
 * A table of annuity factors: the share of the balance that is repaid with n payments left is
 * `cells[row × stride + n]`. A row is filled as far as a loan of its rate has payments left; each
 * double is within 2^-50, relatively, of its factor of 18 digits, and that of n = 1 is 1.
 */
export class AnnuityTable {
  readonly stride: number
  readonly cells: Float64Array
  readonly #rowOfRate = new Map<Ratio, number>()
  #rows: Row[] = []

  constructor(paymentsMax: number) {
    this.stride = paymentsMax + 1
    this.cells = new Float64Array(ROWS_MAX * this.stride)
    this.cells[LAST_ONLY * this.stride + 1] = 1
    for (let n = 1; n <= paymentsMax; n++) this.cells[EQUAL_PARTS * this.stride + n] = 1 / n
  }

  hasRoomFor(rates: number): boolean {
    return FIRST_RATE + this.#rows.length + rates <= ROWS_MAX
  }

  clear(): void {
    this.#rowOfRate.clear()
    this.#rows = []
  }

  /** Gets the row of a rate, filled up to `payments`; `periodRate` is one object per rate. */
  getRow(periodRate: Ratio, payments: number): number {
    if (periodRate.num === 0n) return EQUAL_PARTS
    const index = this.#rowOfRate.get(periodRate) ?? this.#open(periodRate)
    const row = this.#rows[index - FIRST_RATE]!
    if (row.filled < payments) fill(this.cells, row, payments)
    return index
  }

  #open(rate: Ratio): number {
    const index = FIRST_RATE + this.#rows.length
    this.#rowOfRate.set(rate, index)
    const near = toNumber(rate)
    const rest = computeRest(rate.num, rate.den, near)
    const start = index * this.stride
    this.#rows.push({ rate, start, near, rest, filled: 0, growth: 0, growthRest: 0 })
    return index
  }

  /** Gets the rate of a row above `EQUAL_PARTS`. */
  getRate(row: number): Ratio {
    return this.#rows[row - FIRST_RATE]!.rate
  }
}

/** Fills a row with i / ((1 + i)^n − 1); the growth is kept in two doubles, by a ← a + i + i·a. */
function fill(cells: Float64Array, row: Row, payments: number): void {
  const { start, near: i, rest: iLow } = row
  const iHigh = head(i)
  let a = row.growth
  let aLow = row.growthRest
  for (let n = row.filled + 1; n <= payments; n++) {
    const product = i * a
    const high = head(a)
    const error =
      iHigh * high - product + iHigh * (a - high) + (i - iHigh) * high + (i - iHigh) * (a - high)
    const low = error + i * aLow + iLow * a + iLow + aLow
    const partial = product + i
    const lost = product > i ? product - partial + i : i - partial + product
    const sum = a + partial
    const rest = a > partial ? a - sum + partial : partial - sum + a
    a = sum + (rest + lost + low)
    aLow = sum - a + (rest + lost + low)
    cells[start + n] = n === 1 ? 1 : i / a
  }
  row.growth = a
  row.growthRest = aLow
  row.filled = payments
}

/**
 * Computes num/den − near, where `near` is the double next to num/den: by Dekker's product where
 * both are whole doubles, else in integers scaled by 2^240, where a rate's double is whole.
 */
function computeRest(num: bigint, den: bigint, near: number): number {
  if (num >= WHOLE_DOUBLE || den >= WHOLE_DOUBLE)
    return Number((num << 240n) / den - BigInt(near * 2 ** 240)) / 2 ** 240
  const [n, d] = [Number(num), Number(den)]
  const product = near * d
  const [nearHigh, dHigh] = [head(near), head(d)]
  const [nearLow, dLow] = [near - nearHigh, d - dHigh]
  const error = nearHigh * dHigh - product + nearHigh * dLow + nearLow * dHigh + nearLow * dLow
  return (n - product - error) / d
}

function head(x: number): number {
  const scaled = SPLITTER * x
  return scaled - (scaled - x)
}
