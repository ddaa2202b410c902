import { noteFigures } from '../../../../contracts/abs/analytics/note-figures.ts'
import { notePrices, type Pricing } from '../../../../contracts/abs/analytics/note-price.ts'
import { NO_STRESS } from '../../../../contracts/abs/assumption/assumptions.ts'
import { FEN } from '../../../../contracts/abs/convention.ts'
import type { Deal } from '../../../../contracts/abs/deal/deal.ts'
import { measurePool, summariseWhole } from '../../../../contracts/abs/pool/measured-pool.ts'
import type { PoolPeriod } from '../../../../contracts/abs/pool/pool-period.ts'
import { stratify } from '../../../../contracts/abs/pool/stratify.ts'
import { tallyAssets } from '../../../../contracts/abs/pool/tally.ts'
import type { NoteResult, PeriodResult } from '../../../../contracts/abs/waterfall/result.ts'
import { answer } from '../../../../contracts/kernel/answer.ts'
import { addDays, addMonths } from '../../../../contracts/kernel/date.ts'
import { refuse } from '../../../../contracts/kernel/decision.ts'
import { Rate } from '../../../../contracts/kernel/rate.ts'
import type { Report, ScenarioReport } from '../../../../services/abs/result/report.ts'
import { generatedLoans } from '../../../../services/abs/tape/generated-pool.ts'

/** Figures made up for looking at outputs: they come from no projection and no waterfall. */
export function generatedReport(scenarios = 5, periods = 36): Report {
  const assets = generatedLoans({ seed: 4, count: 800, cutOff: '2026-01-01' })
  const measured = measurePool(assets, '2026-01-01')
  const strata = (['product', 'attributes.region'] as const).map(field => {
    const rows = stratify(measured, { field })
    return { field, rows: rows.ok ? rows.value : [] }
  })
  const hash = (letter: string) => letter.repeat(64)
  return {
    deal,
    events: [],
    warnings: [],
    asOf: null,
    inputs: { deal: hash('a'), conventions: hash('b'), tape: hash('c'), scenarios: hash('d') },
    conventions: FEN,
    pricing: PRICING,
    quality: {
      file: 'generated.csv',
      rows: 803,
      accepted: 800,
      rejected: 2,
      blank: 1,
      leftOut: 0,
      balance: tallyAssets(assets).balance,
      unstated: [],
      problems: [],
      counts: [],
    },
    pool: {
      ...summariseWhole(measured),
      strata,
    },
    scenarios: Array.from({ length: scenarios }, (_, i) => scenario(i, periods)),
    grid: [],
    breakEvens: [
      { note: 'A', found: answer({ cdr: new Rate('0.3125'), lossShare: new Rate('0.2511') }) },
      { note: 'B', found: refuse('note_must_be_short_at_the_highest_rate') },
    ],
  }
}

const NOTES = { A: 6_000_000, B: 1_500_000, sub: 500_000 }
const WORDS = [
  { zh: '基准', en: 'Base' },
  { zh: '违约率翻倍', en: 'Defaults doubled' },
  { zh: '早偿减半', en: 'Prepayment halved' },
  { zh: '回收率下降', en: 'Lower recovery' },
  { zh: '利率上行 100 个基点', en: 'Rates up 100 bp' },
  { zh: '违约率减半', en: 'Defaults halved' },
]

const deal = {
  name: {
    zh: '合券示例 2026 年第一期资产支持专项计划（生成数据）',
    en: 'Tally Sample 2026-1 (generated)',
  },
  dates: { cutOff: '2026-01-01', closing: '2026-02-10', final: '2031-02-10' },
  notes: {
    A: { zh: '优先A级', en: 'Senior A', units: NOTES.A },
    B: { zh: '优先B级', en: 'Senior B', units: NOTES.B },
    sub: { zh: '次级', en: 'Subordinate', units: NOTES.sub },
  },
  accounts: { collection: { zh: '收款账户', en: 'Collection account' } },
  fees: { servicer: { zh: '资产服务费', en: 'Servicing fee' } },
  triggers: {
    losses: { zh: '累计违约率', en: 'Cumulative default rate' },
    cover: { zh: '优先级覆盖倍数', en: 'Senior coverage' },
    reserve: { zh: '储备金缺口', en: 'Reserve shortage' },
  },
} as unknown as Deal

const PRICING: Pricing = {
  settle: '2026-02-10',
  curve: [{ date: '2027-02-10', annual: new Rate('0.02') }],
  interpolation: 'linear',
  compounding: 'continuous',
  quotes: { A: { price: '100' }, B: { yield: '0.05' } },
}

function scenario(index: number, periods: number): ScenarioReport {
  const rows = Array.from({ length: periods }, (_, i) => period(i, { periods, index }))
  return {
    id: `s${index}`,
    words: WORDS[index % WORDS.length]!,
    assumptions: NO_STRESS,
    pool: Array.from({ length: periods }, (_, i) => pool(i, periods, index)),
    periods: rows,
    notes: noteFigures(deal, rows),
    prices: notePrices(deal, PRICING, rows),
  }
}

const OPENING = 81_234_567_800n

function poolBalance(i: number, periods: number, index: number): bigint {
  const left = Math.max(0, 1 - i / periods) ** (1 + index / 6)
  return (OPENING * BigInt(Math.round(left * 1_000_000))) / 1_000_000n
}

function pool(i: number, periods: number, index: number): PoolPeriod {
  const opening = poolBalance(i, periods, index)
  const closing = poolBalance(i + 1, periods, index)
  const defaulted = ((opening - closing) * BigInt(3 + index)) / 100n
  return {
    period: i + 1,
    from: addMonths('2026-01-01', i),
    to: addMonths('2026-01-01', i + 1),
    openingBalance: opening,
    purchased: 0n,
    capitalised: 0n,
    principal: opening - closing - defaulted,
    prepaid: 0n,
    defaulted,
    diluted: 0n,
    repurchased: 0n,
    closingBalance: closing,
    interest: opening / 200n,
    penalty: 0n,
    fees: 0n,
    openingDefaulted: 0n,
    recovered: 0n,
    lost: defaulted,
    closingDefaulted: 0n,
  }
}

function note(
  units: number,
  [from, to]: readonly [number, number],
  i: number,
  of: Run,
): NoteResult {
  const left = (at: number) => Math.max(0, 1 - at / of.periods)
  const share = (at: number) => Math.min(1, Math.max(0, (left(at) - to) / (from - to)))
  const balance = (at: number) => BigInt(units) * BigInt(Math.round(10_000 * share(at)))
  const principal = balance(i) - balance(i + 1)
  return {
    opening: balance(i),
    rate: '0.0385',
    accrued: balance(i) / 312n,
    interestPaid: balance(i) / 312n,
    interestUnpaid: 0n,
    principalPaid: principal,
    principalUnpaid: 0n,
    residualPaid: to === 0 ? BigInt(3_000_000 * (6 - of.index)) : 0n,
    capitalised: 0n,
    writtenOff: 0n,
    inKind: 0n,
    closing: balance(i + 1),
    perUnit: { interest: 32n, principal: principal / BigInt(units), residual: 0n },
  }
}

function evidence(trigger: string, kind: 'number' | 'money', value: number, headroom: number) {
  return {
    trigger,
    tested: 'after_collection' as const,
    kind,
    value: String(value),
    comparison: 'above' as const,
    threshold: kind === 'money' ? '5000000' : '0.1',
    headroom: String(headroom),
    breached: headroom < 0,
    tripped: headroom < 0,
    cure: null,
  }
}

interface Run {
  readonly periods: number
  readonly index: number
}

function period(i: number, of: Run): PeriodResult {
  const amount = 123_456n + BigInt(i)
  return {
    period: i + 1,
    from: addMonths('2026-01-01', i),
    to: addMonths('2026-01-01', i + 1),
    payment: addDays(addMonths('2026-02-10', i), i % 3),
    payments: [{ ...INTEREST, amount, owed: amount }],
    notes: {
      A: note(NOTES.A, [1, 0.4], i, of),
      B: note(NOTES.B, [0.4, 0.15], i, of),
      sub: note(NOTES.sub, [0.15, 0], i, of),
    },
    accounts: {
      collection: {
        opening: 0n,
        in: 5_000_000n,
        out: 5_000_000n,
        closing: 0n,
        held: 0n,
        target: null,
      },
    },
    fees: { servicer: { accrued: 40_000n, paid: 40_000n, unpaid: 0n } },
    triggers: [
      evidence('losses', 'number', i / 300, 0.1 - i / 300),
      evidence('cover', 'number', 1.2 + i / 50, 0.2 + i / 50),
      evidence('reserve', 'money', 100_000 * i, 3_000_000 - 100_000 * i),
    ],
    cash: { in: 5_000_000n, out: 5_000_000n, change: 0n },
    after: { format: 'tallystick.deal-state.v1', period: i + 1 },
  } as unknown as PeriodResult
}

const INTEREST = {
  path: 'states.amortising.steps.2',
  sentence: { zh: '向优先A级持有人支付当期利息', en: 'Pays interest due to Senior A' },
  verb: 'pay',
  from: 'collection',
  to: 'A',
  kind: 'interest',
}
