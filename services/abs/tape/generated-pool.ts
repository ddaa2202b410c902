import type { Asset, Loan, TradeReceivable } from '../../../contracts/abs/asset.ts'
import { seededWholes } from '../../../contracts/abs/pool/seeded.ts'
import { addDays, addMonths, type BusinessDate } from '../../../contracts/kernel/date.ts'

/** Generated, not real: a pool to try things with. The same seed gives the same tape. */
export interface GeneratedPool {
  readonly seed: number
  readonly count: number
  readonly cutOff: BusinessDate
}

const REGIONS = ['华东', '华南', '华北', '西南', '华中']
const INDUSTRIES = ['制造', '批发零售', '建筑', '运输', '信息技术', '农业']
const TERMS = [12, 24, 36, 48, 60, 120, 240, 360]
const YUAN = 100n

/** Monthly loans: level, even principal, floating, interest-only; some seasoned, a few overdue. */
export function generatedLoans({ seed, count, cutOff }: GeneratedPool): readonly Asset[] {
  const draw = seededWholes(seed)
  const pick = <Item>(items: readonly Item[]) => items[draw(items.length)]!
  return Array.from({ length: count }, (_, i): Loan => {
    const termPeriods = pick(TERMS)
    const paid = draw(Math.min(24, termPeriods - 1))
    // Payments fall on the cut-off's day of month or later, so the next one is in its first period.
    const next = addDays(cutOff, draw(28))
    const firstPaymentDate = addMonths(next, -paid)
    const originalBalance = BigInt(10 + draw(1991)) * 1000n * YUAN
    const balance = (originalBalance * BigInt(termPeriods - paid)) / BigInt(termPeriods)
    const annual = String((300 + draw(700)) / 10_000)
    return {
      ...common(i, pick, draw),
      originalBalance,
      balance,
      originationDate: addMonths(firstPaymentDate, -1),
      maturityDate: addMonths(firstPaymentDate, termPeriods - 1),
      status: draw(50) === 0 ? { kind: 'overdue', days: 1 + draw(60) } : { kind: 'performing' },
      rate: { kind: 'fixed', annual },
      dayCount: '30E/360',
      paymentMonths: 1,
      firstPaymentDate,
      termPeriods,
      remainingPeriods: termPeriods - paid,
      ...pick([
        { product: 'level' },
        { product: 'level' },
        { product: 'level' },
        { product: 'even_principal' },
        { product: 'bullet' },
      ] as const),
    }
  })
}

/** Receivables of 1–12 months on few debtors, as factoring deals have them. */
export function generatedReceivables({ seed, count, cutOff }: GeneratedPool): readonly Asset[] {
  const draw = seededWholes(seed)
  const pick = <Item>(items: readonly Item[]) => items[draw(items.length)]!
  return Array.from({ length: count }, (_, i): TradeReceivable => {
    const face = BigInt(50 + draw(5000)) * 1000n * YUAN
    return {
      ...common(i, pick, draw),
      product: 'receivable',
      originalBalance: face,
      balance: face,
      originationDate: addDays(cutOff, -draw(60)),
      maturityDate: addDays(cutOff, 30 + draw(330)),
      status: { kind: 'performing' },
      advance: (face * 95n) / 100n,
      fee: face / 200n,
      recourse: draw(2) === 0,
    }
  })
}

function common(
  i: number,
  pick: <Item>(items: readonly Item[]) => Item,
  draw: (n: number) => number,
) {
  return {
    id: `G${String(i + 1).padStart(7, '0')}`,
    currency: 'CNY',
    debtor: `D${String(draw(5000)).padStart(4, '0')}`,
    attributes: { region: pick(REGIONS), industry: pick(INDUSTRIES) },
  } as const
}
