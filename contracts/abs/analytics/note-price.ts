import type { BusinessDate } from '../../kernel/date.ts'
import { Rate } from '../../kernel/rate.ts'
import type { Deal, Name } from '../deal/deal.ts'
import type { PeriodResult } from '../waterfall/result.ts'
import { type Duration, durationAt } from './duration.ts'
import type { Flow } from './flow.ts'
import { type ZeroCurve, zSpread } from './spread.ts'
import { priceAt, yieldAt } from './yield.ts'

/** What a buyer asks of notes on a day: a yield for a price, or a price for a yield. */
export interface Pricing {
  readonly settle: BusinessDate
  /** Zero rates that spreads are measured over. */
  readonly curve: ZeroCurve['points']
  readonly quotes: Readonly<Record<Name, Quote>>
}

/** Dirty, in yuan for each unit of 100 元; or annual, compounded once a year. */
export type Quote = { readonly price: string } | { readonly yield: string }

/** Null where what is paid after the settlement has no yield, or none that can be found. */
export interface NotePrice {
  readonly note: Name
  readonly price: Rate
  readonly yield: Rate | null
  /** Continuously compounded over the curve. */
  readonly zSpread: Rate | null
  readonly duration: Duration | null
}

const FEN = 100

/** Every quoted note under what a run paid it, in the order of the deal. */
export function notePrices(
  deal: Deal,
  { settle, curve, quotes }: Pricing,
  periods: readonly PeriodResult[],
): readonly NotePrice[] {
  return Object.keys(deal.notes).flatMap(note => {
    const quote = quotes[note]
    if (quote === undefined) return []
    const flows = periods.map(({ payment, notes }): Flow => {
      const { interestPaid, principalPaid, residualPaid } = notes[note]!
      return { date: payment, amount: interestPaid + principalPaid + residualPaid }
    })
    const unitFen = deal.notes[note]!.units * FEN
    return [{ note, ...priced(flows, settle, curve, quote, unitFen) }]
  })
}

function priced(
  flows: readonly Flow[],
  settle: BusinessDate,
  points: ZeroCurve['points'],
  quote: Quote,
  unitFen: number,
): Omit<NotePrice, 'note'> {
  const fen =
    'price' in quote
      ? new Rate(quote.price).times(unitFen)
      : priceAt(flows, settle, new Rate(quote.yield), 1)
  const whole = BigInt(fen.toFixed(0))
  const found = 'price' in quote ? yieldAt(flows, settle, whole, 1) : null
  const annual = 'yield' in quote ? new Rate(quote.yield) : found?.ok ? found.value : null
  const spread = zSpread(flows, whole, { asOf: settle, points })
  return {
    price: fen.div(unitFen),
    yield: annual,
    zSpread: spread.ok ? spread.value : null,
    duration: annual && durationAt(flows, settle, annual, 1),
  }
}
