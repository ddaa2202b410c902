import type {
  RegisterContext,
  RegisterState,
} from '../../../contracts/registration/find-register.ts'
import type {
  Register,
  RegisterHit,
  RegisterSearch,
  Registration,
  Secured,
} from '../../../contracts/registration/registration.ts'
import { BANK } from '../facility/facilities.ts'
import { as, DUE_ON, SUPPLIER, TODAY } from '../fixtures.ts'

export const NOW = '2026-03-02T09:00:00.000Z'
/** A minute after it. */
export const AHEAD = '2026-03-02T09:01:00.000Z'
export const SEARCHED_AT = '2026-03-02T02:00:00.000Z'
export const REGISTERED_AT = '2026-03-02T03:00:00.000Z'
export const DIGEST = 'A'.repeat(43)

export function registering(asOf: RegisterContext['asOf'] = TODAY): RegisterContext {
  return { ...as(BANK, asOf), now: NOW }
}

/** What the bank has approved for the first supplier, due on the usual date. */
export function securedOf(change: Partial<Secured> = {}): Secured {
  return {
    ...{ id: 'fin_1', holder: SUPPLIER, lender: BANK, awaitsPayout: true, lastDueOn: DUE_ON },
    ...change,
  }
}

export function hitOf(change: Partial<RegisterHit> = {}): RegisterHit {
  const at = '2025-11-03T02:00:00.000Z'
  return { number: '09000000000001', securedParty: 'Far Bank', registeredAt: at, ...change }
}

export function searchOf(change: Partial<RegisterSearch> = {}): RegisterSearch {
  return {
    ...{ id: 'src_1', searchedAt: SEARCHED_AT, certificate: DIGEST, hits: [], verdict: null },
    ...change,
  }
}

export function registrationOf(change: Partial<Registration> = {}): Registration {
  return {
    ...{ id: 'reg_1', number: '20260302000001', registeredAt: REGISTERED_AT },
    until: '2027-03-02',
    ...change,
  }
}

export function registerOf(change: Partial<Register> = {}): Register {
  return { searches: [searchOf()], registration: null, ...change }
}

export function stateOf(change: Partial<RegisterState> = {}): RegisterState {
  return { secured: securedOf(), register: registerOf(), isUploaded: true, ...change }
}
