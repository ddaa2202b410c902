import type {
  Asset,
  AssetCommon,
  AssetStatus,
  Loan,
  LoanCommon,
  LoanRate,
  Product,
  Repayment,
  ScheduledPrincipal,
} from '../../../contracts/abs/asset.ts'
import { DAY_COUNTS } from '../../../contracts/kernel/day-count.ts'
import type { Currency } from '../../../contracts/kernel/money.ts'
import { Rate } from '../../../contracts/kernel/rate.ts'
import type { Cells } from './cell.ts'

/** A payment a month for a hundred years. */
export const TERM_PERIODS_MAX = 1200
const DAYS_MAX = 36_500

const PRODUCTS = [
  'level',
  'even_principal',
  'bullet',
  'schedule',
  'balloon',
  'interest_only',
  'instalment',
  'lease',
  'receivable',
] as const satisfies readonly Product[]

/** The asset that a row states, or null when the row has a problem (`cells.problems`). */
export function assetOf(
  cells: Cells,
  currency: Currency,
  attributes: readonly string[],
): Asset | null {
  const common = commonOf(cells, currency, attributes)
  const product = cells.word('product', PRODUCTS)
  const asset =
    product === 'receivable'
      ? {
          ...common,
          product,
          advance: cells.amount('advance'),
          fee: cells.amount('fee'),
          recourse: cells.word('recourse', ['yes', 'no']) === 'yes',
        }
      : loanOf(cells, common, product)
  return cells.problems.length === 0 ? asset : null
}

function commonOf(cells: Cells, currency: Currency, attributes: readonly string[]): AssetCommon {
  const stated = cells.raw('currency')
  if (stated !== '' && stated !== currency)
    cells.problem('currency', 'currency_must_be_the_tape_s', stated)
  const start = cells.problems.length
  const originationDate = cells.date('originationDate')
  const maturityDate = cells.date('maturityDate')
  if (maturityDate < originationDate && cells.soundSince(start))
    cells.problem('maturityDate', 'maturity_must_not_precede_origination', maturityDate)
  return {
    id: cells.text('id'),
    currency,
    debtor: cells.text('debtor'),
    originalBalance: cells.amount('originalBalance'),
    balance: cells.amount('balance'),
    originationDate,
    maturityDate,
    status: statusOf(cells),
    attributes: attributesOf(cells, attributes),
  }
}

function statusOf(cells: Cells): AssetStatus {
  const kind = cells.raw('status') === '' ? 'performing' : statusWord(cells)
  if (kind === 'overdue') return { kind, days: cells.whole('overdueDays', 1, DAYS_MAX) }
  return kind === 'defaulted' ? { kind, on: cells.date('defaultedOn') } : { kind }
}

function statusWord(cells: Cells): AssetStatus['kind'] {
  return cells.word('status', ['performing', 'overdue', 'defaulted'])
}

function attributesOf(cells: Cells, names: readonly string[]): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const name of names) {
    const column = `attributes.${name}`
    if (cells.raw(column) !== '') attributes[name] = cells.text(column)
  }
  return attributes
}

function loanOf(cells: Cells, common: AssetCommon, product: Exclude<Product, 'receivable'>): Loan {
  const start = cells.problems.length
  const termPeriods = cells.whole('termPeriods', 1, TERM_PERIODS_MAX)
  const remainingPeriods = cells.whole('remainingPeriods', 1, TERM_PERIODS_MAX)
  if (remainingPeriods > termPeriods && cells.soundSince(start))
    cells.problem('remainingPeriods', 'periods_must_lie_within_the_term', String(remainingPeriods))
  const loan: LoanCommon = {
    ...common,
    rate: rateOf(cells),
    dayCount: cells.word('dayCount', DAY_COUNTS),
    paymentMonths: Number(
      cells.word('paymentMonths', ['1', '2', '3', '4', '6', '12']),
    ) as LoanCommon['paymentMonths'],
    firstPaymentDate: cells.date('firstPaymentDate'),
    termPeriods,
    remainingPeriods,
  }
  return { ...loan, ...repaymentOf(cells, product, common.balance) }
}

function rateOf(cells: Cells): LoanRate {
  const annual = cells.rate('annualRate')
  if (cells.raw('index') === '') return { kind: 'fixed', annual }
  const cap = cells.raw('cap') === '' ? null : cells.rate('cap')
  const floor = cells.raw('floor') === '' ? null : cells.rate('floor')
  if (cap !== null && floor !== null && new Rate(cap).lt(floor))
    cells.problem('cap', 'cap_must_not_be_below_floor', cap)
  return {
    kind: 'floating',
    annual,
    index: cells.text('index'),
    spread: cells.rate('spread'),
    resetMonths: cells.whole('resetMonths', 1, TERM_PERIODS_MAX),
    nextReset: cells.date('nextReset'),
    ...(cap !== null && { cap }),
    ...(floor !== null && { floor }),
  }
}

function repaymentOf(
  cells: Cells,
  product: Exclude<Product, 'receivable'>,
  balance: bigint,
): Repayment {
  switch (product) {
    case 'schedule':
      return { product, principal: scheduleOf(cells, balance) }
    case 'balloon':
      return {
        product,
        amortisationPeriods: cells.whole('amortisationPeriods', 1, TERM_PERIODS_MAX),
      }
    case 'interest_only':
      return {
        product,
        interestOnlyPeriods: cells.whole('interestOnlyPeriods', 0, TERM_PERIODS_MAX),
        // biome-ignore lint/suspicious/noThenProperty: the word of `Repayment`
        then: cells.word('afterInterestOnly', ['level', 'even_principal']),
      }
    case 'instalment':
      return { product, periodFee: cells.amount('periodFee') }
    case 'lease':
      return {
        product,
        rent: cells.amount('rent'),
        residual: cells.amount('residual'),
        rentPaid: cells.word('rentPaid', ['advance', 'arrears']),
      }
    default:
      return { product }
  }
}

/** `2027-01-15:1000.00;2027-07-15:2000.00`; what is due adds up to the balance. */
function scheduleOf(cells: Cells, balance: bigint): readonly ScheduledPrincipal[] {
  const start = cells.problems.length
  const text = cells.text('schedule')
  const principal = text.split(';').map(part => {
    const [due = '', amount = ''] = part.split(':')
    return {
      due: cells.dateOf('schedule', due.trim()),
      amount: cells.amountOf('schedule', amount.trim()),
    }
  })
  const sum = principal.reduce((total, p) => total + p.amount, 0n)
  if (sum !== balance && cells.soundSince(start))
    cells.problem('schedule', 'schedule_must_add_up_to_the_balance', text)
  return principal
}
