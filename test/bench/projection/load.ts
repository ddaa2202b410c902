import type { LoanCommon, LoanRate, Repayment, StatedAsset } from '../../../contracts/abs/asset.ts'
import type { Assumptions, RateStep } from '../../../contracts/abs/assumption/assumptions.ts'
import type { Grid } from '../../../contracts/abs/projection/schedule.ts'
import { addMonths, type BusinessDate } from '../../../contracts/kernel/date.ts'

const CUT_OFF: BusinessDate = '2026-01-01'
const FIRST_PAYMENT: BusinessDate = '2026-01-15'
const ORIGINATION: BusinessDate = '2025-12-15'
const MONTHS = 360
const RECOVERY_LAG = 6
const INDEX = 'generated_index'

/** The stated load: CDR 2 %, CPR 8 %, 40 % back after 6 periods. The index curve is generated. */
export const LOAD_ASSUMPTIONS: Assumptions = {
  default: { kind: 'constant', per: 'year', rate: '0.02' },
  prepayment: { kind: 'constant', per: 'year', rate: '0.08' },
  recovery: [{ rate: '0.4', lag: RECOVERY_LAG }],
  curves: { [INDEX]: indexCurve() },
}

export const LOAD_GRID: Grid = {
  dates: Array.from({ length: MONTHS + RECOVERY_LAG + 1 }, (_, i) => addMonths(CUT_OFF, i)),
}

/**
 * Generated loans, the same for the same seed: rates 3.00–12.99 %, balances of whole thousands of
 * yuan from 10,000 to 2,000,000, terms 12–360; 70 % level, 10 % floating, 10 % even principal, 5 %
 * interest-only for 24 months, 5 % balloon.
 */
export function* generatedLoans(count: number, seed: number): Generator<StatedAsset, void, void> {
  const next = numbers(seed)
  for (let i = 0; i < count; i++) {
    const kind = next(100)
    const basisPoints = 300 + next(1000)
    const yuan = 1000 * (10 + next(1991))
    const term = 12 + next(349)
    yield { ...common(`loan-${i}`, yuan, term, kind, basisPoints), ...repayment(kind, term) }
  }
}

function common(
  id: string,
  yuan: number,
  term: number,
  kind: number,
  basisPoints: number,
): LoanCommon {
  const balance = BigInt(yuan) * 100n
  return {
    id,
    currency: 'CNY',
    debtor: id,
    originalBalance: balance,
    balance,
    originationDate: ORIGINATION,
    maturityDate: addMonths(FIRST_PAYMENT, term - 1),
    status: { kind: 'performing' },
    attributes: {},
    rate: rate(kind, basisPoints),
    dayCount: '30E/360',
    paymentMonths: 1,
    firstPaymentDate: FIRST_PAYMENT,
    termPeriods: term,
    remainingPeriods: term,
  }
}

function rate(kind: number, basisPoints: number): LoanRate {
  const annual = decimal(basisPoints)
  if (kind < 70 || kind >= 80) return { kind: 'fixed', annual }
  return {
    kind: 'floating',
    annual,
    index: INDEX,
    spread: decimal(basisPoints - 300),
    resetMonths: 12,
    nextReset: addMonths(ORIGINATION, 12),
  }
}

function repayment(kind: number, term: number): Repayment {
  if (kind < 80) return { product: 'level' }
  if (kind < 90) return { product: 'even_principal' }
  if (kind < 95)
    // biome-ignore lint/suspicious/noThenProperty: the word of `Repayment`
    return { product: 'interest_only', interestOnlyPeriods: Math.min(24, term), then: 'level' }
  return { product: 'balloon', amortisationPeriods: 2 * term }
}

/** Once a year the index moves by up to half a per cent, between 2.5 and 4 %. */
function indexCurve(): readonly RateStep[] {
  return Array.from({ length: MONTHS / 12 + 1 }, (_, year) => ({
    from: addMonths(ORIGINATION, 12 * year),
    rate: decimal(250 + ((year * 37) % 151)),
  }))
}

function decimal(basisPoints: number): string {
  return (basisPoints / 10_000).toFixed(4)
}

/** Whole numbers below `limit` from a linear congruential generator of 32 bits. */
function numbers(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return limit => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
