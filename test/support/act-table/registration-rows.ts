import type { REGISTRATION_CLAUSES } from '../../../contracts/registration/clauses.ts'
import { type ActRow, leftOut } from './act-row.ts'
import { DATE, DIGEST, FINANCING, REGISTRATION, SEARCH } from './examples.ts'

const AT_THE_REGISTER = {
  strangers: leftOut('it names a financing, which only its sides know'),
  steps: leftOut('it posts nothing'),
  habit: leftOut('a limit on the debtor and all steps within days come too rarely by chance'),
} as const

const PROOF = { financing: FINANCING, at: `${DATE}T08:00:00.000Z`, certificate: DIGEST }

/** The acts at the national register, as each kind of test meets them. */
export const REGISTRATION_ROWS: Record<keyof typeof REGISTRATION_CLAUSES, ActRow> = {
  'registration.search-register': {
    ...AT_THE_REGISTER,
    body: { ...PROOF, search: SEARCH, hits: [] },
  },
  'registration.judge-hits': {
    ...AT_THE_REGISTER,
    body: { financing: FINANCING, search: SEARCH, verdict: 'proceed', reason: 'another debtor' },
  },
  'registration.register-financing': {
    ...AT_THE_REGISTER,
    body: { ...PROOF, id: REGISTRATION, number: '20260601000001', until: DATE },
  },
  'registration.extend-registration': { ...AT_THE_REGISTER, body: { ...PROOF, until: DATE } },
  'registration.change-registration': {
    ...AT_THE_REGISTER,
    body: { ...PROOF, words: 'a new address of the holder' },
  },
  'registration.discharge-registration': {
    ...AT_THE_REGISTER,
    body: { ...PROOF, reason: 'all was paid back' },
  },
  'registration.expire-registration': { ...AT_THE_REGISTER, body: { financing: FINANCING } },
}
