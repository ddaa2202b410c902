import type { RateStep } from '../../../contracts/abs/assumption/assumptions.ts'
import type { ScenarioDocument } from './scenarios.ts'

const perYear = (rate: string) => ({ kind: 'constant', per: 'year', rate }) as const
const lpr = (rate: string): Record<string, RateStep[]> => ({
  lpr_1y: [{ from: '2020-01-01', rate }],
})

/** A base and six stresses to start from; the figures are examples, not advice. */
export const SCENARIO_TEMPLATE = {
  format: 'tallystick.scenarios.v1',
  conventions: 'fen',
  scenarios: {
    base: {
      zh: '基准',
      en: 'Base',
      default: perYear('0.02'),
      prepayment: perYear('0.08'),
      recovery: [{ rate: '0.4', lag: 6 }],
      receivable: {
        dilution: '0.005',
        slippage: [
          { days: 0, share: '0.7' },
          { days: 15, share: '0.2' },
          { days: 45, share: '0.1' },
        ],
      },
      curves: lpr('0.03'),
    },
    default_double: { zh: '违约率翻倍', en: 'Defaults doubled', default: perYear('0.04') },
    default_triple: { zh: '违约率三倍', en: 'Defaults tripled', default: perYear('0.06') },
    prepayment_none: { zh: '无早偿', en: 'No prepayment', prepayment: { kind: 'none' } },
    prepayment_double: { zh: '早偿率翻倍', en: 'Prepayment doubled', prepayment: perYear('0.16') },
    recovery_half: { zh: '回收率减半', en: 'Recovery halved', recovery: [{ rate: '0.2', lag: 6 }] },
    rates_up: { zh: '利率上行 100 个基点', en: 'Rates up 100 bp', curves: lpr('0.04') },
  },
} satisfies ScenarioDocument
