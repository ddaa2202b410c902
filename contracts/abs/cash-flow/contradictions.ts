import { type BusinessDate, civil, dateOf, dayNumber, isMonthEnd } from '../../kernel/date.ts'
import { type Asset, isStated, type Loan } from '../asset.ts'
import { buildScheduleTerms } from '../projection/columns.ts'
import { dueDay } from '../projection/schedule.ts'

/** Two statements of one fact in an asset that cannot both be true. */
export interface Contradiction {
  readonly contradiction: ContradictionDuty
  /** The field that is held against another. */
  readonly field: string
  readonly found: string
  /** What the other statement comes to. */
  readonly expected: string
}

export type ContradictionDuty =
  | 'balance_must_not_exceed_the_original'
  | 'first_payment_must_not_precede_origination'
  | 'month_end_must_be_stated'
  | 'month_end_must_begin_at_one'
  | 'maturity_must_agree_with_the_term'
  | 'maturity_must_agree_with_the_schedule'

/** Finds the first statement of each field that another of the same asset contradicts. */
export function findContradictions(asset: Asset): readonly Contradiction[] {
  // Interest that is capitalised may raise the balance above what was lent.
  const over = asset.product !== 'grace' && asset.balance > asset.originalBalance
  return [
    ...(over
      ? [
          contradict(
            'balance_must_not_exceed_the_original',
            'balance',
            String(asset.balance),
            `<= ${asset.originalBalance}`,
          ),
        ]
      : []),
    ...(isStated(asset) && asset.product !== 'receivable' && asset.status.kind !== 'defaulted'
      ? findInLoan(asset)
      : []),
  ]
}

function findInLoan(loan: Loan): readonly Contradiction[] {
  const { firstPaymentDate, originationDate } = loan
  if (firstPaymentDate < originationDate)
    return [
      contradict(
        'first_payment_must_not_precede_origination',
        'firstPaymentDate',
        firstPaymentDate,
        `>= ${originationDate}`,
      ),
    ]
  const monthEnd = findInMonthEnd(loan)
  return monthEnd.length > 0 ? monthEnd : findInMaturity(loan)
}

/** Finds payments that begin on the last day of a short month and end on a later one. */
function findInMonthEnd(loan: Loan): readonly Contradiction[] {
  const { firstPaymentDate: first, monthEnd } = loan
  if (monthEnd === true && !isMonthEnd(first))
    return [contradict('month_end_must_begin_at_one', 'firstPaymentDate', first, '')]
  if (monthEnd !== undefined || !isMonthEnd(first)) return []
  const others = loan.product === 'schedule' ? loan.principal.map(({ due }) => due) : []
  const later = [loan.maturityDate, ...others].find(
    date => isMonthEnd(date) && civil(date).day > civil(first).day,
  )
  return later === undefined
    ? []
    : [contradict('month_end_must_be_stated', 'firstPaymentDate', first, later)]
}

/** Holds the maturity against the last payment: less than a payment interval lies between them. */
function findInMaturity(loan: Loan): readonly Contradiction[] {
  const terms = buildScheduleTerms(loan)
  const last = loan.remainingPeriods - 1
  const [before, after] = [dueDay(terms, last - 1), dueDay(terms, last + 1)]
  const { maturityDate: maturity } = loan
  const near = (date: BusinessDate) => dayNumber(date) > before && dayNumber(date) < after
  if (!near(maturity))
    return [
      contradict(
        'maturity_must_agree_with_the_term',
        'maturityDate',
        maturity,
        dateOf(dueDay(terms, last)),
      ),
    ]
  if (loan.product !== 'schedule') return []
  const stated = loan.principal.map(({ due }) => due).sort()
  const latest = stated.at(-1)
  return latest === undefined || near(latest)
    ? []
    : [contradict('maturity_must_agree_with_the_schedule', 'maturityDate', maturity, latest)]
}

function contradict(
  contradiction: ContradictionDuty,
  field: string,
  found: string,
  expected: string,
): Contradiction {
  return { contradiction, field, found, expected }
}
