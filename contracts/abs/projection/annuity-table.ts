import { numberOf, type Ratio } from '../ratio.ts'

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

/**
 * Shares of the balance repaid with n payments left, as doubles: `cells[row × stride + n]`. Each is
 * within 2^-50 of its factor of 18 digits, relatively; the last payment's is 1.
 */
export class AnnuityTable {
  readonly stride: number
  readonly cells: Float64Array
  private readonly rowOfRate = new Map<Ratio, number>()
  private rates: Ratio[] = []

  constructor(paymentsMax: number) {
    this.stride = paymentsMax + 1
    this.cells = new Float64Array(ROWS_MAX * this.stride)
    this.cells[LAST_ONLY * this.stride + 1] = 1
    for (let n = 1; n <= paymentsMax; n++) this.cells[EQUAL_PARTS * this.stride + n] = 1 / n
  }

  hasRoomFor(rates: number): boolean {
    return FIRST_RATE + this.rates.length + rates <= ROWS_MAX
  }

  clear(): void {
    this.rowOfRate.clear()
    this.rates = []
  }

  /** `periodRate` is one object per rate, as `Run.periodRate` gives it. */
  rowOf(periodRate: Ratio): number {
    if (periodRate.num === 0n) return EQUAL_PARTS
    const known = this.rowOfRate.get(periodRate)
    if (known !== undefined) return known
    const row = FIRST_RATE + this.rates.push(periodRate) - 1
    this.rowOfRate.set(periodRate, row)
    const start = row * this.stride
    fillRow(this.cells.subarray(start, start + this.stride), periodRate)
    return row
  }

  /** The rate of a row above `EQUAL_PARTS`. */
  rateOf(row: number): Ratio {
    return this.rates[row - FIRST_RATE]!
  }
}

/** i / ((1 + i)^n − 1); the growth in two doubles (106 bits), by a ← a + i + i·a. */
function fillRow(cells: Float64Array, { num, den }: Ratio): void {
  const i = numberOf({ num, den })
  const iLow = restOf(num, den, i)
  const iHigh = head(i)
  let a = 0
  let aLow = 0
  for (let n = 1; n < cells.length; n++) {
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
    cells[n] = n === 1 ? 1 : i / a
  }
}

/**
 * num/den − near, for the `near` next to it: scaled by 2^240 a double of a rate is a whole number.
 */
function restOf(num: bigint, den: bigint, near: number): number {
  return Number((num << 240n) / den - BigInt(near * 2 ** 240)) / 2 ** 240
}

function head(x: number): number {
  const scaled = SPLITTER * x
  return scaled - (scaled - x)
}
