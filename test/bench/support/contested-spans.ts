import { DEBT } from '../../support/acts.ts'
import type { TestMarket } from '../../support/market.ts'
import { issuePlaces } from './issued-places.ts'
import { enrolTraders, type Place, type Traders } from './transfer-load.ts'

/**
 * Spans that many attempts are made at. Each receivable has several, side by side, so that the cuts
 * of one span race with those of its neighbours. All attempts at one span overlap in its core unit:
 * exactly one of them can win.
 */
export interface Arena {
  readonly traders: Traders
  readonly places: readonly Place[]
  readonly spans: number
}

export interface Attempt {
  readonly span: number
  /** Of all attempts at this span, from 0. */
  readonly number: number
}

export const ATTEMPTS_A_SPAN = 20
export const SPANS_A_PLACE = 8
/** Units that the attempts at one span keep within. */
export const REACH = 10_000
export const CORE = REACH / 2

const BATCH = 500

export async function openArena(market: TestMarket, spans: number): Promise<Arena> {
  const traders = await enrolTraders(market)
  const places = await issuePlaces(market, traders, Math.ceil(spans / SPANS_A_PLACE))
  return { traders, places, spans }
}

/** Requests of at most 500 attempts, one at each of the same spans, in another order each time. */
export function* roundsOf({ spans }: Arena): Generator<Attempt[]> {
  for (let first = 0; first < spans; first += BATCH) {
    const count = Math.min(BATCH, spans - first)
    for (let number = 0; number < ATTEMPTS_A_SPAN; number++) {
      const round = Array.from({ length: count }, (_, i) => ({ span: first + i, number }))
      yield round.sort((a, b) => scattered(a) - scattered(b))
    }
  }
}

/** Every other one sells, the rest pledge; each reaches another way around the core. */
export function attemptOf({ traders, places }: Arena, { span, number }: Attempt) {
  const { receivable, invoice } = places[Math.floor(span / SPANS_A_PLACE)]!
  const start = (span % SPANS_A_PLACE) * REACH
  const lo = start + (number % 5 === 0 ? 0 : scattered({ span, number }) % CORE)
  const hi =
    start +
    (number % 7 === 0 ? REACH : CORE + 1 + (scattered({ span: number, number: span }) % CORE))
  const spans = [{ instrument: receivable, lo: String(lo), hi: String(hi) }]
  const to = traders.transferee.id
  if ((span + number) % 2 === 0) return { act: 'title.offer-pledge', body: { ...DEBT, to, spans } }
  const trade = [{ invoice, amount: String(hi - lo) }]
  return { act: 'title.offer-transfer', body: { to, spans, trade } }
}

/** The same for the same attempt, and nothing like its neighbour's. */
function scattered({ span, number }: Attempt): number {
  return Math.imul(span * ATTEMPTS_A_SPAN + number + 1, 2_654_435_761) >>> 0
}
