import type { FacilityFact } from '../../../../contracts/facility/facts.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { type NounAudit, replaysNothing } from '../../engine/replay/noun-audit.ts'
import {
  capAct,
  changeAct,
  endAct,
  grantAct,
  guaranteeAct,
  pauseAct,
  resumeAct,
} from './facility.acts.ts'
import { facilityFacts } from './facts.ts'

/** The acts on limits of lenders, by their names in commands. */
const facilityActs = {
  'facility.grant': grantAct,
  'facility.change': changeAct,
  'facility.cap': capAct,
  'facility.pause': pauseAct,
  'facility.resume': resumeAct,
  'facility.end': endAct,
  'facility.guarantee': guaranteeAct,
}

/** Limits of lenders, with what their guarantors have signed. */
export const facility = defineNoun<FacilityFact>()({
  name: 'facility',
  acts: facilityActs,
  facts: facilityFacts,
  instrument: null,
  shows: { fac: 'ledger.shown_facilities' },
  newIds: ['facility_pkey'],
  audit: auditFacilities,
})

/** What acts set of a facility: its fixed terms, and those that change. */
interface Line {
  readonly fixed: string
  readonly limit: bigint
  readonly until: string
  readonly status: string
  readonly cap: string
}

function auditFacilities(): NounAudit<typeof facilityActs> {
  const lines = new Map<string, Line>()
  const guarantees: (readonly [string, string])[] = []
  const set = (id: string, changed: Partial<Line>) => {
    const line = lines.get(id)
    if (line) lines.set(id, { ...line, ...changed })
  }
  return {
    genesis: replaysNothing,
    entry: replaysNothing,
    replays: {
      'facility.grant': ({ id, subject, within, limit, until, ...terms }, { party }) => {
        const parties = [party, subject, within].map(one => (one ? formatNumber(one) : '0'))
        const { scope, currency, beginsOn } = terms
        const fixed = [...parties, scope, currency, beginsOn].join(' ')
        lines.set(id, { fixed, limit, until, status: 'live', cap: '1 0' })
      },
      'facility.change': ({ facility, limit, until }) => set(facility, { limit, until }),
      'facility.cap': ({ facility, share, atLeast }) =>
        set(facility, { cap: `${share} ${atLeast}` }),
      'facility.pause': ({ facility }) => set(facility, { status: 'paused' }),
      'facility.resume': ({ facility }) => set(facility, { status: 'live' }),
      'facility.end': ({ facility }) => set(facility, { status: 'ended' }),
      'facility.guarantee': ({ facility, amount, until, undertaking }, { id, party }) => {
        const numbers = [facility, party].map(formatNumber)
        guarantees.push([String(id), [...numbers, amount, until, undertaking].join(' ')])
      },
    },
    comparisons: () => [
      {
        kind: 'facility_differs',
        select: SELECT_FACILITIES,
        expected: [...lines].map(([id, { fixed, limit, until, status, cap }]) => [
          formatNumber(id),
          `${fixed} ${limit} ${until} ${status} ${cap}`,
        ]),
      },
      { kind: 'guarantee_differs', select: SELECT_GUARANTEES, expected: guarantees },
    ],
  }
}

const SELECT_FACILITIES = `
  select id::text as subject,
         concat_ws(' ', lender, coalesce(subject, 0), coalesce(within, 0), scope, currency,
                   begins_on, limit_minor, until, status, coalesce(cap_share, 1),
                   coalesce(cap_at_least_minor, 0)) as says
    from ledger.facility`

const SELECT_GUARANTEES = `
  select entry::text as subject,
         concat_ws(' ', facility, guarantor, amount_minor, until, undertaking) as says
    from ledger.guarantee`
