import type { TradeReceivable } from '../../../../contracts/abs/asset.ts'
import { loan } from './pool.ts'

/** A face of 100,000.00 due on 10 February 2026; what matters is given. */
export function receivable(given: Partial<TradeReceivable> = {}): TradeReceivable {
  const { id, currency, debtor, originalBalance, balance, status, attributes } = loan({
    product: 'bullet',
  })
  return {
    id,
    currency,
    debtor,
    originalBalance,
    balance,
    status,
    attributes,
    originationDate: '2025-12-01',
    maturityDate: '2026-02-10',
    product: 'receivable',
    advance: 9_000_000n,
    fee: 30_000n,
    recourse: false,
    ...given,
  }
}
