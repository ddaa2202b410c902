import { describe, expect, it } from 'vitest'
import { WORDS_LENGTH_MAX } from '../../../contracts/party/given-words.ts'
import {
  MEASURE_TEXTS,
  type Measure,
  type MeasureRefusal,
  measure,
} from '../../../contracts/receipt/measure.ts'
import {
  RECEIVE_TEXTS,
  type Receive,
  type ReceiveRefusal,
  type ReceiveState,
  receive,
} from '../../../contracts/receipt/receive.ts'
import { CAPACITY_MAX } from '../../../contracts/warehouse/open-place.ts'
import { as, partyOf, STRANGER, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import {
  ALLOWED,
  COPPER,
  INSPECTOR,
  KEEPER,
  lotOf,
  PLACE,
  storedLot,
  TONNE,
  weighingOf,
} from './goods.ts'

const NOW = '2026-03-02T09:00:00.000Z'
const reading: Measure = {
  ...{ measurement: 'msr_9', lot: 'lot_1', purpose: 'stock', unit: 'GRAMS', gross: TONNE },
  ...{ tare: 0n, device: 'W-1', calibration: 'JJG-1', takenAt: NOW },
}

interface Measured {
  readonly lot: ReturnType<typeof lotOf> | null
  readonly body: Measure
}
const read = (changed: Partial<Measure>) => (c: Measured) => ({
  ...c,
  body: { ...c.body, ...changed },
})
const measured = (c: Measured, party = KEEPER) =>
  measure({ ...c, receipts: [] }, c.body, { ...as(party), now: NOW })

refusalTable<MeasureRefusal, Measured>(
  'measure goods',
  MEASURE_TEXTS,
  { lot: storedLot(), body: reading },
  c => measured(c),
  {
    lot_must_be_known: { breaks: c => ({ ...c, lot: c.lot && { ...c.lot, keeper: STRANGER } }) },
    measurement_must_be_in_the_unit_of_the_goods: {
      details: { unit: 'GRAMS' },
      breaks: read({ unit: 'PIECES' }),
    },
    measurement_must_be_one_of_goods: {
      details: {
        limit: { units: String(CAPACITY_MAX) },
        found: { units: String(CAPACITY_MAX + 1n) },
      },
      breaks: read({ gross: CAPACITY_MAX + 1n }),
      keeps: { most: read({ gross: CAPACITY_MAX }) },
    },
    tare_must_not_exceed_gross: {
      details: { gross: { units: String(TONNE) }, tare: { units: String(TONNE + 1n) } },
      breaks: c => read({ tare: c.body.gross + 1n })(c),
      keeps: { 'nothing left': read({ tare: TONNE }) },
    },
    measurement_must_not_be_of_the_future: {
      details: { takenAt: '2026-03-02T09:00:00.001Z', now: NOW },
      breaks: read({ takenAt: '2026-03-02T09:00:00.001Z' }),
    },
    words_must_be_given_and_short: {
      details: { limit: WORDS_LENGTH_MAX, found: 0 },
      breaks: read({ device: '' }),
    },
  },
)

describe('what is measured', () => {
  const facts = (c: Partial<Measured>, party = KEEPER) => {
    const made = measured({ lot: storedLot(), body: reading, ...c }, party)
    return made.ok ? made.facts.map(({ type }) => type) : made.refusal
  }
  const recorded = 'receipt.goods-measured.v1'
  const found = 'receipt.shortfall-found.v1'
  const found_by = (change: Partial<Measure>) => facts({ body: { ...reading, ...change } })

  it('is recorded, and is a finding from the first unit below the tolerance on', () => {
    expect(found_by({ gross: TONNE - ALLOWED })).toEqual([recorded])
    expect(found_by({ gross: TONNE - ALLOWED - 1n })).toEqual([recorded, found])
    expect(found_by({ gross: 0n })).toEqual([recorded, found])
  })
  it('says nothing of the stock on its way in or out, or before it came', () => {
    expect(found_by({ gross: 0n, purpose: 'inbound' })).toEqual([recorded])
    expect(found_by({ gross: 0n, purpose: 'outbound' })).toEqual([recorded])
    expect(facts({ lot: lotOf(), body: { ...reading, gross: 0n } })).toEqual([recorded])
  })
  it('is held against what is left after deliveries', () => {
    const lot = storedLot({ issued: TONNE, delivered: TONNE / 2n })
    expect(facts({ lot, body: { ...reading, gross: TONNE / 2n } })).toEqual([recorded])
  })
  it('changes nothing if an instant as late was measured before', () => {
    const lot = storedLot({ counted: { units: TONNE, takenAt: NOW } })
    expect(facts({ lot, body: { ...reading, gross: 0n } })).toEqual([recorded])
  })
  it('is signed by keeper or inspector, and by nobody else', () => {
    expect(facts({}, INSPECTOR)).toEqual([recorded])
    for (const other of [SUPPLIER, STRANGER]) expect(facts({}, other)).toBe('lot_must_be_known')
  })
})

const incoming: Receive = {
  ...{ lot: 'lot_1', place: 'plc_1', inspector: INSPECTOR, weighings: ['msr_1'] },
  ...{ accepted: TONNE, grade: 'A', certificate: 'Q-1', goodUntil: null },
}
const arrived: ReceiveState = {
  ...{ lot: lotOf(), place: PLACE, inspector: partyOf(INSPECTOR, 'inspector') },
  measurements: new Map([['msr_1', weighingOf()]]),
}
interface Received {
  readonly state: ReceiveState
  readonly body: Receive
}
const given = (changed: Partial<ReceiveState>) => (c: Received) => ({
  ...c,
  state: { ...c.state, ...changed },
})
const change = (changed: Partial<Receive>) => (c: Received) => ({
  ...c,
  body: { ...c.body, ...changed },
})
const inPlace = (changed: Partial<typeof PLACE>) => (c: Received) =>
  given({ place: c.state.place && { ...c.state.place, ...changed } })(c)
const weighing = (changed: Parameters<typeof weighingOf>[0]) =>
  given({ measurements: new Map([['msr_1', weighingOf(changed)]]) })

refusalTable<ReceiveRefusal, Received>(
  'receive goods',
  RECEIVE_TEXTS,
  { state: arrived, body: incoming },
  c => receive(c.state, c.body, as(KEEPER)),
  {
    lot_must_be_known: {
      breaks: c => given({ lot: c.state.lot && { ...c.state.lot, keeper: STRANGER } })(c),
    },
    lot_must_be_announced: {
      details: { status: 'withdrawn' },
      breaks: given({ lot: lotOf({ status: 'withdrawn' }) }),
    },
    inspector_must_be_enrolled_as_one: {
      breaks: given({ inspector: partyOf(INSPECTOR, 'supplier') }),
    },
    inspector_must_be_a_third_party: {
      breaks: c =>
        c.state.inspector?.roles.has('inspector')
          ? given({ inspector: partyOf(SUPPLIER, 'inspector') })(c)
          : c,
    },
    place_must_be_the_keepers_own: { breaks: inPlace({ keeper: STRANGER }) },
    weighings_must_be_named: { breaks: change({ weighings: [] }) },
    weighing_must_be_an_uncounted_one_of_the_lot: {
      details: { purpose: 'inbound' },
      breaks: weighing({ used: true }),
    },
    accepted_stock_must_be_some: { breaks: change({ accepted: 0n }) },
    weight_must_agree_to_the_tolerance: {
      details: {
        said: { units: String(TONNE - ALLOWED - 1n) },
        weighed: { units: String(TONNE) },
        allowed: { units: String(ALLOWED) },
      },
      breaks: c => (c.body.accepted < 1n ? c : change({ accepted: TONNE - ALLOWED - 1n })(c)),
      keeps: { least: change({ accepted: TONNE - ALLOWED }) },
    },
    words_must_be_given_and_short: {
      details: { limit: WORDS_LENGTH_MAX, found: 0 },
      breaks: change({ grade: '' }),
    },
    goods_must_be_within_their_life: {
      details: { goodUntil: TODAY, today: TODAY },
      breaks: change({ goodUntil: TODAY }),
      keeps: { 'for a day': change({ goodUntil: '2026-03-03' }) },
    },
    place_must_be_of_the_unit_of_the_goods: {
      details: { unit: 'GRAMS' },
      breaks: inPlace({ unit: 'PIECES' }),
    },
    exclusive_place_must_be_empty: {
      breaks: inPlace({ kind: 'exclusive', commodity: COPPER.id }),
    },
    goods_must_be_mixed_with_their_like: {
      breaks: inPlace({ kind: 'commingled', commodity: 'com_2' }),
      keeps: { 'of one kind': inPlace({ kind: 'commingled', commodity: COPPER.id }) },
    },
    place_must_have_room: {
      details: { free: { units: String(TONNE - 1n) }, accepted: { units: String(TONNE) } },
      breaks: inPlace({ stored: 1n }),
    },
  },
)

describe('goods received', () => {
  const refused = (c: Received) => {
    const made = receive(c.state, c.body, as(KEEPER))
    return made.ok ? null : made.refusal
  }
  const plain = { state: arrived, body: incoming }
  it('are counted by weighings of this lot, coming in, each named once', () => {
    const wrong = 'weighing_must_be_an_uncounted_one_of_the_lot'
    for (const other of [{ lot: 'lot_2' }, { purpose: 'stock' }] as const)
      expect(refused(weighing(other)(plain))).toBe(wrong)
    expect(refused(change({ weighings: ['msr_1', 'msr_1'] })(plain))).toBe(wrong)
    expect(refused(given({ measurements: new Map() })(plain))).toBe(wrong)
  })
  it('are neither more than weighed beyond the tolerance, in a place with room', () => {
    const room = inPlace({ capacity: 2n * TONNE })(plain)
    expect(refused(change({ accepted: TONNE + ALLOWED })(room))).toBeNull()
    expect(refused(change({ accepted: TONNE + ALLOWED + 1n })(room))).toBe(
      'weight_must_agree_to_the_tolerance',
    )
  })
  it('are inspected by neither keeper nor depositor', () => {
    expect(refused(given({ inspector: partyOf(KEEPER, 'inspector') })(plain))).toBe(
      'inspector_must_be_a_third_party',
    )
    expect(refused(given({ inspector: null })(plain))).toBe('inspector_must_be_enrolled_as_one')
    expect(refused(given({ lot: null })(plain))).toBe('lot_must_be_known')
    expect(refused(given({ place: null })(plain))).toBe('place_must_be_the_keepers_own')
  })
})
