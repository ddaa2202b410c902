import type {
  Loan,
  LoanCommon,
  Repayment,
  TradeReceivable,
} from '../../../../contracts/abs/asset.ts'

/** 10,000.00 yuan at 6 % over a year of months, 30E/360, from 2026-01-15. */
export function loan(repayment: Repayment, changes: Partial<LoanCommon> = {}): Loan {
  return {
    id: 'loan_1',
    currency: 'CNY',
    debtor: 'debtor_1',
    originalBalance: 1_000_000n,
    balance: 1_000_000n,
    originationDate: '2026-01-15',
    firstPaymentDate: '2026-02-15',
    maturityDate: '2027-01-15',
    status: { kind: 'performing' },
    attributes: {},
    rate: { kind: 'fixed', annual: '0.06' },
    dayCount: '30E/360',
    paymentMonths: 1,
    termPeriods: 12,
    remainingPeriods: 12,
    ...changes,
    ...repayment,
  }
}

/** 1,000.00 yuan due on 2026-03-31, with recourse. */
export function receivable(changes: Partial<TradeReceivable> = {}): TradeReceivable {
  return {
    product: 'receivable',
    id: 'receivable_1',
    currency: 'CNY',
    debtor: 'debtor_1',
    originalBalance: 100_000n,
    balance: 100_000n,
    originationDate: '2026-01-05',
    maturityDate: '2026-03-31',
    status: { kind: 'performing' },
    attributes: {},
    advance: 95_000n,
    fee: 1_000n,
    recourse: true,
    ...changes,
  }
}

export function interestOnly(
  interestOnlyPeriods: number,
  afterwards: 'level' | 'even_principal',
): Repayment {
  // biome-ignore lint/suspicious/noThenProperty: the word of `Repayment`
  return { product: 'interest_only', interestOnlyPeriods, then: afterwards }
}

export function grace(gracePeriods: number, afterwards: 'level' | 'even_principal') {
  // biome-ignore lint/suspicious/noThenProperty: the word of `Repayment`
  return { product: 'grace', gracePeriods, then: afterwards } as const
}
