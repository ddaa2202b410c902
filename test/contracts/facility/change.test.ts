import { describe, expect, it } from 'vitest'
import {
  CHANGE_TEXTS,
  type ChangeFacility,
  type ChangeRefusal,
  change,
} from '../../../contracts/facility/change.ts'
import {
  END_FACILITY_TEXTS,
  type EndFacilityRefusal,
  type EndState,
  end,
} from '../../../contracts/facility/end.ts'
import type { Facility } from '../../../contracts/facility/facility.ts'
import { lookAhead } from '../../../contracts/facility/outlook.ts'
import {
  PAUSE_TEXTS,
  type PauseRefusal,
  pause,
  RESUME_TEXTS,
  type ResumeRefusal,
  resume,
} from '../../../contracts/facility/pause.ts'
import { as, TODAY } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { BANK, facilityOf, PARENT } from './facilities.ts'

const context = as(BANK)
const TAKEN = facilityOf({ reserved: 300n, used: 400n })

interface Case {
  readonly facility: Facility
  readonly body: ChangeFacility
}
const stands =
  (changed: Partial<Facility>) =>
  <Of extends { readonly facility: Facility | null }>(c: Of) => ({
    ...c,
    facility: c.facility && { ...c.facility, ...changed },
  })
const set = (changed: Partial<ChangeFacility>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...changed },
})
const foreign = { breaks: stands({ lender: PARENT }) }
const ended = { breaks: stands({ status: 'ended' }) }

refusalTable<ChangeRefusal, Case>(
  'change a facility',
  CHANGE_TEXTS,
  { facility: TAKEN, body: { facility: 'fac_1', limit: 700n, until: '2026-03-03' } },
  c => change({ facility: c.facility }, c.body, context),
  {
    facility_must_be_the_lenders_own: foreign,
    facility_must_not_have_ended: {
      ...ended,
      keeps: { paused: stands({ status: 'paused' }) },
    },
    limit_must_be_positive: {
      breaks: set({ limit: 0n }),
      keeps: { one: c => set({ limit: 1n })(stands({ reserved: 0n, used: 1n })(c)) },
    },
    end_must_be_in_the_future: {
      details: { until: TODAY, today: TODAY },
      breaks: set({ until: TODAY }),
    },
    facility_must_begin_before_it_ends: {
      details: { beginsOn: '2026-03-03', until: '2026-03-03' },
      breaks: stands({ beginsOn: '2026-03-03' }),
    },
    limit_must_cover_what_is_taken: {
      details: {
        limit: { minor: '699', currency: 'CNY' },
        taken: { minor: '700', currency: 'CNY' },
      },
      breaks: set({ limit: 699n }),
    },
  },
)

interface Standing {
  readonly facility: Facility
}

refusalTable<PauseRefusal, Standing>(
  'pause a facility',
  PAUSE_TEXTS,
  { facility: TAKEN },
  state => pause(state, {}, context),
  {
    facility_must_be_the_lenders_own: foreign,
    facility_must_not_have_ended: ended,
    facility_must_be_live: { breaks: stands({ status: 'paused' }) },
  },
)

refusalTable<ResumeRefusal, Standing>(
  'resume a facility',
  RESUME_TEXTS,
  { facility: { ...TAKEN, status: 'paused' } },
  state => resume(state, {}, context),
  {
    facility_must_be_the_lenders_own: foreign,
    facility_must_not_have_ended: ended,
    facility_must_be_paused: { breaks: stands({ status: 'live' }) },
  },
)

refusalTable<EndFacilityRefusal, EndState>(
  'end a facility',
  END_FACILITY_TEXTS,
  { facility: facilityOf(), quotas: 0 },
  state => end(state, {}, context),
  {
    facility_must_be_the_lenders_own: foreign,
    facility_must_not_have_ended: { ...ended, keeps: { paused: stands({ status: 'paused' }) } },
    facility_must_have_nothing_taken: {
      details: { taken: { minor: '1', currency: 'CNY' } },
      breaks: stands({ used: 1n }),
    },
    group_must_have_no_quotas: {
      details: { quotas: 1 },
      breaks: state => ({ ...state, quotas: 1 }),
    },
  },
)

it('what is reserved keeps a facility from its end as what is used does', () => {
  expect(end({ facility: facilityOf({ reserved: 1n }), quotas: 0 }, {}, context)).toMatchObject({
    refusal: 'facility_must_have_nothing_taken',
  })
})

describe('before a change is signed', () => {
  it('it says what would be free', () => {
    expect(lookAhead(TAKEN, { limit: 701n, until: TAKEN.until }, context)).toEqual({
      ok: true,
      value: { limit: 701n, reserved: 300n, used: 400n, free: 1n },
    })
  })
  it('it says what the act would refuse', () => {
    const seen = lookAhead(TAKEN, { limit: 699n, until: TAKEN.until }, context)
    expect(seen).toMatchObject({ refusal: 'limit_must_cover_what_is_taken' })
  })
  it('of another lender’s it says no more than that it is not the party’s', () => {
    expect(lookAhead(TAKEN, { limit: 1n, until: TAKEN.until }, as(PARENT))).toMatchObject({
      refusal: 'facility_must_be_the_lenders_own',
    })
  })
})
