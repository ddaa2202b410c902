import type { Asset } from '../../../../contracts/abs/asset.ts'

export const columns = {
  id: 'a1',
  product: 'level',
  debtor: 'Anhe',
  currency: 'CNY',
  originalBalance: '1000.00',
  balance: '900.50',
  originationDate: '2025-01-15',
  maturityDate: '2028-01-15',
  status: 'performing',
  overdueDays: '',
  defaultedOn: '',
  restructuredOn: '',
  annualRate: '0.0435',
  index: '',
  spread: '',
  resetMonths: '',
  nextReset: '',
  cap: '',
  floor: '',
  dayCount: '30E/360',
  paymentMonths: '1',
  firstPaymentDate: '2025-02-15',
  monthEnd: '',
  termPeriods: '36',
  remainingPeriods: '24',
  schedule: '',
  rent: '',
  rentSteps: '',
  residual: '',
  rentPaid: '',
  recourse: '',
  'attributes.region': '华东',
}
export type Cell = keyof typeof columns

export const heading = Object.keys(columns).join(',')
export const row = (over: Partial<Record<Cell, string>> = {}) =>
  Object.values({ ...columns, ...over })
    .map(c => `"${c}"`)
    .join(',')

export const good: Asset = {
  id: 'a1',
  product: 'level',
  debtor: 'Anhe',
  currency: 'CNY',
  originalBalance: 100_000n,
  balance: 90_050n,
  originationDate: '2025-01-15',
  maturityDate: '2028-01-15',
  status: { kind: 'performing' },
  attributes: { region: '华东' },
  rate: { kind: 'fixed', annual: '0.0435' },
  dayCount: '30E/360',
  paymentMonths: 1,
  firstPaymentDate: '2025-02-15',
  termPeriods: 36,
  remainingPeriods: 24,
}
