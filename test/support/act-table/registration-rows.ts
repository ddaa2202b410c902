import { addDays } from '../../../contracts/kernel/date.ts'
import type { REGISTRATION_CLAUSES } from '../../../contracts/registration/clauses.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { both, CERTIFICATE } from '../../simulation/cast.ts'
import { atRegister } from '../../simulation/financing-thoughts.ts'
import type { LiveFinancing, Snapshot } from '../../simulation/snapshot.ts'
import { type ActRow, everyDay, leftOut } from './act-row.ts'
import { DATE, DIGEST, FINANCING, REGISTRATION, SEARCH } from './examples.ts'

const POSTS_NOTHING = {
  strangers: leftOut('it names a financing, which only its sides know'),
  steps: leftOut('it posts nothing'),
} as const

const PROOF = { financing: FINANCING, at: `${DATE}T08:00:00.000Z`, certificate: DIGEST }

/** What is done at the register is done in the morning of the day. */
function proof({ asOf }: Snapshot) {
  return { at: `${asOf}T05:00:00.000Z`, certificate: CERTIFICATE }
}

const isApproved = ({ status }: LiveFinancing) => status === 'approved'
const isRegistered = ({ register: { until } }: LiveFinancing) => until !== null
/** Before it is registered, and once more since. */
const lacksSearch = (one: LiveFinancing) =>
  isApproved(one) && (isRegistered(one) ? one.register.since === 0 : one.register.searches === 0)

/** The acts at the national register, as each kind of test meets them. */
export const REGISTRATION_ROWS: Record<keyof typeof REGISTRATION_CLAUSES, ActRow> = {
  'registration.search-register': {
    ...POSTS_NOTHING,
    body: { ...PROOF, search: SEARCH, hits: [] },
    habit: everyDay((cast, now) => {
      const registeredAt = `${addDays(now.asOf, -200)}T05:00:00.000Z`
      const hit = { number: '0900000001', securedParty: 'Far Bank', registeredAt }
      const hits = cast.chance.happens(0.5) ? [hit] : []
      const body = { ...proof(now), search: newId('src'), hits }
      return atRegister(cast, now, lacksSearch, () => body)
    }),
  },
  'registration.judge-hits': {
    ...POSTS_NOTHING,
    body: { financing: FINANCING, search: SEARCH, verdict: 'proceed', reason: 'another debtor' },
    habit: everyDay((cast, now) => {
      const verdict = cast.chance.happens(0.9) ? 'proceed' : 'stop'
      const isUnjudged = (one: LiveFinancing) => isApproved(one) && one.register.unjudged !== null
      return atRegister(cast, now, isUnjudged, ({ register: { unjudged: search } }) => ({
        ...{ search, verdict, reason: 'machines, not receivables' },
      }))
    }),
  },
  'registration.register-financing': {
    ...POSTS_NOTHING,
    body: { ...PROOF, id: REGISTRATION, number: '20260601000001', until: DATE },
    habit: everyDay((cast, now) => {
      const number = String(10_000_000 + cast.chance.below(90_000_000))
      const isSearched = (one: LiveFinancing) =>
        isApproved(one) && !isRegistered(one) && one.register.searches > 0
      return atRegister(cast, now, isSearched, ({ lastDueOn }) => ({
        ...{ ...proof(now), id: newId('reg'), number, until: addDays(lastDueOn, 1) },
      }))
    }),
  },
  'registration.extend-registration': {
    ...POSTS_NOTHING,
    body: { ...PROOF, until: DATE },
    habit: everyDay((cast, now) => {
      const isChosen = (one: LiveFinancing) => isRegistered(one) && cast.chance.happens(0.3)
      return atRegister(cast, now, isChosen, ({ register: { until } }) => ({
        ...{ ...proof(now), until: addDays(until!, 1) },
      }))
    }),
  },
  'registration.change-registration': {
    ...POSTS_NOTHING,
    body: { ...PROOF, words: 'a new address of the holder' },
    habit: everyDay((cast, now) =>
      atRegister(cast, now, isRegistered, () => ({ ...proof(now), words: 'a new address' })),
    ),
  },
  'registration.discharge-registration': {
    ...POSTS_NOTHING,
    body: { ...PROOF, reason: 'all was paid back' },
    habit: everyDay((cast, now) => {
      const isChosen = (one: LiveFinancing) => isRegistered(one) && cast.chance.happens(0.1)
      return atRegister(cast, now, isChosen, () => ({ ...proof(now), reason: 'it was withdrawn' }))
    }),
  },
  'registration.expire-registration': {
    ...POSTS_NOTHING,
    body: { financing: FINANCING },
    habit: everyDay((cast, { financings, asOf }) => {
      const ended = financings.filter(({ register: { until } }) => until !== null && until <= asOf)
      const one = cast.chance.of(ended)
      const { operator } = cast.market
      return one ? { signers: [both(operator)[0]!], body: { financing: one.id } } : null
    }),
  },
}
