import type { Asset, Loan } from '../../../../contracts/abs/asset.ts'

/** A performing level loan for the rules to look at. */
export function loan(id: string, over: Partial<Loan> = {}): Asset {
  return {
    id,
    product: 'level',
    currency: 'CNY',
    debtor: `debtor-${id}`,
    originalBalance: 100_000n,
    balance: 100_000n,
    originationDate: '2025-01-15',
    maturityDate: '2028-01-15',
    status: { kind: 'performing' },
    attributes: {},
    rate: { kind: 'fixed', annual: '0.06' },
    dayCount: '30E/360',
    paymentMonths: 1,
    firstPaymentDate: '2025-02-15',
    termPeriods: 36,
    remainingPeriods: 24,
    ...over,
  } as Loan
}
