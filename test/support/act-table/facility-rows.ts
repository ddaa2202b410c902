import type { FACILITY_CLAUSES } from '../../../contracts/facility/clauses.ts'
import { addDays } from '../../../contracts/kernel/date.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { both, type Cast, partyOf } from '../../simulation/cast.ts'
import type { LiveFacility, Snapshot } from '../../simulation/snapshot.ts'
import { type ActRow, everyDay, leftOut, rarely } from './act-row.ts'
import { DATE, FACILITY, PARTY } from './examples.ts'

const NO_TITLES = {
  strangers: leftOut('it names no instrument that others have'),
  steps: leftOut('it moves and binds nothing'),
} as const

/** A lender does something about one of its facilities, mostly one that stands so. */
function onOne(
  cast: Cast,
  { facilities }: Snapshot,
  status: LiveFacility['status'],
  more: object = {},
) {
  const standing = facilities.filter(f => f.status === status)
  const one = cast.chance.of(standing) ?? cast.chance.of(facilities)
  return one && { signers: both(partyOf(cast, one.lender)), body: { facility: one.id, ...more } }
}

/** On what a lender grants a limit, and within which of its groups. */
function chooseScope(cast: Cast, { facilities }: Snapshot, lender: LiveFacility['lender']) {
  const { chance, debtors, suppliers } = cast
  const group = chance.of(facilities.filter(f => f.lender === lender && f.scope === 'group'))
  const within = group && chance.happens(0.5) ? group.id : null
  return chance.of([
    { scope: 'debtor', subject: chance.of(debtors)!.id, within },
    { scope: 'debtor', subject: chance.of(debtors)!.id, within: null },
    { scope: 'supplier', subject: chance.of(suppliers)!.id, within: null },
    { scope: 'group', subject: chance.of(suppliers)!.id, within: null },
    { scope: 'platform', subject: null, within: null },
  ])!
}

/** The acts of facilities, as each kind of test meets them. */
export const FACILITY_ROWS: Record<keyof typeof FACILITY_CLAUSES, ActRow> = {
  'facility.grant': {
    ...NO_TITLES,
    body: {
      ...{ id: FACILITY, scope: 'debtor', subject: PARTY, within: null, currency: 'CNY' },
      ...{ limit: '1', beginsOn: DATE, until: DATE },
    },
    habit: rarely(5, (cast, now) => {
      const lender = cast.chance.of(cast.banks)!
      const limit = String(cast.chance.between(1_000n, 50_000n))
      const time = { beginsOn: now.asOf, until: addDays(now.asOf, 400) }
      const terms = { ...chooseScope(cast, now, lender.id), currency: 'CNY', limit, ...time }
      return { signers: both(lender), body: { id: newId('fac'), ...terms } }
    }),
  },
  'facility.change': {
    ...NO_TITLES,
    body: { facility: FACILITY, limit: '1', until: DATE },
    habit: rarely(2, (cast, now) => {
      const limit = String(cast.chance.between(0n, 50_000n))
      return onOne(cast, now, 'live', { limit, until: addDays(now.asOf, 400) }) ?? null
    }),
  },
  'facility.cap': {
    ...NO_TITLES,
    body: { facility: FACILITY, share: '0.25', atLeast: '1' },
    habit: everyDay((cast, now) => {
      const atLeast = String(cast.chance.between(50_000n, 200_000n))
      const share = cast.chance.happens(0.5) ? '0.5' : '1'
      return cast.chance.happens(0.05)
        ? (onOne(cast, now, 'live', { share, atLeast }) ?? null)
        : null
    }),
  },
  'facility.pause': {
    ...NO_TITLES,
    body: { facility: FACILITY },
    habit: rarely(2, (cast, now) => onOne(cast, now, 'live') ?? null),
  },
  'facility.resume': {
    ...NO_TITLES,
    body: { facility: FACILITY },
    habit: rarely(3, (cast, now) => onOne(cast, now, 'paused') ?? null),
  },
  'facility.end': {
    ...NO_TITLES,
    body: { facility: FACILITY },
    habit: rarely(2, (cast, now) => onOne(cast, now, 'paused') ?? null),
  },
  'facility.guarantee': {
    ...NO_TITLES,
    body: { facility: FACILITY, amount: '1', until: DATE, undertaking: 'we answer' },
    habit: rarely(2, (cast, { facilities, asOf }) => {
      const one = cast.chance.of(facilities.filter(f => f.scope === 'group'))
      if (!one?.subject) return null
      const terms = { amount: '5000', until: addDays(asOf, 400), undertaking: 'we answer' }
      return { signers: both(partyOf(cast, one.subject)), body: { facility: one.id, ...terms } }
    }),
  },
}
