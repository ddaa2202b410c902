import { describe, expect, it } from 'vitest'
import { WORDS_LENGTH_MAX } from '../../../contracts/party/given-words.ts'
import { allowedDifference, TOLERANCE_PPM_MAX } from '../../../contracts/warehouse/commodity.ts'
import {
  LIST_COMMODITY_TEXTS,
  type ListCommodity,
  type ListCommodityRefusal,
  type ListCommodityState,
  listCommodity,
} from '../../../contracts/warehouse/list-commodity.ts'
import {
  CAPACITY_MAX,
  OPEN_PLACE_TEXTS,
  type OpenPlace,
  type OpenPlaceRefusal,
  type OpenPlaceState,
  openPlace,
} from '../../../contracts/warehouse/open-place.ts'
import {
  OPEN_SITE_TEXTS,
  type OpenSite,
  type OpenSiteRefusal,
  type OpenSiteState,
  openSite,
} from '../../../contracts/warehouse/open-site.ts'
import { ANCHOR, as, partyOf, STRANGER } from '../fixtures.ts'
import { KEEPER } from '../receipt/goods.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case<State, Body> {
  readonly state: State
  readonly body: Body
}
function changing<State, Body>() {
  return {
    given: (changed: Partial<State>) => (c: Case<State, Body>) => ({
      ...c,
      state: { ...c.state, ...changed },
    }),
    change: (changed: Partial<Body>) => (c: Case<State, Body>) => ({
      ...c,
      body: { ...c.body, ...changed },
    }),
  }
}

const tooLong = 'x'.repeat(WORDS_LENGTH_MAX + 1)
const longest = 'x'.repeat(WORDS_LENGTH_MAX)

const listing = changing<ListCommodityState, ListCommodity>()
refusalTable<ListCommodityRefusal, Case<ListCommodityState, ListCommodity>>(
  'list a commodity',
  LIST_COMMODITY_TEXTS,
  {
    state: { same: null },
    body: { id: 'com_1', name: 'Copper', standard: 'GB', unit: 'GRAMS', tolerancePpm: 3000n },
  },
  c => listCommodity(c.state, c.body, as(ANCHOR)),
  {
    words_must_be_given_and_short: {
      details: { limit: WORDS_LENGTH_MAX, found: WORDS_LENGTH_MAX + 1 },
      breaks: listing.change({ standard: tooLong }),
      keeps: { longest: listing.change({ name: longest }) },
    },
    tolerance_must_be_that_of_ordinary_loss: {
      details: { limit: String(TOLERANCE_PPM_MAX), found: String(TOLERANCE_PPM_MAX + 1n) },
      breaks: listing.change({ tolerancePpm: TOLERANCE_PPM_MAX + 1n }),
      keeps: {
        most: listing.change({ tolerancePpm: TOLERANCE_PPM_MAX }),
        none: listing.change({ tolerancePpm: 0n }),
      },
    },
    commodity_must_be_listed_once: {
      details: { known: 'com_2' },
      breaks: listing.given({ same: 'com_2' }),
    },
  },
)

const opening = changing<OpenSiteState, OpenSite>()
refusalTable<OpenSiteRefusal, Case<OpenSiteState, OpenSite>>(
  'open a site',
  OPEN_SITE_TEXTS,
  {
    state: { keeper: partyOf(KEEPER, 'keeper'), same: null },
    body: { id: 'whs_1', name: 'One', address: 'Here' },
  },
  c => openSite(c.state, c.body, as(KEEPER)),
  {
    opener_must_be_a_keeper: { breaks: opening.given({ keeper: partyOf(KEEPER, 'supplier') }) },
    words_must_be_given_and_short: {
      details: { limit: WORDS_LENGTH_MAX, found: 0 },
      breaks: opening.change({ address: '  ' }),
      keeps: { one: opening.change({ address: 'x' }) },
    },
    site_must_be_opened_once: {
      details: { known: 'whs_2' },
      breaks: opening.given({ same: 'whs_2' }),
    },
  },
)

const SITE = { id: 'whs_1', keeper: KEEPER, name: 'One', address: 'Here' } as const
const placing = changing<OpenPlaceState, OpenPlace>()
refusalTable<OpenPlaceRefusal, Case<OpenPlaceState, OpenPlace>>(
  'open a place',
  OPEN_PLACE_TEXTS,
  {
    state: { site: SITE, same: null },
    body: {
      ...{ id: 'plc_1', site: 'whs_1', code: 'A', kind: 'exclusive', unit: 'GRAMS' },
      capacity: 2n,
    },
  },
  c => openPlace(c.state, c.body, as(KEEPER)),
  {
    site_must_be_the_keepers_own: {
      breaks: placing.given({ site: { ...SITE, keeper: STRANGER } }),
    },
    words_must_be_given_and_short: {
      details: { limit: WORDS_LENGTH_MAX, found: 0 },
      breaks: placing.change({ code: '' }),
    },
    capacity_must_be_that_of_a_place: {
      details: { limit: { units: String(CAPACITY_MAX) }, found: { units: '0' } },
      breaks: placing.change({ capacity: 0n }),
      keeps: {
        one: placing.change({ capacity: 1n }),
        most: placing.change({ capacity: CAPACITY_MAX }),
      },
    },
    place_must_be_opened_once: {
      details: { known: 'plc_2' },
      breaks: placing.given({ same: 'plc_2' }),
    },
  },
)

describe('a place', () => {
  it('is refused above the largest capacity, and where there is no site', () => {
    const body = {
      id: 'plc_1',
      site: 'whs_1',
      code: 'A',
      kind: 'exclusive',
      unit: 'GRAMS',
    } as const
    const state = { site: SITE, same: null }
    const most = openPlace(state, { ...body, capacity: CAPACITY_MAX + 1n }, as(KEEPER))
    expect(most).toMatchObject({ refusal: 'capacity_must_be_that_of_a_place' })
    const nowhere = openPlace({ site: null, same: null }, { ...body, capacity: 1n }, as(KEEPER))
    expect(nowhere).toMatchObject({ refusal: 'site_must_be_the_keepers_own' })
  })
})

describe('an allowed difference', () => {
  it('is whole units, never more than the parts per million say', () => {
    const of = (quantity: bigint) => allowedDifference(quantity, { tolerancePpm: 3000n })
    expect([0n, 333n, 334n, 1_000_000n].map(of)).toEqual([0n, 0n, 1n, 3000n])
  })
})
