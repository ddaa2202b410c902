import fc from 'fast-check'
import type { Loan, Repayment } from '../../../../contracts/abs/asset.ts'
import { addMonths, dateOf, dayNumber } from '../../../../contracts/kernel/date.ts'
import { DAY_COUNTS } from '../../../../contracts/kernel/day-count.ts'
import { grace, interestOnly, loan } from './loan-builder.ts'

const repayment = fc.constantFrom<Repayment[]>(
  { product: 'level' },
  { product: 'even_principal' },
  { product: 'bullet' },
  { product: 'balloon', amortisationPeriods: 400 },
  interestOnly(5, 'level'),
  interestOnly(2, 'even_principal'),
  { product: 'instalment', periodFee: 100n },
)

/** Generated loans at their start: any product with a rule of its own, day count and length. */
export const someLoan = fc
  .record({
    repayment,
    balance: fc.bigInt({ min: 1n, max: 2n ** 46n }),
    basisPoints: fc.integer({ min: 0, max: 3600 }),
    termPeriods: fc.integer({ min: 6, max: 360 }),
    paymentMonths: fc.constantFrom(1, 3, 6, 12),
    start: fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2040-12-31') }),
    dayCount: fc.constantFrom(...DAY_COUNTS.filter(each => each !== 'B/252')),
  })
  .map(({ repayment: product, balance, basisPoints, start, ...rest }): Loan => {
    const originationDate = dateOf(start)
    return loan(product, {
      ...(rest as Pick<Loan, 'termPeriods' | 'paymentMonths' | 'dayCount'>),
      balance,
      originalBalance: balance,
      rate: { kind: 'fixed', annual: (basisPoints / 10_000).toFixed(4) },
      remainingPeriods: rest.termPeriods,
      originationDate,
      firstPaymentDate: addMonths(originationDate, rest.paymentMonths),
      maturityDate: addMonths(originationDate, rest.termPeriods * rest.paymentMonths),
    })
  })

type ProductKind = 'as_drawn' | 'schedule' | 'lease' | 'constant' | 'grace'

/** Loans that have run for a while, leases and stated schedules too, fixed or floating. */
export const startedLoan = fc
  .record({
    loan: someLoan,
    kind: fc.constantFrom<ProductKind>('as_drawn', 'schedule', 'lease', 'constant', 'grace'),
    floats: fc.boolean(),
    paid: fc.integer({ min: 0, max: 5 }),
    reset: fc.integer({ min: 0, max: 700 }),
    levels: fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ loan: drawn, kind, floats, paid, reset, levels }) => {
    const { originationDate, balance, termPeriods } = drawn
    const curve = levels.map((basisPoints, year) => ({
      from: addMonths(originationDate, 12 * year),
      rate: (basisPoints / 10_000).toFixed(4),
    }))
    const nextReset = dateOf(dayNumber(originationDate) + reset)
    const index = { index: 'lpr', spread: '0.005', resetMonths: 3, nextReset, cap: '0.15' }
    const rate = floats ? ({ kind: 'floating', annual: '0.04', ...index } as const) : drawn.rate
    const remainingPeriods = termPeriods - paid
    return { loan: { ...withProduct(drawn, kind, balance), rate, remainingPeriods }, curve }
  })

/** A rent of two fifths of the balance covers the interest of a year at any rate drawn here. */
function withProduct(loan: Loan, kind: ProductKind, balance: bigint): Loan {
  const { originationDate, termPeriods } = loan
  if (kind === 'lease') {
    return {
      ...loan,
      product: 'lease',
      rent: (2n * balance) / 5n + 1n,
      residual: 0n,
      rentPaid: 'arrears',
    }
  }
  if (kind === 'constant')
    return { ...loan, product: 'constant', payment: (2n * balance) / 5n + 1n }
  if (kind === 'grace')
    return { ...loan, ...grace(4, termPeriods % 2 === 0 ? 'level' : 'even_principal') }
  if (kind === 'as_drawn') return loan
  const parts = [balance / 3n, balance / 3n, balance - 2n * (balance / 3n)]
  const principal = parts.map((amount, i) => ({ due: addMonths(originationDate, 4 * i), amount }))
  return { ...loan, product: 'schedule', principal }
}
