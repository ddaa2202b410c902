import { describe, expect, it } from 'vitest'
import type { Instrument } from '../../../contracts/kernel/instrument.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import {
  CANCEL_RECEIPT_TEXTS,
  type CancelReceiptRefusal,
  type CancelReceiptState,
  cancelReceipt,
} from '../../../contracts/receipt/cancel-receipt.ts'
import {
  DELIVER_TEXTS,
  type Deliver,
  type DeliverRefusal,
  type DeliverState,
  deliver,
} from '../../../contracts/receipt/deliver.ts'
import type { DeliveryOrder } from '../../../contracts/receipt/delivery-order.ts'
import {
  END_DELIVERY_TEXTS,
  type EndDelivery,
  type EndDeliveryRefusal,
  type EndDeliveryState,
  endDelivery,
} from '../../../contracts/receipt/end-delivery.ts'
import {
  type Surrender,
  type SurrenderState,
  surrender,
} from '../../../contracts/receipt/surrender.ts'
import type { Dues } from '../../../contracts/receipt/tariff.ts'
import { as, claimOf, holdOf, STRANGER, SUPPLIER, TODAY, titleOf } from '../fixtures.ts'
import { type RefusalRows, refusalTable } from '../refusal/refusal-table.ts'
import { ALLOWED, goodsOf, KEEPER, receiptOf, storedLot, TONNE, weighingOf } from './goods.ts'

const WHOLE = { lo: 0n, hi: TONNE }
const spans = [{ instrument: 'wrc_1', span: WHOLE }] as const

function instrumentOf(change: Partial<Title> = {}, id: 'wrc_1' | 'wrc_2' = 'wrc_1'): Instrument {
  return goodsOf([titleOf(WHOLE, change)], { id })
}
const holding = (change: Partial<Title> = {}) =>
  new Map([instrumentOf(change), instrumentOf({}, 'wrc_2')].map(one => [one.id, one]))

const fen = (minor: string) => ({ minor, currency: 'CNY' as const })
/** A fen for handling. */
const OWED: Dues = {
  tariff: { currency: 'CNY', perUnits: TONNE, storage: 0n, handling: 1n, least: 0n },
  ...{ account: 'acc_1', accountNumber: '6217', unitDays: 0n, countedTo: TODAY },
  ...{ payments: 0, paid: 0n },
}

const SURRENDERED = claimOf({ kind: 'delivery', claimant: KEEPER })
const ORDER: DeliveryOrder = {
  ...{ id: 'dor_1', receipt: 'wrc_1', lot: 'lot_1', keeper: KEEPER, holder: SUPPLIER },
  ...{ status: 'open', units: TONNE, until: '2026-03-03', charge: 7n },
}

interface Case<State, Body> {
  readonly state: State
  readonly body: Body
}
const given =
  <State, Body>(changed: Partial<State>) =>
  (c: Case<State, Body>) => ({ ...c, state: { ...c.state, ...changed } })
const change =
  <State, Body>(changed: Partial<Body>) =>
  (c: Case<State, Body>) => ({ ...c, body: { ...c.body, ...changed } })

/** How every act that names spans of its own meets wrong ones. */
const SPAN_ROWS = {
  spans_must_be_named: { breaks: change({ spans: [] }) },
  span_must_not_be_empty: {
    details: { lo: { units: '1' }, hi: { units: '1' } },
    breaks: change({ spans: [{ instrument: 'wrc_1', span: { lo: 1n, hi: 1n } }] }),
  },
  spans_must_not_overlap: {
    details: { lo: { units: '0' }, hi: { units: String(TONNE) } },
    breaks: change({ spans: [...spans, ...spans] }),
  },
} as const
const BEYOND = {
  span_must_lie_within_the_face: {
    details: { hi: { units: String(TONNE + 1n) }, face: { units: String(TONNE) } },
    breaks: change({ spans: [{ instrument: 'wrc_1', span: { lo: 0n, hi: TONNE + 1n } }] }),
  },
} as const

type Surrendering = Case<SurrenderState, Surrender>
const surrenders: Surrendering = {
  state: { instruments: holding(), receipt: receiptOf() },
  body: { order: 'dor_1', spans, collector: 'a truck', until: '2026-03-03' },
}
const SURRENDER_ROWS = {
  ...SPAN_ROWS,
  party_must_hold_the_title: {
    breaks: given({ instruments: holding({ holder: STRANGER }) }),
  },
  ...BEYOND,
  title_must_be_free_of_claims: {
    details: { claim: 'pledge' },
    breaks: given({ instruments: holding({ claim: claimOf({ kind: 'pledge' }) }) }),
  },
  title_must_be_free_of_holds: {
    details: { hold: 'court' },
    breaks: given({ instruments: holding({ holds: [holdOf()] }) }),
  },
} as const

describe('surrender goods', () => {
  const refused = (c: Surrendering) => {
    const made = surrender(c.state, c.body, as(SUPPLIER))
    return made.ok ? null : made.refusal
  }
  it.each(Object.entries(SURRENDER_ROWS))('refuses: %s', (code, { breaks }) => {
    expect(refused((breaks as never as (c: Surrendering) => Surrendering)(surrenders))).toBe(code)
  })
  it('binds the spans for the keeper, and takes one receipt, some words and days to come', () => {
    expect(surrender(surrenders.state, surrenders.body, as(SUPPLIER))).toMatchObject({
      facts: [{ units: TONNE, holder: SUPPLIER, keeper: KEEPER }],
      postings: [{ post: 'bind', kind: 'delivery', party: KEEPER, span: WHOLE }],
    })
    const two = [...spans, { instrument: 'wrc_2', span: { lo: 0n, hi: 1n } }] as const
    expect(refused(change<SurrenderState, Surrender>({ spans: two })(surrenders))).toBe(
      'spans_must_be_of_one_receipt',
    )
    expect(refused(change<SurrenderState, Surrender>({ collector: ' ' })(surrenders))).toBe(
      'words_must_be_given_and_short',
    )
    expect(refused(change<SurrenderState, Surrender>({ until: TODAY })(surrenders))).toBe(
      'authorisation_must_end_in_the_future',
    )
  })
})

const weighing = (changed: Parameters<typeof weighingOf>[0] = {}) =>
  new Map([['msr_1', weighingOf({ purpose: 'outbound', ...changed })]] as const)
refusalTable<DeliverRefusal, Case<DeliverState, Deliver>>(
  'deliver goods',
  DELIVER_TEXTS,
  {
    state: {
      ...{ order: ORDER, receipt: receiptOf(), lot: storedLot({ issued: TONNE }) },
      ...{ instruments: holding({ claim: SURRENDERED }), measurements: weighing() },
    },
    body: { order: 'dor_1', spans, weighings: ['msr_1'] },
  },
  c => deliver(c.state, c.body, as(KEEPER)),
  {
    delivery_order_must_be_known: {
      breaks: c =>
        given<DeliverState, Deliver>({ order: { ...c.state.order!, keeper: STRANGER } })(c),
    },
    delivery_order_must_be_open: {
      details: { status: 'delivered' },
      breaks: c =>
        given<DeliverState, Deliver>({ order: { ...c.state.order!, status: 'delivered' } })(c),
    },
    authorisation_must_not_have_ended: {
      details: { until: TODAY },
      breaks: c => given<DeliverState, Deliver>({ order: { ...c.state.order!, until: TODAY } })(c),
    },
    ...(SPAN_ROWS as never as Pick<
      RefusalRows<DeliverRefusal, Case<DeliverState, Deliver>>,
      keyof typeof SPAN_ROWS
    >),
    spans_must_be_those_surrendered: {
      breaks: given<DeliverState, Deliver>({ instruments: holding() }),
    },
    span_must_lie_within_the_face: BEYOND.span_must_lie_within_the_face as never,
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: given<DeliverState, Deliver>({
        instruments: holding({ claim: SURRENDERED, holds: [holdOf()] }),
      }),
    },
    dues_must_be_paid: {
      details: { limit: fen('1'), found: fen('0') },
      breaks: given<DeliverState, Deliver>({ receipt: receiptOf({ dues: OWED }) }),
      keeps: {
        paid: given<DeliverState, Deliver>({ receipt: receiptOf({ dues: { ...OWED, paid: 1n } }) }),
      },
    },
    weighings_must_be_named: { breaks: change<DeliverState, Deliver>({ weighings: [] }) },
    weighing_must_be_an_uncounted_one_of_the_lot: {
      details: { purpose: 'outbound' },
      breaks: given<DeliverState, Deliver>({ measurements: weighing({ purpose: 'inbound' }) }),
    },
    weight_must_agree_to_the_tolerance: {
      details: {
        said: { units: String(TONNE) },
        weighed: { units: '996000' },
        allowed: { units: '2988' },
      },
      breaks: c =>
        c.state.measurements.get('msr_1')?.purpose === 'outbound'
          ? given<DeliverState, Deliver>({ measurements: weighing({ net: 996_000n }) })(c)
          : c,
      keeps: {
        less: given<DeliverState, Deliver>({
          measurements: weighing({ net: TONNE - ALLOWED + 9n }),
        }),
      },
    },
  },
)

describe('goods that leave', () => {
  const whole: DeliverState = {
    ...{ order: ORDER, receipt: receiptOf(), lot: storedLot({ issued: TONNE }) },
    ...{ instruments: holding({ claim: SURRENDERED }), measurements: weighing() },
  }
  const body: Deliver = { order: 'dor_1', spans, weighings: ['msr_1'] }
  it('are retired, and end a receipt of which nothing is left', () => {
    expect(deliver(whole, body, as(KEEPER))).toMatchObject({
      facts: [{ whole: true, units: TONNE, weighed: TONNE, visibleTo: [KEEPER, SUPPLIER] }],
      postings: [{ post: 'free' }, { post: 'retire', span: WHOLE }],
    })
    const larger = { ...whole, receipt: receiptOf({ quantity: TONNE + 1n }) }
    expect(deliver(larger, body, as(KEEPER))).toMatchObject({ facts: [{ whole: false }] })
    const last = { ...whole, receipt: receiptOf({ quantity: TONNE + 1n, delivered: 1n }) }
    expect(deliver(last, body, as(KEEPER))).toMatchObject({ facts: [{ whole: true }] })
  })
  it('are all of those of the order, and of no other', () => {
    const more = { ...whole, order: { ...ORDER, units: TONNE + 1n } }
    expect(deliver(more, body, as(KEEPER))).toMatchObject({
      refusal: 'spans_must_be_those_surrendered',
    })
    const other = claimOf({ kind: 'delivery', claimant: KEEPER, charge: 8n })
    for (const claim of [null, other, claimOf({ kind: 'pledge', charge: 7n })])
      expect(
        deliver({ ...whole, instruments: holding({ claim }) }, body, as(KEEPER)),
      ).toMatchObject({ refusal: 'spans_must_be_those_surrendered' })
    expect(deliver({ ...whole, order: null }, body, as(KEEPER))).toMatchObject({
      refusal: 'delivery_order_must_be_known',
    })
  })
})

refusalTable<EndDeliveryRefusal, Case<EndDeliveryState, EndDelivery>>(
  'end a delivery',
  END_DELIVERY_TEXTS,
  {
    state: { order: ORDER, instruments: holding({ claim: SURRENDERED }) },
    body: { order: 'dor_1', spans },
  },
  c => endDelivery(c.state, c.body, as(SUPPLIER)),
  {
    delivery_order_must_be_known: {
      breaks: c =>
        given<EndDeliveryState, EndDelivery>({ order: { ...c.state.order!, holder: STRANGER } })(c),
    },
    delivery_order_must_be_open: {
      details: { status: 'ended' },
      breaks: c =>
        given<EndDeliveryState, EndDelivery>({ order: { ...c.state.order!, status: 'ended' } })(c),
      keeps: {
        'by the keeper too': c =>
          given<EndDeliveryState, EndDelivery>({ order: { ...ORDER, keeper: SUPPLIER } })(c),
      },
    },
    ...(SPAN_ROWS as never as Pick<
      RefusalRows<EndDeliveryRefusal, Case<EndDeliveryState, EndDelivery>>,
      keyof typeof SPAN_ROWS
    >),
    spans_must_be_those_surrendered: {
      breaks: given<EndDeliveryState, EndDelivery>({ instruments: holding() }),
    },
    span_must_lie_within_the_face: BEYOND.span_must_lie_within_the_face as never,
  },
)

refusalTable<CancelReceiptRefusal, Case<CancelReceiptState, object>>(
  'cancel a receipt',
  CANCEL_RECEIPT_TEXTS,
  { state: { receipt: receiptOf(), instrument: instrumentOf() }, body: {} },
  c => cancelReceipt(c.state, {}, as(SUPPLIER)),
  {
    receipt_must_be_known: {
      breaks: given<CancelReceiptState, object>({
        instrument: instrumentOf({ holder: STRANGER }),
      }),
    },
    title_must_be_free_of_claims: {
      details: { claim: 'delivery' },
      breaks: c =>
        c.state.instrument?.tiling.titles[0]?.holder === SUPPLIER
          ? given<CancelReceiptState, object>({ instrument: instrumentOf({ claim: SURRENDERED }) })(
              c,
            )
          : c,
    },
    title_must_be_free_of_holds: {
      details: { hold: 'court' },
      breaks: given<CancelReceiptState, object>({
        instrument: instrumentOf({ holds: [holdOf()] }),
      }),
    },
  },
)
