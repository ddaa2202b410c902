import { beforeEach, describe, expect, test } from 'vitest'
import { refusedBy, storeWith, type WrongRows } from '../../support/wrong-rows.ts'

/** Wrong rows of titles, and of what lies on them, written straight into the store. */
const store = storeWith()

let next = 0n
/** An instrument of 100 units: [0,30) held by 8, [30,100) held by 7; [30,60) pledged to 9. */
let id: bigint
beforeEach(async () => {
  next += 1n
  id = next
  await store.runtime.query('begin')
  await store.runtime.query(
    "insert into ledger.instrument (id, kind, size, issued_by) values ($1, 'receivable', 100, 1)",
    [id],
  )
  await store.runtime.query(
    `insert into ledger.title (instrument, lo, hi, size, holder, since, origin)
     values ($1, 0, 30, 100, 8, 2, 0), ($1, 30, 60, 100, 7, 1, 0), ($1, 60, 100, 100, 7, 1, 0)`,
    [id],
  )
  await store.runtime.query(
    `insert into ledger.claim (instrument, lo, hi, holder, kind, claimant, charge, bound_by)
     values ($1, 30, 60, 7, 'pledge', 9, 3, 3)`,
    [id],
  )
  await store.runtime.query(
    `insert into ledger.hold (instrument, lo, hi, kind, party, set_by)
     values ($1, 60, 100, 'court', 5, 4)`,
    [id],
  )
  await store.runtime.query('commit')
})

const AT = 'where instrument = $id and lo ='
const INSERT = 'insert into ledger.title (instrument, lo, hi, size, holder, since, origin) values'
const HOLD = 'insert into ledger.hold (instrument, lo, hi, kind, party, set_by) values'
const CLAIM =
  'insert into ledger.claim (instrument, lo, hi, holder, kind, claimant, charge, bound_by) values'

/** As the ledger's role; the owner is refused by the same rule unless it is another's. */
const wrong: Record<string, WrongRows> = {
  'INV-TTL-07 a title grown over what came by another act': {
    by: [
      'update ledger.hold set lifted_by = 5 where instrument = $id and lo = 60',
      `update ledger.title set holder = 9, since = 6, origin = 60 ${AT} 60`,
      'update ledger.claim set freed_by = 7 where instrument = $id and lo = 30',
      `delete from ledger.title ${AT} 30`,
      `update ledger.title set lo = 30 ${AT} 60`,
    ],
    rule: 'title_begins_at_its_origin',
  },
  'INV-TTL-07 the origin of a title that was not given again': {
    by: [`update ledger.title set origin = -1 ${AT} 0`],
    rule: 'title_origin_kept',
  },
  'INV-TTL-01 a gap': {
    by: [`update ledger.title set hi = 20 ${AT} 0`],
    rule: 'title_follows_its_left',
  },
  'INV-TTL-01 an overlap': {
    by: [`update ledger.title set hi = 40 ${AT} 0`],
    rule: 'title_follows_its_left',
  },
  'INV-TTL-01 a title inserted over another': {
    by: [`${INSERT} ($id, 10, 20, 100, 6, 5, 0)`],
    rule: 'title_follows_its_left',
  },
  'INV-TTL-01 a second first title': {
    by: [`${INSERT} ($id, 0, 10, 100, 6, 5, 0)`],
    rule: 'title_starts_once',
  },
  'INV-TTL-01 a second last title': {
    by: [`${INSERT} ($id, 90, 100, 100, 6, 5, 0)`],
    rule: 'title_ends_once',
  },
  'INV-TTL-01 beyond the face': {
    by: [`${INSERT} ($id, 100, 110, 100, 6, 5, 0)`],
    rule: 'title_within_face',
  },
  'INV-TTL-01 an empty title': {
    by: [`${INSERT} ($id, 30, 30, 100, 6, 5, 0)`],
    rule: 'title_within_face',
  },
  'INV-TTL-01 another face': {
    by: [`${INSERT} ($id, 100, 200, 200, 6, 5, 0)`],
    rule: 'title_follows_its_left',
  },
  'INV-TTL-01 the first removed': {
    by: [`delete from ledger.title ${AT} 0`],
    rule: 'title_follows_its_left',
  },
  'INV-TTL-01 a title of no instrument': {
    by: [`${INSERT} (-1, 0, 10, 10, 6, 5, 0)`],
    rule: 'title_first_has_instrument',
  },
  'INV-TTL-01 a title that goes to no instrument': {
    by: [`update ledger.title set instrument = -1 ${AT} 0`],
    rule: '42501',
    ownersRule: 'title_first_has_instrument',
  },
  'INV-TTL-01 an instrument removed': {
    by: ['delete from ledger.instrument where id = $id'],
    rule: '42501',
    ownersRule: 'instrument_kept',
  },
  'INV-TTL-01 an instrument of no title': {
    by: [
      `insert into ledger.instrument (id, kind, size, issued_by)
       values (999999, 'receivable', 5, 1)`,
    ],
    rule: 'instrument_is_fully_tiled',
  },
  'INV-TTL-06 a face that grows': {
    by: ['update ledger.instrument set size = 200 where id = $id'],
    rule: '42501',
    ownersRule: 'instrument_fixed',
  },
  ...Object.fromEntries(
    ["kind = 'note'", 'issued_by = 2', 'id = 999999'].map(change => [
      `INV-TTL-06 an instrument with another ${change}`,
      {
        by: [`update ledger.instrument set ${change} where id = $id`],
        rule: '42501',
        ownersRule: 'instrument_fixed',
      },
    ]),
  ),
  'INV-CLM-01 a claim on a retired title': {
    by: [
      `update ledger.title set holder = 0 ${AT} 0`,
      `${CLAIM} ($id, 0, 30, 0, 'pledge', 6, 5, 5)`,
    ],
    rule: 'claim_needs_free_title',
  },
  'INV-HLD-01 a hold on a retired title': {
    by: [`update ledger.title set holder = 0 ${AT} 0`, `${HOLD} ($id, 0, 30, 'court', 5, 6)`],
    rule: 'hold_needs_title',
  },
  'INV-HLD-01 a title born on hold': {
    by: [
      `insert into ledger.title (instrument, lo, hi, size, holder, since, origin, holds)
       values ($id, 100, 110, 110, 6, 5, 0, 1)`,
    ],
    rule: 'title_born_free',
  },
  'INV-TTL-06 what was paid taken back': {
    by: [
      'update ledger.instrument set paid_p = 1, paid_q = 2 where id = $id',
      'update ledger.instrument set paid_p = 1, paid_q = 3 where id = $id',
    ],
    rule: 'instrument_paid_grows',
  },
  'INV-TTL-06 more paid than the face': {
    by: ['update ledger.instrument set paid_p = 101, paid_q = 1 where id = $id'],
    rule: 'instrument_paid_within_face',
  },
  'INV-TTL-02 what is retired brought back': {
    by: [
      `update ledger.title set holder = 0 ${AT} 0`,
      `update ledger.title set holder = 8 ${AT} 0`,
    ],
    rule: 'title_retired',
  },
  'INV-CLM-01 a second claim': {
    by: [`${CLAIM} ($id, 30, 60, 7, 'finance', 6, 5, 5)`],
    rule: 'title_has_one_claim',
  },
  'INV-CLM-01 a claim over part of a title': {
    by: [`${CLAIM} ($id, 0, 10, 8, 'pledge', 6, 5, 5)`],
    rule: 'claim_needs_free_title',
  },
  "INV-CLM-01 a claim on another holder's title": {
    by: [`${CLAIM} ($id, 0, 30, 7, 'pledge', 6, 5, 5)`],
    rule: 'claim_needs_free_title',
  },
  'INV-CLM-01 a claim on a title on hold': {
    by: [`${CLAIM} ($id, 60, 100, 7, 'pledge', 6, 5, 5)`],
    rule: 'claim_needs_free_title',
  },
  'INV-CLM-02 a claimed title moved': {
    by: [`update ledger.title set holder = 6 ${AT} 30`],
    rule: 'title_claimed',
  },
  'INV-CLM-02 a claimed title cut': {
    by: [`update ledger.title set lo = 40 ${AT} 30`],
    rule: 'title_claimed',
  },
  'INV-CLM-02 a claimed title removed': {
    by: [`delete from ledger.title ${AT} 30`],
    rule: 'title_bound_kept',
  },
  'INV-CLM-02 the claim taken off its title': {
    by: [`update ledger.title set claim = null ${AT} 30`],
    rule: '42501',
    ownersRule: 'title_restrictions_follow',
  },
  'INV-CLM-02 a title born claimed': {
    by: [
      `insert into ledger.title (instrument, lo, hi, size, holder, since, origin, claim)
       values ($id, 100, 110, 110, 6, 5, 0, 1)`,
    ],
    rule: 'title_born_free',
  },
  'INV-HLD-01 a title on hold moved': {
    by: [`update ledger.title set holder = 6 ${AT} 60`],
    rule: 'title_on_hold',
  },
  'INV-HLD-01 a title on hold removed': {
    by: [`delete from ledger.title ${AT} 60`],
    rule: 'title_bound_kept',
  },
  'INV-HLD-01 a hold on half a title': {
    by: [`${HOLD} ($id, 0, 10, 'court', 5, 6)`],
    rule: 'hold_needs_title',
  },
  'INV-HLD-01 two holds of one place, one of them on no title': {
    by: [`${HOLD} ($id, 0, 30, 'court', 5, 6), ($id, 0, 20, 'court', 5, 6)`],
    rule: 'hold_needs_title',
  },
}

describe('INV-TTL-01 INV-CLM-01 INV-CLM-02 INV-HLD-01 it refuses', () => {
  test.each(Object.entries(wrong))('%s, as the ledger', async (_, { by, rule }) => {
    expect(await refusedBy(store.runtime, by, id)).toBe(rule)
  })
  test.each(Object.entries(wrong))('%s, as the owner', async (_, { by, rule, ownersRule }) => {
    expect(await refusedBy(store.owner, by, id)).toBe(ownersRule ?? rule)
  })
})

describe('the store accepts', () => {
  test('a split and a move, a release, a lift, and what they then allow', async () => {
    const right = [
      `update ledger.title set lo = 10, holder = 8 ${AT} 0`,
      `${INSERT} ($id, 0, 10, 100, 6, 5, 0)`,
      'update ledger.claim set freed_by = 6 where instrument = $id',
      `update ledger.title set holder = 9 ${AT} 30`,
      'update ledger.hold set lifted_by = 7 where instrument = $id',
      `delete from ledger.title ${AT} 60`,
      `update ledger.title set hi = 100 ${AT} 30`,
    ]
    expect(await refusedBy(store.runtime, right, id)).toBe('nothing')
  })
})
