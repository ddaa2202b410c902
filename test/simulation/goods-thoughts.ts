import { addDays } from '../../contracts/kernel/date.ts'
import type { PartyId } from '../../contracts/kernel/id.ts'
import { newId } from '../../services/platform/new-id.ts'
import type { Actor } from '../support/actor.ts'
import { DEBT } from '../support/acts.ts'
import { both, type Cast, partyOf, signersOf } from './cast.ts'
import type { GoodsTitle, LiveLot } from './goods-snapshot.ts'
import type { Snapshot } from './snapshot.ts'
import type { Thought } from './thoughts.ts'

/** What comes to the minds of keepers, inspectors, depositors and lenders of goods. */
export function listCommodity({ market, chance }: Cast, _now: Snapshot): Thought {
  const name = `copper ${chance.below(6)}`
  const body = { id: newId('com'), name, standard: 'GB/T 467', unit: 'GRAMS', tolerancePpm: '3000' }
  return { signers: both(market.operator), body }
}

export function openSite(cast: Cast): Thought {
  const keeper = cast.chance.of(cast.keepers)!
  const body = { id: newId('whs'), name: `site ${cast.chance.below(9)}`, address: 'by the river' }
  return { signers: signersOf(cast, keeper), body }
}

export function openPlace(cast: Cast, { goods }: Snapshot): Thought | null {
  const site = cast.chance.of(goods.sites)
  if (!site) return null
  const kind = cast.chance.of(['exclusive', 'commingled'])!
  const terms = { site: site.id, code: `P-${cast.chance.below(99)}`, kind, unit: 'GRAMS' }
  const body = { id: newId('plc'), ...terms, capacity: '1000000' }
  return { signers: signersOf(cast, partyOf(cast, site.keeper)), body }
}

export function requestDeposit(cast: Cast, { goods }: Snapshot): Thought | null {
  const commodity = cast.chance.of(goods.commodities)
  if (!commodity) return null
  const keeper = cast.chance.of(cast.keepers)!.id
  const quantity = String(cast.chance.between(1n, 400_000n))
  const number = `D-${cast.chance.below(2_000)}`
  const body = {
    ...{ lot: newId('lot'), keeper, commodity, quantity, packing: 'bundles', marks: 'none' },
    ...{ authority: 'owner', claims: 'none', ownership: { kind: 'invoice', issuer: 'A', number } },
  }
  return { signers: signersOf(cast, cast.chance.of(cast.suppliers)!), body }
}

export function withdrawDeposit(cast: Cast, { goods }: Snapshot): Thought | null {
  if (!cast.chance.happens(0.2)) return null
  const lot = cast.chance.of(goods.lots.filter(isAnnounced))
  if (!lot) return null
  return { signers: signersOf(cast, partyOf(cast, lot.depositor)), body: { lot: lot.id } }
}

/** What comes in and goes out is weighed; of what is in store something is missing now and then. */
export function measure(cast: Cast, { goods }: Snapshot): Thought | null {
  const { chance } = cast
  const weighed = (lot: LiveLot, way: string) =>
    lot.weighings.some(({ purpose }) => purpose === way)
  const coming = goods.lots.find(lot => isAnnounced(lot) && !weighed(lot, 'inbound'))
  const lotOf = new Map(goods.lots.map(lot => [lot.id, lot]))
  const going = goods.orders.find(({ lot }) => !weighed(lotOf.get(lot)!, 'outbound'))
  const stored = chance.of(goods.lots.filter(lot => !isAnnounced(lot)))
  const found = chance.happens(0.1) ? 0n : (stored?.booked ?? 0n)
  const what = chance.of(
    [
      coming && { lot: coming, purpose: 'inbound', gross: coming.declared },
      going && { lot: lotOf.get(going.lot)!, purpose: 'outbound', gross: going.units },
      stored && { lot: stored, purpose: 'stock', gross: found },
    ].filter(one => one !== undefined),
  )
  if (!what) return null
  const { lot, purpose, gross } = what
  const takenAt = new Date(Date.UTC(2026, 0, 1) + goods.measured * 1_000).toISOString()
  const body = {
    ...{ measurement: newId('msr'), lot: lot.id, purpose, unit: 'GRAMS', gross: String(gross) },
    ...{ tare: '0', device: 'W-1', calibration: 'C-1', takenAt },
  }
  return { signers: [partyOf(cast, lot.keeper).maker], body }
}

export function receive(cast: Cast, { goods, asOf }: Snapshot): Thought | null {
  const { chance } = cast
  const lot = chance.of(goods.lots.filter(one => isAnnounced(one) && one.weighings.length > 0))
  const place = chance.of(goods.places.filter(p => p.keeper === lot?.keeper && p.free))
  if (!lot || !place) return null
  const [weighing] = lot.weighings
  const inspector = chance.of(cast.inspectors)!
  const body = {
    ...{ lot: lot.id, place: place.id, inspector: inspector.id, weighings: [weighing!.id] },
    ...{ accepted: String(lot.declared), grade: 'A', certificate: 'Q-1' },
    goodUntil: chance.happens(0.2) ? addDays(asOf, 400) : null,
  }
  return { signers: [...both(partyOf(cast, lot.keeper)), ...both(inspector)], body }
}

export function issue(cast: Cast, { goods, asOf }: Snapshot): Thought | null {
  const lot = cast.chance.of(goods.lots.filter(({ bare }) => bare > 0n))
  if (!lot) return null
  const until = addDays(asOf, cast.chance.happens(0.8) ? 400 : 20)
  const policy = { insurer: 'PICC', policy: 'P-1', sum: '100', currency: 'CNY', until }
  const quantity = cast.chance.happens(0.5) ? lot.bare : cast.chance.between(1n, lot.bare)
  const body = {
    ...{ receipt: newId('wrc'), lot: lot.id, quantity: String(quantity), storedUntil: until },
    ...{ fee: 'a fen a kilo', insurance: cast.chance.happens(0.9) ? policy : null },
  }
  return { signers: [...both(partyOf(cast, lot.keeper)), ...both(cast.market.operator)], body }
}

export function surrender(cast: Cast, now: Snapshot): Thought | null {
  const title = cast.chance.of(now.goods.titles.filter(isFree))
  if (!title) return null
  const until = addDays(now.asOf, 10)
  const body = { order: newId('dor'), spans: partOf(cast, title), collector: 'a truck', until }
  return { signers: holderAndKeeper(cast, title), body }
}

export function deliver(cast: Cast, { goods, asOf }: Snapshot): Thought | null {
  const out = new Map(
    goods.lots.map(lot => [lot.id, lot.weighings.find(({ purpose }) => purpose === 'outbound')]),
  )
  const order = cast.chance.of(goods.orders.filter(o => o.until > asOf && out.get(o.lot)))
  if (!order) return null
  const { id, spans, keeper, holder, lot } = order
  const body = { order: id, spans, weighings: [out.get(lot)!.id] }
  return { signers: [...both(partyOf(cast, keeper)), ...both(partyOf(cast, holder))], body }
}

export function endDelivery(cast: Cast, { goods, asOf }: Snapshot): Thought | null {
  const late = goods.orders.filter(({ until }) => until <= asOf)
  const order = cast.chance.of(late) ?? (cast.chance.happens(0.2) && cast.chance.of(goods.orders))
  if (!order) return null
  const body = { order: order.id, spans: order.spans }
  return { signers: holderAndKeeper(cast, order), body }
}

export function cancelReceipt(cast: Cast, { goods }: Snapshot): Thought | null {
  if (!cast.chance.happens(0.3)) return null
  const title = cast.chance.of(goods.titles.filter(one => isFree(one) && one.whole))
  if (!title) return null
  return { signers: holderAndKeeper(cast, title), body: { receipt: title.instrument } }
}

export function renewTerm(cast: Cast, { goods, asOf }: Snapshot): Thought | null {
  const ended = goods.titles.filter(({ termEnded }) => termEnded)
  const title = cast.chance.of(ended) ?? cast.chance.of(goods.titles)
  if (!title) return null
  const { instrument: receipt, storedUntil, keeper } = title
  const holders = goods.titles.filter(one => one.instrument === receipt).map(one => one.holder)
  const signers = [...new Set([...holders, keeper])].flatMap(id => both(partyOf(cast, id)))
  const longer = addDays(storedUntil > asOf ? storedUntil : asOf, 10)
  return { signers, body: { receipt, storedUntil: longer, fee: 'two fen a kilo' } }
}

export function endTerm(cast: Cast, { goods, asOf }: Snapshot): Thought | null {
  const due = goods.titles.filter(one => one.storedUntil <= asOf && !one.termEnded)
  const title = cast.chance.of(due) ?? cast.chance.of(goods.titles)
  if (!title) return null
  return { signers: [cast.market.operator.maker], body: { receipt: title.instrument } }
}

/** A firm insures anew when it is told, and now and then before. */
export function insure(cast: Cast, { goods, asOf }: Snapshot): Thought | null {
  const ended = goods.titles.filter(({ insuranceLapsed }) => insuranceLapsed)
  const title = cast.chance.of(ended) ?? cast.chance.of(goods.titles)
  if (!title) return null
  const until = addDays(asOf, 15)
  const insurance = { insurer: 'PICC', policy: 'P-2', sum: '100', currency: 'CNY', until }
  const body = { receipt: title.instrument, insurance, perils: 'fire', lossPayee: 'the holder' }
  return { signers: both(partyOf(cast, title.keeper)), body }
}

export function lapseInsurance(cast: Cast, { goods, asOf }: Snapshot): Thought | null {
  const due = goods.titles.filter(
    one => one.insuredUntil !== null && one.insuredUntil <= asOf && !one.insuranceLapsed,
  )
  const title = cast.chance.of(due) ?? cast.chance.of(goods.titles)
  if (!title) return null
  return { signers: [cast.market.operator.maker], body: { receipt: title.instrument } }
}

export function pledgeGoods(cast: Cast, { goods }: Snapshot): Thought | null {
  const title = cast.chance.of(goods.titles.filter(isFree))
  if (!title) return null
  const body = { ...DEBT, to: cast.chance.of(cast.banks)!.id, spans: partOf(cast, title) }
  return { signers: holderAndKeeper(cast, title), body }
}

export function passGoodsOn(cast: Cast, { goods }: Snapshot): Thought | null {
  const title = cast.chance.of(goods.titles.filter(isFree))
  if (!title) return null
  const body = { to: cast.chance.of(cast.suppliers)!.id, spans: partOf(cast, title), trade: [] }
  return { signers: holderAndKeeper(cast, title), body }
}

export function releaseGoods(cast: Cast, { goods }: Snapshot): Thought | null {
  const title = cast.chance.of(goods.titles.filter(({ claim }) => claim === 'pledge'))
  if (!title) return null
  const signers = [title.claimant!, title.keeper].flatMap(id => both(partyOf(cast, id)))
  return { signers, body: { spans: partOf(cast, title) } }
}

/** An alarm's hold is lifted by its keeper, with who has a claim on what is held. */
export function liftAlarm(cast: Cast, { goods }: Snapshot): Thought | null {
  const held = ({ holds, keeper }: GoodsTitle) =>
    holds.some(({ kind, party }) => kind === 'sensor' && party === keeper)
  const title = cast.chance.of(goods.titles.filter(held))
  if (!title) return null
  const { keeper, claimant } = title
  const signers = [keeper, claimant ?? keeper].flatMap(id => both(partyOf(cast, id)))
  return { signers: [...new Set(signers)], body: { kind: 'sensor', spans: wholeOf(title) } }
}

function isAnnounced({ status }: LiveLot): boolean {
  return status === 'requested'
}

function isFree({ claim, holds }: GoodsTitle): boolean {
  return claim === null && holds.length === 0
}

function holderAndKeeper(
  cast: Cast,
  { holder, keeper }: { readonly holder: PartyId; readonly keeper: PartyId },
): readonly Actor[] {
  return [holder, keeper].flatMap(id => both(partyOf(cast, id)))
}

function wholeOf({ instrument, lo, hi }: GoodsTitle) {
  return [{ instrument, lo: String(lo), hi: String(hi) }]
}

function partOf({ chance }: Cast, title: GoodsTitle) {
  const { instrument, lo, hi } = title
  if (chance.happens(0.6)) return wholeOf(title)
  const from = chance.between(lo, hi - 1n)
  return [{ instrument, lo: String(from), hi: String(chance.between(from + 1n, hi)) }]
}
