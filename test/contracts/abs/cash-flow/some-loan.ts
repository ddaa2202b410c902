import fc from 'fast-check'
import type { Loan, Repayment } from '../../../../contracts/abs/asset.ts'
import { addMonths, dateOf, dayNumber } from '../../../../contracts/kernel/date.ts'
import { DAY_COUNTS } from '../../../../contracts/kernel/day-count.ts'
import { interestOnly, loan } from './loan-builder.ts'

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
