import type { Loan, LoanCommon, Repayment, StatedAsset } from '../../../../contracts/abs/asset.ts'
import { buildColumns, type LoanColumns } from '../../../../contracts/abs/projection/columns.ts'
import type { Grid } from '../../../../contracts/abs/projection/schedule.ts'
import { addMonths, type BusinessDate } from '../../../../contracts/kernel/date.ts'
import { must } from '../../../support/must.ts'

/** A monthly grid from the first of January 2026. */
export function grid(periods: number): Grid {
  return { dates: Array.from({ length: periods + 1 }, (_, i) => addMonths('2026-01-01', i)) }
}

/** A loan of 100,000.00 that pays on the 15th from January 2026 on; what matters is given. */
export function loan(repayment: Repayment, given: Partial<LoanCommon> = {}): Loan {
  const term = given.termPeriods ?? 12
  const months = given.paymentMonths ?? 1
  const first: BusinessDate = given.firstPaymentDate ?? '2026-01-15'
  const common: LoanCommon = {
    id: 'a',
    currency: 'CNY',
    debtor: 'd',
    originalBalance: 10_000_000n,
    balance: 10_000_000n,
    originationDate: addMonths(first, -months),
    maturityDate: addMonths(first, (term - 1) * months),
    status: { kind: 'performing' },
    attributes: {},
    rate: { kind: 'fixed', annual: '0.06' },
    dayCount: '30E/360',
    paymentMonths: 1,
    firstPaymentDate: first,
    termPeriods: term,
    remainingPeriods: term,
    ...given,
  }
  return { ...common, ...repayment }
}

export function columns(...assets: readonly StatedAsset[]): LoanColumns {
  const made = must(buildColumns(assets))
  return made
}
