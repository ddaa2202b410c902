import { describe, expect, it } from 'vitest'
import {
  GRANT_TEXTS,
  type Grant,
  type GrantRefusal,
  type GrantState,
  grant,
} from '../../../contracts/facility/grant.ts'
import {
  GUARANTEE_TEXTS,
  type Guarantee,
  type GuaranteeRefusal,
  guarantee,
  UNDERTAKING_LENGTH_MAX,
} from '../../../contracts/facility/guarantee.ts'
import { ANCHOR, as, partyOf, SUPPLIER, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { BANK, facilityOf, PARENT } from './facilities.ts'

const GROUP = facilityOf({ id: 'fac_9', scope: 'group', subject: PARENT })
const body: Grant = {
  ...{ id: 'fac_1', scope: 'debtor', subject: ANCHOR, within: 'fac_9', currency: 'CNY' },
  ...{ limit: 1n, beginsOn: TODAY, until: '2026-03-03' },
}
const state: GrantState = {
  lender: partyOf(BANK, 'lender'),
  subject: partyOf(ANCHOR, 'debtor'),
  group: GROUP,
  same: null,
}

interface Case {
  readonly state: GrantState
  readonly body: Grant
}
const given = (changed: Partial<GrantState>) => (c: Case) => ({
  ...c,
  state: { ...c.state, ...changed },
})
const change = (changed: Partial<Grant>) => (c: Case) => ({ ...c, body: { ...c.body, ...changed } })
/** Whoever is named, named so that what is below can still be broken. */
const supplierScope = (c: Case) =>
  given({ subject: partyOf(SUPPLIER, 'supplier') })(
    change({ scope: 'supplier', subject: SUPPLIER, within: null })(c),
  )

refusalTable<GrantRefusal, Case>(
  'grant a facility',
  GRANT_TEXTS,
  { state, body },
  c => grant(c.state, c.body, as(BANK)),
  {
    grantor_must_be_a_lender: { breaks: given({ lender: partyOf(BANK, 'supplier') }) },
    facility_must_name_whom_its_kind_is_for: {
      details: { scope: 'debtor' },
      breaks: change({ subject: null }),
      keeps: {
        'the platform, on nobody': change({ scope: 'platform', subject: null, within: null }),
        'a supplier': supplierScope,
      },
    },
    subject_must_be_enrolled: { breaks: given({ subject: null }) },
    subject_must_be_another_party: {
      breaks: c => change({ subject: BANK })(given({ subject: partyOf(BANK, 'debtor') })(c)),
    },
    subject_must_have_the_role_of_its_kind: {
      details: { role: 'debtor' },
      breaks: given({ subject: partyOf(ANCHOR, 'investor') }),
      keeps: {
        'a parent of any role': c =>
          given({ subject: partyOf(PARENT, 'guarantor') })(
            change({ scope: 'group', subject: PARENT, within: null })(c),
          ),
      },
    },
    quota_must_be_on_a_debtor: {
      breaks: c => change({ within: 'fac_9' })(supplierScope(c)),
      keeps: { 'no quota': change({ within: null }) },
    },
    quota_must_name_a_group_of_the_lender: {
      breaks: given({ group: facilityOf({ id: 'fac_9' }) }),
    },
    group_must_not_have_ended: {
      breaks: given({ group: { ...GROUP, status: 'ended' } }),
      keeps: { 'a paused group': given({ group: { ...GROUP, status: 'paused' } }) },
    },
    quota_must_be_in_the_currency_of_its_group: {
      details: { group: 'CNY', found: 'EUR' },
      breaks: change({ currency: 'EUR' }),
    },
    limit_must_be_positive: {
      breaks: change({ limit: 0n }),
      keeps: { two: change({ limit: 2n }) },
    },
    end_must_be_in_the_future: {
      details: { until: TODAY, today: TODAY },
      breaks: change({ until: TODAY, beginsOn: '2026-01-05' }),
    },
    facility_must_begin_before_it_ends: {
      details: { beginsOn: '2026-03-03', until: '2026-03-03' },
      breaks: change({ beginsOn: '2026-03-03' }),
      keeps: { 'long ago': change({ beginsOn: '2020-01-02' }) },
    },
    facility_must_be_the_only_one_of_its_kind: {
      details: { known: 'fac_7' },
      breaks: given({ same: 'fac_7' }),
    },
  },
)

describe('a group of another lender', () => {
  it('is as one that is not there', () => {
    const refusals = [null, { ...GROUP, lender: PARENT }].map(group =>
      grant({ ...state, group }, body, as(BANK)),
    )
    expect(refusals).toMatchObject(
      [1, 2].map(() => ({ refusal: 'quota_must_name_a_group_of_the_lender' })),
    )
  })
})

describe('who reads a facility', () => {
  const readers = (made: ReturnType<typeof grant>) => made.ok && made.facts[0]!.visibleTo
  it('is its lender alone', () => {
    expect(readers(grant(state, body, as(BANK)))).toEqual([BANK])
  })
  it('is the parent too, of a group', () => {
    const parent = { ...state, subject: partyOf(PARENT, 'guarantor') }
    const group: Grant = { ...body, scope: 'group', subject: PARENT, within: null }
    expect(readers(grant(parent, group, as(BANK)))).toEqual([BANK, PARENT])
  })
})

const promise: Guarantee = {
  ...{ facility: 'fac_9', amount: 1n, until: '2026-03-03', undertaking: 'x' },
}
interface Promised {
  readonly facility: typeof GROUP | null
  readonly body: Guarantee
}
const say = (changed: Partial<Guarantee>) => (c: Promised) => ({
  ...c,
  body: { ...c.body, ...changed },
})

refusalTable<GuaranteeRefusal, Promised>(
  'guarantee a facility',
  GUARANTEE_TEXTS,
  { facility: GROUP, body: promise },
  c => guarantee({ facility: c.facility }, c.body, as(PARENT)),
  {
    guarantor_must_be_the_parent_of_the_group: {
      breaks: c => ({ ...c, facility: c.facility && { ...c.facility, subject: ANCHOR } }),
    },
    guarantee_must_be_of_a_facility_in_force: {
      breaks: c => ({ ...c, facility: c.facility && { ...c.facility, status: 'ended' } }),
      keeps: { paused: c => ({ ...c, facility: { ...GROUP, status: 'paused' } }) },
    },
    guarantee_must_be_positive: { breaks: say({ amount: 0n }) },
    end_must_be_in_the_future: {
      details: { until: TODAY, today: TODAY },
      breaks: say({ until: TODAY }),
    },
    guarantee_must_be_in_words: {
      details: { limit: UNDERTAKING_LENGTH_MAX, found: UNDERTAKING_LENGTH_MAX + 1 },
      breaks: say({ undertaking: 'x'.repeat(UNDERTAKING_LENGTH_MAX + 1) }),
      keeps: { longest: say({ undertaking: 'x'.repeat(UNDERTAKING_LENGTH_MAX) }) },
    },
  },
)

it('a guarantee of blanks, of no facility, or of one on a debtor, is none', () => {
  const refusalOf = (facility: typeof GROUP | null, undertaking = 'x') => {
    const made = guarantee({ facility }, { ...promise, undertaking }, as(PARENT))
    return made.ok ? null : made.refusal
  }
  expect(refusalOf(GROUP, '  ')).toBe('guarantee_must_be_in_words')
  expect(refusalOf(null)).toBe('guarantor_must_be_the_parent_of_the_group')
  expect(refusalOf(facilityOf({ subject: PARENT }))).toBe(
    'guarantor_must_be_the_parent_of_the_group',
  )
})
