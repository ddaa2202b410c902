import { reckonPrice } from '../../contracts/financing/price.ts'
import { addBusinessDays } from '../../contracts/kernel/calendar.ts'
import { addDays } from '../../contracts/kernel/date.ts'
import { chinaCalendar } from '../../services/platform/china-calendar.ts'
import { newId } from '../../services/platform/new-id.ts'
import { type Cast, partyOf, signersOf } from './cast.ts'
import type { LiveFinancing, Snapshot } from './snapshot.ts'
import type { Thought } from './thoughts.ts'

const CALENDAR = chinaCalendar()

/** Who asked for it, or a lender that was asked, does something about one that stands so. */
export function onOne(
  cast: Cast,
  { financings }: Snapshot,
  wanted: (one: LiveFinancing) => boolean,
  think: (one: LiveFinancing) => { readonly by: LiveFinancing['holder']; readonly body: object },
): Thought | null {
  const one = cast.chance.of(financings.filter(wanted))
  if (!one) return null
  const { by, body } = think(one)
  return { signers: signersOf(cast, partyOf(cast, by)), body: { financing: one.id, ...body } }
}

export function isOpen({ status }: LiveFinancing): boolean {
  return status === 'requested' || status === 'applied' || status === 'approved'
}

/** A lender that has looked gives a price, with its figures as the contract reckons them. */
export function giveQuote(cast: Cast, now: Snapshot): Thought | null {
  const valueDate = addBusinessDays(CALENDAR, now.asOf, 10)
  const ready = (one: LiveFinancing) =>
    one.status === 'requested' && one.shown !== null && one.quote === null
  return onOne(cast, now, ready, ({ parts, shown, lookedAtBy, lenders }) => {
    const terms = { rate: '0.04', dayCount: 'A/360', fee: 0n, valueDate } as const
    const price = reckonPrice(parts, terms)
    const { discount, net, apr } = price.ok ? price.value : { discount: 0n, net: 1n, apr: '0' }
    const figures = { discount: String(discount), net: String(net), apr, fee: '0' }
    const firm = { recourse: 'without', firmUntil: `${addDays(now.asOf, 60)}T10:00:00.000Z` }
    const body = { id: newId('quo'), ...terms, ...figures, ...firm, seen: shown ?? '' }
    return { by: lookedAtBy ?? lenders[0]!, body }
  })
}

/** Who asked draws a quote from the list of a lender, with the figures of its one price. */
export function drawQuote(cast: Cast, now: Snapshot): Thought | null {
  const list = cast.chance.of(now.priceLists)
  if (!list) return null
  const valueDate = addBusinessDays(CALENDAR, now.asOf, 10)
  const ready = (one: LiveFinancing) => one.status === 'requested' && one.quote === null
  return onOne(cast, now, ready, ({ holder, parts, chooseBy }) => {
    const terms = { rate: '0.05', dayCount: 'A/360', fee: 0n, valueDate } as const
    const price = reckonPrice(parts, terms)
    const { discount, net, apr } = price.ok ? price.value : { discount: 0n, net: 1n, apr: '0' }
    const figures = { discount: String(discount), net: String(net), apr, fee: '0' }
    const from = { list: list.id, lender: list.lender, recourse: 'without', firmUntil: chooseBy }
    return { by: holder, body: { id: newId('quo'), ...terms, ...figures, ...from } }
  })
}

/** The lender approves mostly, and refuses now and then. */
export function decideOne(cast: Cast, now: Snapshot): Thought | null {
  const waits = ({ status, lender }: LiveFinancing) => status === 'applied' && lender !== null
  return onOne(cast, now, waits, ({ lender, shown }) => {
    const decision = cast.chance.happens(0.9) ? 'approve' : 'refuse'
    return { by: lender!, body: { decision, seen: shown ?? '', words: 'as usual in the trade' } }
  })
}

/** At the national register: whoever is the lender of one that stands so records something. */
export function atRegister(
  cast: Cast,
  now: Snapshot,
  wanted: (one: LiveFinancing) => boolean,
  body: (one: LiveFinancing) => object,
): Thought | null {
  const ready = (one: LiveFinancing) => one.lender !== null && wanted(one)
  return onOne(cast, now, ready, one => ({ by: one.lender!, body: body(one) }))
}
