import type {
  Asset,
  AssetCommon,
  AssetStatus,
  Loan,
  LoanCommon,
  LoanRate,
  Product,
  Repayment,
  UnstatedLoan,
} from '../../../contracts/abs/asset.ts'
import { findContradictions } from '../../../contracts/abs/cash-flow/contradictions.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { DAY_COUNTS } from '../../../contracts/kernel/day-count.ts'
import type { Currency } from '../../../contracts/kernel/money.ts'
import { Rate } from '../../../contracts/kernel/rate.ts'
import type { Cells } from '../../platform/mapped-files/cells.ts'
import { AMOUNTS, readRentSteps, readSchedule } from './dated-amounts.ts'
import { takeFeeOut } from './fee-within.ts'
import { ATTRIBUTE, type TapeMapping } from './mapping.ts'
import {
  type DerivedFrom,
  findNextReset,
  readCount,
  readPayments,
  TERM_PERIODS_MAX,
} from './payments.ts'
import type { TapeDuty } from './problem.ts'
import { listUnstated, makeUnstatedLoan, UNSTATED, type UnstatedTermName } from './unstated-loan.ts'

const DAYS_MAX = 36_500
type AssetCells = Cells<TapeDuty>

const PRODUCTS = [
  'level',
  'even_principal',
  'bullet',
  'schedule',
  'balloon',
  'interest_only',
  'grace',
  'constant',
  'instalment',
  'lease',
  'receivable',
  UNSTATED,
] as const satisfies readonly Product[]

/** The columns of a tape that are looked through in each row. */
export interface RowFields {
  readonly attributes: readonly string[]
  readonly terms: readonly UnstatedTermName[]
}

/** The asset that a row states, or null when the row has a problem (`cells.problems`). */
export function readAsset(
  cells: AssetCells,
  { currency, cutOff, derive }: Pick<TapeMapping, 'currency' | 'cutOff' | 'derive'>,
  { attributes, terms }: RowFields,
): Asset | null {
  const common = readCommon(cells, currency, attributes)
  const product = cells.word('product', PRODUCTS)
  const unstated = listUnstated(cells, terms)
  const read =
    product === 'receivable'
      ? {
          ...common,
          product,
          advance: cells.amount('advance', currency, AMOUNTS),
          fee: cells.amount('fee', currency, AMOUNTS),
          recourse: cells.word('recourse', ['yes', 'no']) === 'yes',
        }
      : readLoan(cells, common, product, { unstated, cutOff, derive })
  if (cells.problems.length > 0) return null
  const asset = takeFeeOut(cells, read)
  for (const { contradiction, field, found, expected } of findContradictions(asset))
    cells.problem(field, contradiction, found, expected)
  const { originationDate } = asset
  if (cutOff !== undefined && originationDate > cutOff)
    cells.problem('originationDate', 'asset_must_begin_by_the_cut_off', originationDate, cutOff)
  return cells.problems.length === 0 ? asset : null
}

function readCommon(
  cells: AssetCells,
  currency: Currency,
  attributes: readonly string[],
): AssetCommon {
  const stated = cells.optional('currency')
  if (stated !== '' && stated !== currency)
    cells.problem('currency', 'currency_must_be_the_tape_s', stated, currency)
  const known = cells.problems.length
  const originationDate = cells.date('originationDate')
  const maturityDate = cells.date('maturityDate')
  if (maturityDate < originationDate && cells.problems.length === known)
    cells.problem('maturityDate', 'maturity_must_not_precede_origination', maturityDate)
  return {
    id: cells.text('id'),
    currency,
    debtor: cells.text('debtor'),
    originalBalance: cells.amount('originalBalance', currency, AMOUNTS),
    balance: cells.amount('balance', currency, AMOUNTS),
    originationDate,
    maturityDate,
    status: readStatusWithDetails(cells),
    attributes: readAttributes(cells, attributes),
  }
}

function readStatusWithDetails(cells: AssetCells): AssetStatus {
  const kind = cells.has('status') ? readStatus(cells) : findStatus(cells)
  if (kind === 'overdue') return { kind, days: readCount(cells, 'overdueDays', 1, DAYS_MAX) }
  if (kind === 'restructured') return { kind, on: cells.date('restructuredOn') }
  return kind === 'defaulted' ? { kind, on: cells.date('defaultedOn') } : { kind }
}

/** Finds the status of a row that does not name it, by what only such an asset has. */
function findStatus(cells: AssetCells): AssetStatus['kind'] {
  if (cells.has('defaultedOn')) return 'defaulted'
  if (cells.has('restructuredOn')) return 'restructured'
  const late = cells.has('overdueDays') && cells.whole('overdueDays', 0, DAYS_MAX) > 0n
  return late ? 'overdue' : 'performing'
}

function readStatus(cells: AssetCells): AssetStatus['kind'] {
  return cells.word('status', ['performing', 'overdue', 'restructured', 'defaulted'])
}

function readAttributes(cells: AssetCells, names: readonly string[]): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const name of names) {
    if (cells.has(name)) attributes[name.slice(ATTRIBUTE.length)] = cells.text(name)
  }
  return attributes
}

function readLoan(
  cells: AssetCells,
  common: AssetCommon,
  product: Exclude<Product, 'receivable'>,
  { unstated, ...from }: DerivedFrom & { readonly unstated: readonly UnstatedTermName[] },
): Loan | UnstatedLoan {
  if (common.status.kind === 'defaulted') return readDefaulted(cells, common)
  if (product === UNSTATED || unstated.length > 0) {
    const isRateStated = !unstated.includes('annualRate')
    const annual = isRateStated ? readRate(cells, 'annualRate') : null
    return makeUnstatedLoan(common, product, annual, unstated)
  }
  const known = cells.problems.length
  const paymentMonths = readMonths(cells)
  const payments = readPayments(cells, { ...from, ...common, paymentMonths })
  const { termPeriods, remainingPeriods } = payments
  if (remainingPeriods > termPeriods && cells.problems.length === known)
    cells.problem('remainingPeriods', 'periods_must_lie_within_the_term', String(remainingPeriods))
  const loan: LoanCommon = {
    ...common,
    rate: readLoanRate(cells, findNextReset(payments, paymentMonths, from)),
    dayCount: cells.word('dayCount', DAY_COUNTS),
    paymentMonths,
    ...payments,
    ...(cells.has('monthEnd') && { monthEnd: cells.word('monthEnd', ['yes', 'no']) === 'yes' }),
  }
  return { ...loan, ...readRepayment(cells, product, common) }
}

/** Of a loan in default only recoveries are expected: what it would have paid may be left out. */
function readDefaulted(cells: AssetCells, common: AssetCommon): Loan {
  const states = (term: string) => cells.has(term) && cells.optional(term) !== UNSTATED
  const rate = states('annualRate') ? readRate(cells, 'annualRate') : '0'
  return {
    ...common,
    product: 'bullet',
    rate: { kind: 'fixed', annual: rate },
    dayCount: cells.has('dayCount') ? cells.word('dayCount', DAY_COUNTS) : '30E/360',
    paymentMonths: states('paymentMonths') ? readMonths(cells) : 1,
    firstPaymentDate: common.originationDate,
    termPeriods: 1,
    remainingPeriods: 1,
  }
}

function readMonths(cells: AssetCells): LoanCommon['paymentMonths'] {
  return Number(
    cells.word('paymentMonths', ['1', '2', '3', '4', '6', '12']),
  ) as LoanCommon['paymentMonths']
}

function readLoanRate(cells: AssetCells, reset: BusinessDate | null): LoanRate {
  const annual = readRate(cells, 'annualRate')
  if (!cells.has('index')) return { kind: 'fixed', annual }
  const cap = cells.has('cap') ? readRate(cells, 'cap') : null
  const floor = cells.has('floor') ? readRate(cells, 'floor') : null
  if (cap !== null && floor !== null && new Rate(cap).lt(floor))
    cells.problem('cap', 'cap_must_not_be_below_floor', cap)
  return {
    kind: 'floating',
    annual,
    index: cells.text('index'),
    spread: readRate(cells, 'spread'),
    resetMonths: readCount(cells, 'resetMonths', 1, TERM_PERIODS_MAX),
    nextReset: reset !== null && !cells.has('nextReset') ? reset : cells.date('nextReset'),
    ...(cap !== null && { cap }),
    ...(floor !== null && { floor }),
    ...(cells.has('resetCap') && { resetCap: readRate(cells, 'resetCap') }),
    ...(cells.has('nextResetCap') && { nextResetCap: readRate(cells, 'nextResetCap') }),
  }
}

function readRepayment(
  cells: AssetCells,
  product: Loan['product'],
  { balance, currency }: AssetCommon,
): Repayment {
  switch (product) {
    case 'schedule':
      return { product, principal: readSchedule(cells, balance, currency) }
    case 'balloon':
      return {
        product,
        amortisationPeriods: readCount(cells, 'amortisationPeriods', 1, TERM_PERIODS_MAX),
      }
    case 'interest_only':
      return {
        product,
        interestOnlyPeriods: readCount(cells, 'interestOnlyPeriods', 0, TERM_PERIODS_MAX),
        // biome-ignore lint/suspicious/noThenProperty: the word of `Repayment`
        then: cells.word('afterInterestOnly', ['level', 'even_principal']),
      }
    case 'grace':
      return {
        product,
        gracePeriods: readCount(cells, 'gracePeriods', 0, TERM_PERIODS_MAX),
        // biome-ignore lint/suspicious/noThenProperty: the word of `Repayment`
        then: cells.word('afterGrace', ['level', 'even_principal']),
      }
    case 'constant':
      return { product, payment: cells.amount('payment', currency, AMOUNTS) }
    case 'instalment':
      return { product, periodFee: cells.amount('periodFee', currency, AMOUNTS) }
    case 'lease':
      return {
        product,
        rent: cells.amount('rent', currency, AMOUNTS),
        ...(cells.has('rentSteps') && { steps: readRentSteps(cells, currency) }),
        ...(cells.has('rentFor') && { rentFor: cells.word('rentFor', ['payment', 'day']) }),
        residual: cells.amount('residual', currency, AMOUNTS),
        rentPaid: cells.word('rentPaid', ['advance', 'arrears']),
      }
    default:
      return { product }
  }
}

/** An annual rate as a decimal string, `0.0435`. */
function readRate(cells: AssetCells, field: string): string {
  const annual = cells.percentage(field)
  if (annual.abs().gt(1)) cells.problem(field, 'rate_must_lie_within_one', annual.toFixed())
  return annual.toFixed()
}
