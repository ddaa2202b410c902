import type pg from 'pg'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { idOf, type PartyId } from '../../contracts/kernel/id.ts'
import type { HoldKind } from '../../contracts/kernel/title.ts'
import type { DeliveryOrderId } from '../../contracts/receipt/delivery-order.ts'
import type { Lot, LotId } from '../../contracts/receipt/lot.ts'
import type { MeasurementId } from '../../contracts/receipt/measurement.ts'
import type { ReceiptId } from '../../contracts/receipt/receipt.ts'
import type { CommodityId } from '../../contracts/warehouse/commodity.ts'
import type { PlaceId, SiteId } from '../../contracts/warehouse/storage-place.ts'

/** Warehouses and what is in them at the beginning of a day. */
export interface LiveGoods {
  readonly commodities: readonly CommodityId[]
  readonly sites: readonly { readonly id: SiteId; readonly keeper: PartyId }[]
  readonly places: readonly LivePlace[]
  readonly lots: readonly LiveLot[]
  readonly titles: readonly GoodsTitle[]
  readonly orders: readonly LiveOrder[]
  /** How many measurements there are. */
  readonly measured: number
}

export interface LivePlace {
  readonly id: PlaceId
  readonly keeper: PartyId
  readonly room: bigint
  readonly free: boolean
}

export interface LiveLot {
  readonly id: LotId
  readonly keeper: PartyId
  readonly depositor: PartyId
  readonly status: Lot['status']
  readonly declared: bigint
  readonly booked: bigint
  /** Under no receipt. */
  readonly bare: bigint
  /** Not counted by an act yet. */
  readonly weighings: readonly { readonly id: MeasurementId; readonly purpose: string }[]
}

export interface GoodsTitle {
  readonly instrument: ReceiptId
  readonly lo: bigint
  readonly hi: bigint
  readonly keeper: PartyId
  readonly holder: PartyId
  readonly claim: string | null
  readonly claimant: PartyId | null
  readonly holds: readonly { readonly kind: HoldKind; readonly party: PartyId }[]
  /** Its holder has the whole receipt. */
  readonly whole: boolean
  readonly storedUntil: BusinessDate
  readonly termEnded: boolean
  readonly insuredUntil: BusinessDate | null
  readonly insuranceLapsed: boolean
}

export interface LiveOrder {
  readonly id: DeliveryOrderId
  readonly lot: LotId
  readonly keeper: PartyId
  readonly holder: PartyId
  readonly units: bigint
  readonly until: BusinessDate
  readonly spans: readonly { instrument: ReceiptId; lo: string; hi: string }[]
}

export async function takeGoods(owner: pg.Pool): Promise<LiveGoods> {
  // biome-ignore lint/suspicious/noExplicitAny: rows of a query of this file
  const rows = async (sql: string): Promise<any[]> => (await owner.query(sql)).rows
  const party = (number: bigint) => idOf('pty', number)
  const commodities = await rows("select id from ledger.commodity where unit = 'GRAMS' order by id")
  const sites = await rows('select id, keeper from ledger.warehouse_site order by id')
  const [{ measured }] = await rows('select count(*)::integer as measured from ledger.measurement')
  return {
    measured,
    commodities: commodities.map(({ id }) => idOf('com', id)),
    sites: sites.map(({ id, keeper }) => ({ id: idOf('whs', id), keeper: party(keeper) })),
    places: (await rows(SELECT_PLACES)).map(({ id, keeper, room, free }) => {
      return { id: idOf('plc', id), keeper: party(keeper), room, free }
    }),
    lots: (await rows(SELECT_LOTS)).map(({ id, keeper, depositor, weighings, ...lot }) => ({
      ...{ id: idOf('lot', id), keeper: party(keeper), depositor: party(depositor) },
      ...{ status: lot.status, declared: lot.declared, booked: lot.booked, bare: lot.bare },
      weighings: weighings.map((one: { id: string; purpose: string }) => {
        return { id: idOf('msr', BigInt(one.id)), purpose: one.purpose }
      }),
    })),
    titles: (await rows(SELECT_TITLES)).map(({ lo, hi, claim, whole, ...title }) => ({
      ...{ instrument: idOf('wrc', title.instrument), lo, hi, claim, whole },
      ...{ storedUntil: title.stored_until, termEnded: title.term_ended },
      ...{ insuredUntil: title.insured_until, insuranceLapsed: title.insurance_lapsed },
      ...{ keeper: party(title.keeper), holder: party(title.holder) },
      claimant: title.claimant === null ? null : party(title.claimant),
      holds: title.holds.map((hold: { kind: HoldKind; party: string }) => {
        return { kind: hold.kind, party: party(BigInt(hold.party)) }
      }),
    })),
    orders: (await rows(SELECT_ORDERS)).map(({ units, until, spans, receipt, ...order }) => ({
      ...{ id: idOf('dor', order.id), lot: idOf('lot', order.lot), units, until },
      ...{ keeper: party(order.keeper), holder: party(order.holder) },
      spans: spans.map((span: { lo: string; hi: string }) => {
        return { instrument: idOf('wrc', receipt), ...span }
      }),
    })),
  }
}

const SELECT_PLACES = `
  select p.id, p.keeper, p.room_units as room, not p.exclusive or p.stored_units = 0 as free
    from ledger.storage_place p order by p.id`

const SELECT_LOTS = `
  select l.id, l.keeper, l.depositor, l.status, l.declared_units as declared,
         coalesce(l.accepted_units, 0) - l.delivered_units as booked,
         coalesce(l.accepted_units, 0) - l.issued_units as bare,
         coalesce((select jsonb_agg(jsonb_build_object('id', m.id::text, 'purpose', m.purpose)
                                    order by m.id)
                     from ledger.measurement m
                    where m.lot = l.id and m.counted_by is null and m.purpose <> 'stock'),
                  '[]') as weighings
    from ledger.lot l
   where l.status = 'requested' or l.accepted_units > l.delivered_units order by l.id`

const SELECT_TITLES = `
  select t.instrument, t.lo, t.hi, t.holder, r.keeper, c.kind as claim, c.claimant,
         t.hi - t.lo = r.quantity as whole, r.stored_until, r.insured_until,
         exists (select from ledger.receipt_policy p
                  where p.receipt = r.id and p.status = 'lapsed') as insurance_lapsed,
         exists (select from ledger.receipt_term s
                  where s.receipt = r.id and s.status = 'ended') as term_ended,
         coalesce((select jsonb_agg(jsonb_build_object('kind', h.kind, 'party', h.party::text)
                                    order by h.set_by)
                     from ledger.hold h where h.instrument = t.instrument and h.lo = t.lo
                      and h.lifted_by is null), '[]') as holds
    from ledger.title t join ledger.receipt r on r.id = t.instrument
    left join ledger.claim c on c.id = t.claim
   where t.holder <> 0 order by t.instrument, t.lo`

const SELECT_ORDERS = `
  select o.id, o.lot, o.receipt, o.holder, o.units, o.until, r.keeper,
         (select jsonb_agg(jsonb_build_object('lo', c.lo::text, 'hi', c.hi::text) order by c.lo)
            from ledger.claim c where c.charge = o.surrendered_by and c.freed_by is null) as spans
    from ledger.delivery_order o join ledger.receipt r on r.id = o.receipt
   where o.status = 'open' order by o.id`
