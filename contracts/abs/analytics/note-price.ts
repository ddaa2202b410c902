import type { BusinessDate } from '../../kernel/date.ts'
import { Rate } from '../../kernel/rate.ts'
import type { Deal } from '../deal/deal.ts'
import type { Name } from '../deal/deal-text.ts'
import { computeNotePrincipal } from '../deal/money-text.ts'
import type { PeriodResult } from '../waterfall/result.ts'
import { type Duration, durationAt, effectiveDuration } from './duration.ts'
import type { Flow } from './flow.ts'
import { type SpreadBasis, type SpreadCompounding, valueOver, zSpread } from './spread.ts'
import { priceAt, yieldAt } from './yield.ts'
import type { Interpolation, ZeroCurve } from './zero-curve.ts'

/** What notes are to be priced by on a day: a yield for a price, or a price for a yield. */
export interface Pricing {
  readonly settle: BusinessDate
  /** The zero rates that spreads are measured over. */
  readonly curve: ZeroCurve['points']
  /** The day of the curve; the settlement unless given. */
  readonly curveDate?: BusinessDate | undefined
  readonly interpolation: Interpolation
  /** How Z-spreads are compounded. */
  readonly compounding: SpreadCompounding
  readonly quotes: Readonly<Record<Name, Quote>>
}

/** A quote: dirty, in yuan for each unit of 100 元; or a yield, annual, compounded once a year. */
export type Quote = { readonly price: string } | { readonly yield: string }

/** The price of a note. Yield and spread are null where none exists or none can be found. */
export interface NotePrice {
  readonly note: Name
  readonly price: Rate
  readonly yield: Rate | null
  /** Over the curve, compounded as the pricing says. */
  readonly zSpread: Rate | null
  readonly duration: Duration | null
  /** From runs at shifted rates at the same Z-spread; null where there are none. */
  readonly effectiveDuration: Rate | null
}

/** Runs of the same deal and scenario with every rate higher, and lower, by `CURVE_SHIFT`. */
export interface ShiftedRuns {
  readonly up: readonly PeriodResult[]
  readonly down: readonly PeriodResult[]
}

/**
 * 100 basis points. Payments are whole fen a unit: a fen moves the price of 100 yuan by 0.01, and a
 * smaller shift, or a second difference (convexity), would measure that more than the rates.
 */
export const CURVE_SHIFT = '0.01'
const HUNDRED = 100

/** Prices every quoted note by what a run paid it, in the order of the deal. */
export function notePrices(
  deal: Deal,
  pricing: Pricing,
  periods: readonly PeriodResult[],
  shifted: ShiftedRuns | null = null,
): readonly NotePrice[] {
  const { quotes, curve: points, curveDate, interpolation, compounding, settle } = pricing
  const curve = { asOf: curveDate ?? settle, points, interpolation }
  const basis = { curve, settle, compounding }
  const runs = shifted && { up: shifted.up, base: periods, down: shifted.down }
  return Object.keys(deal.notes).flatMap(note => {
    const quote = quotes[note]
    if (quote === undefined) return []
    // A price is for each 100 yuan of face; of a note without face there is none.
    const unitFen = Number(computeNotePrincipal(deal.notes[note]!)) / HUNDRED
    if (unitFen === 0) return []
    const price = priceNote(listFlows(note, periods), basis, quote, unitFen)
    const spread = price.zSpread
    const effective = runs && spread && computeEffectiveDuration(note, runs, basis, spread)
    return [{ note, ...price, effectiveDuration: effective }]
  })
}

function listFlows(note: Name, periods: readonly PeriodResult[]): readonly Flow[] {
  return periods.map(({ payment, notes }) => {
    const { interestPaid, principalPaid, residualPaid } = notes[note]!
    return { date: payment, amount: interestPaid + principalPaid + residualPaid }
  })
}

/** Computes the effective duration: each run’s flows are valued over its own curve. */
function computeEffectiveDuration(
  note: Name,
  runs: ShiftedRuns & { readonly base: readonly PeriodResult[] },
  basis: SpreadBasis,
  spread: Rate,
): Rate | null {
  const { curve } = basis
  const shift = new Rate(CURVE_SHIFT)
  const { up, down } = shiftPoints(curve.points)
  const worth = (periods: readonly PeriodResult[], points: ZeroCurve['points']) =>
    valueOver(listFlows(note, periods), { ...basis, curve: { ...curve, points } }, spread)
  const [base, higher, lower] = [
    worth(runs.base, curve.points),
    worth(runs.up, up),
    worth(runs.down, down),
  ]
  return effectiveDuration({ base, up: higher, down: lower, shift })?.duration ?? null
}

interface ShiftedPoints {
  readonly up: ZeroCurve['points']
  readonly down: ZeroCurve['points']
}

/** One pair for each curve: discounts are found by it, for all notes and scenarios. */
const SHIFTED = new WeakMap<ZeroCurve['points'], ShiftedPoints>()

function shiftPoints(points: ZeroCurve['points']): ShiftedPoints {
  const by = (shift: string) =>
    points.map(({ date, annual }) => ({ date, annual: annual.plus(shift) }))
  const known = SHIFTED.get(points) ?? { up: by(CURVE_SHIFT), down: by(`-${CURVE_SHIFT}`) }
  SHIFTED.set(points, known)
  return known
}

function priceNote(
  flows: readonly Flow[],
  basis: SpreadBasis,
  quote: Quote,
  unitFen: number,
): Omit<NotePrice, 'note' | 'effectiveDuration'> {
  const { settle } = basis
  const fen =
    'price' in quote
      ? new Rate(quote.price).times(unitFen)
      : priceAt(flows, settle, new Rate(quote.yield), 1)
  const whole = BigInt(fen.toFixed(0))
  const found = 'price' in quote ? yieldAt(flows, settle, whole, 1) : null
  const annual = 'yield' in quote ? new Rate(quote.yield) : found?.ok ? found.value : null
  const spread = zSpread(flows, whole, basis)
  return {
    price: fen.div(unitFen),
    yield: annual,
    zSpread: spread.ok ? spread.value : null,
    duration: annual && durationAt(flows, settle, annual, 1),
  }
}
