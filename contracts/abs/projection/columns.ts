import { type Answer, answer } from '../../kernel/answer.ts'
import { civil, dayNumber } from '../../kernel/date.ts'
import { DAY_COUNTS, type DayCount } from '../../kernel/day-count.ts'
import { type Refused, refuse } from '../../kernel/decision.ts'
import type { Currency } from '../../kernel/money.ts'
import { parseRate } from '../../kernel/rate.ts'
import type { Loan, LoanRate, StatedAsset } from '../asset.ts'

/**
 * The columns of a pool: typed arrays with one element per asset, in the order of the tape. They
 * are read only and may be shared by threads; an asset is known by its index in them (`at`).
 */
export interface LoanColumns {
  readonly count: number
  readonly currency: Currency
  /** Fen outstanding, whole. */
  readonly balance: Float64Array
  /** Payments made before the cut-off, and payments left; 0 for assets without payments. */
  readonly elapsed: Uint16Array
  readonly remaining: Uint16Array
  /** Index in `COLUMN_PRODUCTS`; with `OTHER` the asset itself is in `others`. */
  readonly product: Uint8Array
  /** A balloon's amortisation periods or interest-only periods, from the loan's start. */
  readonly extra: Uint16Array
  /** Indices in `coupons` and `schedules`, which hold each distinct value once. */
  readonly coupon: Int32Array
  readonly schedule: Int32Array
  readonly coupons: readonly LoanRate[]
  readonly schedules: readonly ScheduleTerms[]
  readonly others: ReadonlyMap<number, StatedAsset>
}

/** The dates on which loans pay. `nextMonth` is year × 12 + month − 1 of the next payment. */
export interface ScheduleTerms {
  readonly nextMonth: number
  readonly day: number
  readonly months: number
  readonly dayCount: DayCount
  /** Day number from which the first accrual runs when no payment was made yet, else null. */
  readonly accruesFrom: number | null
  /** Set only where the day count needs it: 30E/360 ISDA with a maturity in February. */
  readonly maturity: number | null
}

export const COLUMN_PRODUCTS = [
  'level',
  'even_principal',
  'bullet',
  'balloon',
  'interest_only_level',
  'interest_only_even',
] as const
export const OTHER = COLUMN_PRODUCTS.length

/** The longest life is a hundred years of months; a tape with 10^9 periods is refused. */
export const PAYMENTS_MAX = 1200
/** 200 % a year. A higher rate is almost surely a percentage that was not divided by 100. */
export const ANNUAL_RATE_MAX = '2'
/** The limit of a pool in fen: below it sums are exact in doubles, with room for the guard. */
export const POOL_FEN_MAX = 2n ** 50n

export type ColumnRefusal =
  | 'pool_must_have_an_asset'
  | 'pool_must_have_one_currency'
  | 'pool_must_stay_below_2_to_the_50_fen'
  | 'balance_must_not_be_negative'
  | 'payments_left_must_be_from_1_to_1200'
  | 'payments_left_must_not_exceed_the_term'
  | 'plan_must_be_from_0_to_1200_periods'
  | 'maturity_must_not_precede_origination'
  | 'first_payment_must_not_precede_origination'
  | 'rate_must_be_a_decimal'
  | 'annual_rate_must_not_exceed_200_percent'
  | 'rate_must_name_its_day_count'
  | 'reset_months_must_be_at_least_1'

/**
 * Builds the columns in one pass over a tape, which may be a generator; only assets that are not
 * plain loans are kept as objects. Refuses with a path such as `assets.17.balance`.
 */
export function buildColumns(assets: Iterable<StatedAsset>): Answer<LoanColumns, ColumnRefusal> {
  const columns = new ColumnBuilder()
  let at = 0
  for (const asset of assets) {
    const refused = columns.add(asset, at)
    if (refused) return { ...refused, path: `assets.${at}${refused.path && `.${refused.path}`}` }
    at++
  }
  return at === 0 ? refuse('pool_must_have_an_asset', 'assets') : answer(columns.finish())
}

/** Selects the assets `from` to `to`, excluded, of a pool; typed arrays are shared, not copied. */
export function sliceColumns(columns: LoanColumns, from: number, to: number): LoanColumns {
  const others = [...columns.others].filter(([at]) => at >= from && at < to)
  return {
    ...columns,
    count: to - from,
    balance: columns.balance.subarray(from, to),
    elapsed: columns.elapsed.subarray(from, to),
    remaining: columns.remaining.subarray(from, to),
    product: columns.product.subarray(from, to),
    extra: columns.extra.subarray(from, to),
    coupon: columns.coupon.subarray(from, to),
    schedule: columns.schedule.subarray(from, to),
    others: new Map(others.map(([at, asset]) => [at - from, asset])),
  }
}

class ColumnBuilder {
  #capacity = 0
  #count = 0
  #total = 0n
  #currency: Currency | null = null
  #balance = new Float64Array(0)
  #elapsed = new Uint16Array(0)
  #remaining = new Uint16Array(0)
  #product = new Uint8Array(0)
  #extra = new Uint16Array(0)
  #coupon = new Int32Array(0)
  #schedule = new Int32Array(0)
  readonly #coupons = new Distinct<LoanRate>()
  readonly #schedules = new Distinct<ScheduleTerms>()
  readonly #others = new Map<number, StatedAsset>()

  add(asset: StatedAsset, at: number): Refused<ColumnRefusal> | null {
    this.#currency ??= asset.currency
    this.#total += asset.balance
    const pays = isLoan(asset) && asset.status.kind !== 'defaulted'
    const refused = this.#checkCommon(asset) ?? (pays ? this.#checkLoan(asset) : null)
    if (refused) return refused
    if (at === this.#capacity) this.#grow(Math.max(1024, this.#capacity * 2))
    this.#balance[at] = Number(asset.balance)
    this.#product[at] = findProductIndex(asset)
    if (this.#product[at] === OTHER) this.#others.set(at, asset)
    if (isLoan(asset) && asset.status.kind !== 'defaulted') this.#addLoan(asset, at)
    this.#count = at + 1
    return null
  }

  #checkCommon(asset: StatedAsset): Refused<ColumnRefusal> | null {
    if (asset.balance < 0n) return refuse('balance_must_not_be_negative', 'balance')
    if (asset.maturityDate < asset.originationDate)
      return refuse('maturity_must_not_precede_origination', 'maturityDate')
    if (asset.currency !== this.#currency) return refuse('pool_must_have_one_currency', 'currency')
    if (this.#total >= POOL_FEN_MAX)
      return refuse('pool_must_stay_below_2_to_the_50_fen', 'balance')
    return null
  }

  /** Rates repeat: one that another loan has was checked with it. */
  #checkLoan(loan: Loan): Refused<ColumnRefusal> | null {
    const refused = checkTerms(loan)
    return refused ?? (this.#coupons.has(nameRate(loan.rate)) ? null : checkRate(loan.rate))
  }

  #addLoan(loan: Loan, at: number): void {
    this.#elapsed[at] = loan.termPeriods - loan.remainingPeriods
    this.#remaining[at] = loan.remainingPeriods
    this.#extra[at] = findPlan(loan)?.periods ?? 0
    this.#coupon[at] = this.#coupons.getIndex(nameRate(loan.rate), loan.rate)
    const terms = buildScheduleTerms(loan)
    this.#schedule[at] = this.#schedules.getIndex(Object.values(terms).join('|'), terms)
  }

  #grow(capacity: number): void {
    this.#capacity = capacity
    this.#balance = copyInto(this.#balance, new Float64Array(capacity))
    this.#elapsed = copyInto(this.#elapsed, new Uint16Array(capacity))
    this.#remaining = copyInto(this.#remaining, new Uint16Array(capacity))
    this.#product = copyInto(this.#product, new Uint8Array(capacity))
    this.#extra = copyInto(this.#extra, new Uint16Array(capacity))
    this.#coupon = copyInto(this.#coupon, new Int32Array(capacity))
    this.#schedule = copyInto(this.#schedule, new Int32Array(capacity))
  }

  finish(): LoanColumns {
    const whole: LoanColumns = {
      count: this.#capacity,
      currency: this.#currency ?? 'CNY',
      balance: this.#balance,
      elapsed: this.#elapsed,
      remaining: this.#remaining,
      product: this.#product,
      extra: this.#extra,
      coupon: this.#coupon,
      schedule: this.#schedule,
      coupons: this.#coupons.values,
      schedules: this.#schedules.values,
      others: this.#others,
    }
    return sliceColumns(whole, 0, this.#count)
  }
}

/** A list of distinct values; each has one index. */
class Distinct<T> {
  readonly values: T[] = []
  readonly #indices = new Map<string, number>()

  has(key: string): boolean {
    return this.#indices.has(key)
  }

  getIndex(key: string, value: T): number {
    const known = this.#indices.get(key)
    if (known !== undefined) return known
    this.#indices.set(key, this.values.length)
    return this.values.push(value) - 1
  }
}

function copyInto<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from)
  return to
}

export function isLoan(asset: StatedAsset): asset is Loan {
  return asset.product !== 'receivable'
}

function nameRate(rate: LoanRate): string {
  return rate.kind === 'fixed' ? rate.annual : JSON.stringify(rate)
}

function checkTerms(loan: Loan): Refused<ColumnRefusal> | null {
  const { remainingPeriods: left, termPeriods } = loan
  if (!Number.isInteger(left) || left < 1 || left > PAYMENTS_MAX)
    return refuse('payments_left_must_be_from_1_to_1200', 'remainingPeriods')
  if (!Number.isInteger(termPeriods) || left > termPeriods || termPeriods > 2 ** 16 - 1)
    return refuse('payments_left_must_not_exceed_the_term', 'termPeriods')
  const plan = findPlan(loan)
  if (
    plan &&
    !(Number.isInteger(plan.periods) && plan.periods >= 0 && plan.periods <= PAYMENTS_MAX)
  )
    return refuse('plan_must_be_from_0_to_1200_periods', plan.field)
  if (loan.firstPaymentDate < loan.originationDate)
    return refuse('first_payment_must_not_precede_origination', 'firstPaymentDate')
  return DAY_COUNTS.includes(loan.dayCount)
    ? null
    : refuse('rate_must_name_its_day_count', 'dayCount')
}

function checkRate(rate: LoanRate): Refused<ColumnRefusal> | null {
  const annual = parseRate(rate.annual)
  if (annual === null) return refuse('rate_must_be_a_decimal', 'rate.annual')
  if (annual.gt(ANNUAL_RATE_MAX))
    return refuse('annual_rate_must_not_exceed_200_percent', 'rate.annual')
  if (rate.kind === 'fixed') return null
  for (const field of ['spread', 'cap', 'floor', 'resetCap', 'nextResetCap'] as const) {
    const text = rate[field]
    if (text !== undefined && parseRate(text) === null)
      return refuse('rate_must_be_a_decimal', `rate.${field}`)
  }
  const whole = Number.isInteger(rate.resetMonths) && rate.resetMonths >= 1
  return whole ? null : refuse('reset_months_must_be_at_least_1', 'rate.resetMonths')
}

function findProductIndex(asset: StatedAsset): number {
  if (asset.status.kind === 'defaulted') return OTHER
  const name = asset.product === 'interest_only' ? interestOnly(asset.then) : asset.product
  const index = (COLUMN_PRODUCTS as readonly string[]).indexOf(name)
  return index < 0 ? OTHER : index
}

function interestOnly(then: 'level' | 'even_principal'): (typeof COLUMN_PRODUCTS)[number] {
  return then === 'level' ? 'interest_only_level' : 'interest_only_even'
}

/** Finds the periods that a product plans with besides its term, and the field that has them. */
function findPlan(loan: Loan): { readonly field: string; readonly periods: number } | null {
  if (loan.product === 'balloon')
    return { field: 'amortisationPeriods', periods: loan.amortisationPeriods }
  if (loan.product === 'interest_only')
    return { field: 'interestOnlyPeriods', periods: loan.interestOnlyPeriods }
  return null
}

/** A month without this day has its last day instead. */
const LAST_DAY = 31

export function buildScheduleTerms(loan: Loan): ScheduleTerms {
  const first = civil(loan.firstPaymentDate)
  const elapsed = loan.termPeriods - loan.remainingPeriods
  const february = civil(loan.maturityDate).month === 2
  return {
    nextMonth: first.year * 12 + first.month - 1 + elapsed * loan.paymentMonths,
    day: loan.monthEnd === true ? LAST_DAY : first.day,
    months: loan.paymentMonths,
    dayCount: loan.dayCount,
    accruesFrom: elapsed === 0 ? dayNumber(loan.originationDate) : null,
    maturity: loan.dayCount === '30E/360 ISDA' && february ? dayNumber(loan.maturityDate) : null,
  }
}
