import type { Loan, TradeReceivable } from '../../../contracts/abs/asset.ts'
import { seededWholes } from '../../../contracts/abs/pool/seeded-numbers.ts'
import { addDays, addMonths, type BusinessDate } from '../../../contracts/kernel/date.ts'

/** Generated, not real: a pool to try things with. The same terms give the same tape. */
export interface GeneratedPool {
  readonly seed: number
  readonly count: number
  readonly cutOff: BusinessDate
  /** Fen that all balances add up to; without it each asset has its own drawn size. */
  readonly balance?: bigint
  /** No asset lives longer; 360 unless given. */
  readonly monthsMax?: number
}

const REGIONS = ['华东', '华南', '华北', '西南', '华中']
const INDUSTRIES = ['制造', '批发零售', '建筑', '运输', '信息技术', '农业']
const TERMS = [6, 12, 24, 36, 48, 60, 120, 240, 360]
const PRODUCTS = ['level', 'level', 'level', 'even_principal', 'bullet'] as const
const DEBTORS = 5000
const THOUSAND_YUAN = 100_000n

/** Monthly loans at 3–10 %: most level, some even principal or bullet; seasoned, a few overdue. */
export function generatedLoans(pool: GeneratedPool): readonly Loan[] {
  const { seed, count, cutOff, monthsMax = 360 } = pool
  const draw = seededWholes(seed)
  const pick = <Item>(items: readonly Item[]) => items[draw(items.length)]!
  const terms = TERMS.filter(term => term <= Math.max(monthsMax, TERMS[0]!))
  const balances = drawBalances(pool, draw, 10, 2000)
  return Array.from({ length: count }, (_, i): Loan => {
    const termPeriods = pick(terms)
    const paid = draw(Math.min(24, termPeriods))
    // The next payment falls within four weeks of the cut-off, never before it.
    const firstPaymentDate = addMonths(addDays(cutOff, draw(28)), -paid)
    const remainingPeriods = termPeriods - paid
    const balance = balances[i]!
    return {
      ...common(i, pick, draw),
      originalBalance: (balance * BigInt(termPeriods)) / BigInt(remainingPeriods),
      balance,
      originationDate: addMonths(firstPaymentDate, -1),
      maturityDate: addMonths(firstPaymentDate, termPeriods - 1),
      status: draw(50) === 0 ? { kind: 'overdue', days: 1 + draw(60) } : { kind: 'performing' },
      rate: { kind: 'fixed', annual: String((300 + draw(700)) / 10_000) },
      dayCount: '30E/360',
      paymentMonths: 1,
      firstPaymentDate,
      termPeriods,
      remainingPeriods,
      product: pick(PRODUCTS),
    }
  })
}

/** Receivables of one month to a year, bought at 95 % of their face. */
export function generatedReceivables(pool: GeneratedPool): readonly TradeReceivable[] {
  const { seed, count, cutOff, monthsMax = 12 } = pool
  const draw = seededWholes(seed)
  const pick = <Item>(items: readonly Item[]) => items[draw(items.length)]!
  const balances = drawBalances(pool, draw, 50, 5000)
  const days = Math.min(monthsMax, 12) * 30 - 30
  return Array.from({ length: count }, (_, i): TradeReceivable => {
    const face = balances[i]!
    return {
      ...common(i, pick, draw),
      product: 'receivable',
      originalBalance: face,
      balance: face,
      originationDate: addDays(cutOff, -draw(60)),
      maturityDate: addDays(cutOff, 30 + draw(Math.max(1, days))),
      status: { kind: 'performing' },
      advance: (face * 95n) / 100n,
      fee: face / 200n,
      recourse: draw(2) === 0,
    }
  })
}

/**
 * Between `low` and `high` thousand yuan each, or in that proportion to what they must add up to.
 */
function drawBalances(
  { count, balance }: GeneratedPool,
  draw: (below: number) => number,
  low: number,
  high: number,
): readonly bigint[] {
  const sizes = Array.from({ length: count }, () => BigInt(low + draw(high - low + 1)))
  if (balance === undefined) return sizes.map(size => size * THOUSAND_YUAN)
  const whole = sizes.reduce((sum, size) => sum + size, 0n)
  let size = 0n
  let given = 0n
  return sizes.map(own => {
    size += own
    const share = (balance * size) / whole - given
    given += share
    return share
  })
}

function common(
  i: number,
  pick: <Item>(items: readonly Item[]) => Item,
  draw: (below: number) => number,
) {
  return {
    id: `G${String(i + 1).padStart(7, '0')}`,
    currency: 'CNY',
    debtor: `D${String(draw(DEBTORS)).padStart(4, '0')}`,
    attributes: { region: pick(REGIONS), industry: pick(INDUSTRIES) },
  } as const
}
