import { numberOf, type Ratio } from '../../ratio.ts'

/** Rates a table holds at once; full, it starts again. */
const ROWS_MAX = 2048
/** Rows that belong to no rate: nothing until the last payment, and equal parts. */
export const LAST_ONLY = 0
export const EQUAL_PARTS = 1
const FIRST_RATE = 2
let spare: AnnuityTable | null = null

/**
 * Lends the table of earlier runs, its rows filled, if it is long enough: a kept table depends on
 * nothing but its rates. Whoever asks meanwhile gets one of its own.
 */
export function withTable(paymentsMax: number, use: (table: AnnuityTable) => void): void {
  const table = spare && spare.stride > paymentsMax ? spare : new AnnuityTable(paymentsMax)
  spare = null
  use(table)
  spare = table
}

/** Veltkamp: splits a double into two halves of 26 bits whose products are exact. */
const SPLITTER = 2 ** 27 + 1
const WHOLE_DOUBLE = 1n << 53n

/** A rate in the table: how far its row is filled, and its growth so far in two doubles. */
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
 * Shares of the balance repaid with n payments left, as doubles: `cells[row × stride + n]`, filled
 * as far as a loan of the rate has payments left. Each is within 2^-50 of its factor of 18 digits,
 * relatively; the last payment's is 1.
 */
export class AnnuityTable {
  readonly stride: number
  readonly cells: Float64Array
  private readonly rowOfRate = new Map<Ratio, number>()
  private rows: Row[] = []

  constructor(paymentsMax: number) {
    this.stride = paymentsMax + 1
    this.cells = new Float64Array(ROWS_MAX * this.stride)
    this.cells[LAST_ONLY * this.stride + 1] = 1
    for (let n = 1; n <= paymentsMax; n++) this.cells[EQUAL_PARTS * this.stride + n] = 1 / n
  }

  hasRoomFor(rates: number): boolean {
    return FIRST_RATE + this.rows.length + rates <= ROWS_MAX
  }

  clear(): void {
    this.rowOfRate.clear()
    this.rows = []
  }

  /** `periodRate` is one object per rate, as `Run.periodRate` gives it. */
  rowOf(periodRate: Ratio, payments: number): number {
    if (periodRate.num === 0n) return EQUAL_PARTS
    const place = this.rowOfRate.get(periodRate) ?? this.open(periodRate)
    const row = this.rows[place - FIRST_RATE]!
    if (row.filled < payments) fill(this.cells, row, payments)
    return place
  }

  private open(rate: Ratio): number {
    const place = FIRST_RATE + this.rows.length
    this.rowOfRate.set(rate, place)
    const near = numberOf(rate)
    const rest = restOf(rate.num, rate.den, near)
    const start = place * this.stride
    this.rows.push({ rate, start, near, rest, filled: 0, growth: 0, growthRest: 0 })
    return place
  }

  /** The rate of a row above `EQUAL_PARTS`. */
  rateOf(row: number): Ratio {
    return this.rows[row - FIRST_RATE]!.rate
  }
}

/** i / ((1 + i)^n − 1); the growth in two doubles (106 bits), by a ← a + i + i·a. */
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
 * num/den − near, for the `near` next to it: what division left over, exactly where both are whole
 * doubles (Dekker's product), else scaled by 2^240, where a double of a rate is a whole number.
 */
function restOf(num: bigint, den: bigint, near: number): number {
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
