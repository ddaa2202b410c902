import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import type { LotId } from '../../../contracts/receipt/lot.ts'
import type { MeasurementId } from '../../../contracts/receipt/measurement.ts'
import type { ReceiptId } from '../../../contracts/receipt/receipt.ts'
import type { CommodityId } from '../../../contracts/warehouse/commodity.ts'
import type { PlaceId, PlaceKind, SiteId } from '../../../contracts/warehouse/storage-place.ts'
import type { CommandAnswer } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { DEBT } from '../../support/acts.ts'
import { mustBeAccepted, type TestMarket, testMarket } from '../../support/market.ts'

export const both = (party: TestParty) => [party.maker, party.checker]
export const on = (instrument: ReceiptId, lo: bigint, hi: bigint) => [
  { instrument, lo: String(lo), hi: String(hi) },
]

/** A market with a warehouse: what comes in and what is issued, in the tests' own shorthand. */
export async function goodsMarket() {
  const market = await testMarket()
  const keeper = await market.enrol(['keeper'])
  const depositor = await market.enrol(['supplier'])
  const inspector = await market.enrol(['inspector'])
  const lender = await market.enrol(['lender'])
  const other = await market.enrol(['lender'])
  const buyer = await market.enrol(['supplier'])
  const people = { market, keeper, depositor, inspector, lender, other, buyer }
  const copper = await listCopper(market)
  const site: SiteId = newId('whs')
  const address = { id: site, name: 'Yangshan 3', address: 'Shanghai, Yangshan' }
  mustBeAccepted(await market.act(both(keeper), 'warehouse.open-site', address))
  return { ...people, copper, site, ...incoming({ ...people, copper, site }), ...issuing(people) }
}

export type GoodsMarket = Awaited<ReturnType<typeof goodsMarket>>

interface People {
  readonly market: TestMarket
  readonly keeper: TestParty
  readonly depositor: TestParty
  readonly inspector: TestParty
  readonly lender: TestParty
  readonly buyer: TestParty
}

async function listCopper({ act, operator }: TestMarket): Promise<CommodityId> {
  const id: CommodityId = newId('com')
  const terms = { name: 'Copper cathode', standard: 'GB/T 467-2010 Cu-CATH-1', unit: 'GRAMS' }
  const body = { id, ...terms, tolerancePpm: '3000' }
  mustBeAccepted(await act(both(operator), 'warehouse.list-commodity', body))
  return id
}

let documents = 0
let codes = 0

interface Storing {
  readonly kind?: PlaceKind
  readonly accepted: bigint
  readonly goodUntil?: BusinessDate
}

interface Stored {
  readonly lot: LotId
  readonly place: PlaceId
}

function incoming(of: People & { readonly copper: CommodityId; readonly site: SiteId }) {
  const { market, keeper, depositor, copper } = of
  const request = async (change: object) => {
    const lot: LotId = newId('lot')
    const ownership = { kind: 'invoice', issuer: 'A mill', number: `D${++documents}` }
    const goods = { lot, keeper: keeper.id, commodity: copper, quantity: '30000000', ownership }
    const words = { packing: 'bundles', marks: 'CCC-P', authority: 'owner', claims: 'none known' }
    const body = { ...goods, ...words, ...change }
    return { lot, answer: await market.act(both(depositor), 'receipt.request-deposit', body) }
  }
  const weigh = async (lot: LotId, units: bigint, change: object = {}) => {
    const measurement: MeasurementId = newId('msr')
    const gross = { gross: String(units + 15_000_000n), tare: '15000000' }
    const said = { purpose: 'inbound', unit: 'GRAMS', device: 'W-1', calibration: 'JJG-88' }
    const when = { takenAt: '2026-03-02T01:00:00.000Z' }
    const body = { measurement, lot, ...gross, ...said, ...when, ...change }
    mustBeAccepted(await market.act([keeper.maker], 'receipt.measure', body))
    return measurement
  }
  return { request, weigh, ...storing(of, { request, weigh }) }
}

type Coming = {
  request(change: object): Promise<{ readonly lot: LotId; readonly answer: CommandAnswer }>
  weigh(lot: LotId, units: bigint): Promise<MeasurementId>
}

function storing(
  { market, keeper, inspector, site }: People & { readonly site: SiteId },
  { request, weigh }: Coming,
) {
  const place = async (kind: PlaceKind, capacity: bigint): Promise<PlaceId> => {
    const id: PlaceId = newId('plc')
    const terms = { site, code: `A-${++codes}`, kind, unit: 'GRAMS', capacity: String(capacity) }
    mustBeAccepted(await market.act(both(keeper), 'warehouse.open-place', { id, ...terms }))
    return id
  }
  const receiving = (given: {
    readonly lot: LotId
    readonly place: PlaceId
    readonly weighings: readonly MeasurementId[]
    readonly accepted: bigint
    readonly goodUntil?: BusinessDate | null
  }) => {
    const found = {
      inspector: inspector.id,
      grade: 'Grade A',
      certificate: 'CIQ-1',
      goodUntil: null,
    }
    return { ...found, ...given, accepted: String(given.accepted) }
  }
  const receive = (body: object) =>
    market.act([...both(keeper), ...both(inspector)], 'receipt.receive', body)
  const store = async (given: Storing): Promise<Stored> => {
    const { kind = 'exclusive', accepted, goodUntil = null } = given
    const { lot, answer } = await request({})
    mustBeAccepted(answer)
    const weighings = [await weigh(lot, accepted)]
    const where = await place(kind, accepted)
    mustBeAccepted(await receive(receiving({ lot, place: where, weighings, accepted, goodUntil })))
    return { lot, place: where }
  }
  return { place, receiving, receive, store }
}

const POLICY = {
  ...{ insurer: 'PICC', policy: 'P-1', sum: '100', currency: 'CNY', until: '2027-03-01' },
}

function issuing({ market, keeper, depositor, lender, buyer }: People) {
  const issuing = ({ lot, quantity }: { lot: LotId; quantity: bigint }) => ({
    ...{ receipt: newId('wrc') as ReceiptId, lot, quantity: String(quantity) },
    ...{ storedUntil: '2027-03-01', fee: 'CNY 0.80 a tonne and day', insurance: POLICY },
  })
  const issue = (body: object) =>
    market.act([...both(keeper), ...both(market.operator)], 'receipt.issue', body)
  const receipt = async (given: { lot: LotId; quantity: bigint }): Promise<ReceiptId> => {
    const body = issuing(given)
    mustBeAccepted(await issue(body))
    return body.receipt
  }
  const withKeeper = (act: string, body: object): Promise<CommandAnswer> =>
    market.act([...both(depositor), ...both(keeper)], act, body)
  const pledge = (id: ReceiptId, lo: bigint, hi: bigint, change: object = {}) =>
    withKeeper('title.offer-pledge', { ...DEBT, to: lender.id, spans: on(id, lo, hi), ...change })
  const pledgeTo = async (to: TestParty, spans: ReturnType<typeof on>) => {
    mustBeAccepted(await withKeeper('title.offer-pledge', { ...DEBT, to: to.id, spans }))
    const accept = { ...DEBT, spans, knowing: [] }
    mustBeAccepted(await market.act(both(to), 'title.accept-pledge', accept))
  }
  const pass = (id: ReceiptId, lo: bigint, hi: bigint) =>
    withKeeper('title.offer-transfer', { to: buyer.id, spans: on(id, lo, hi), trade: [] })
  return { issuing, issue, receipt, pledge, pledgeTo, pass, withKeeper }
}
