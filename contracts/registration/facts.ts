import type { Instant } from '../kernel/clock.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { Digest } from '../kernel/digest.ts'
import type { Fact, OpenedWait, WaitByDate } from '../kernel/fact.ts'
import type { Id, PartyId } from '../kernel/id.ts'
import type { HitsVerdict, RegisterHit, RegisterSearchId, RegistrationId } from './registration.ts'

/** What has happened at the national register, and what was decided about it. */
export type RegistrationFact =
  | RegisterSearched
  | HitsJudged
  | FinancingRegistered
  | RegistrationExtended
  | RegistrationChanged
  | RegistrationDischarged
  | RegistrationExpired

interface OfFinancing extends Fact {
  readonly financing: Id<'fin'>
}

export interface RegisterSearched extends OfFinancing {
  readonly type: 'registration.searched.v1'
  readonly search: RegisterSearchId
  readonly lender: PartyId
  readonly searchedAt: Instant
  readonly certificate: Digest
  readonly hits: readonly RegisterHit[]
}

export interface HitsJudged extends OfFinancing {
  readonly type: 'registration.hits-judged.v1'
  readonly search: RegisterSearchId
  readonly verdict: HitsVerdict
  readonly reason: string
}

export interface FinancingRegistered extends OfFinancing {
  readonly type: 'registration.registered.v1'
  readonly opens: OpenedWait<WaitByDate>
  readonly registration: RegistrationId
  readonly lender: PartyId
  readonly number: string
  readonly registeredAt: Instant
  readonly until: BusinessDate
  readonly certificate: Digest
}

interface OfRegistration extends OfFinancing {
  readonly registration: RegistrationId
}

/** What was done about it at the register, and when; the file is the register's own. */
interface Amended extends OfRegistration {
  readonly lender: PartyId
  readonly doneAt: Instant
  readonly certificate: Digest
}

export interface RegistrationExtended extends Amended {
  readonly type: 'registration.extended.v1'
  readonly opens: OpenedWait<WaitByDate>
  readonly until: BusinessDate
}

export interface RegistrationChanged extends Amended {
  readonly type: 'registration.changed.v1'
  /** What was changed in it. */
  readonly words: string
}

export interface RegistrationDischarged extends Amended {
  readonly type: 'registration.discharged.v1'
  readonly reason: string
}

/** Nobody extended it in time: it is in force no longer. */
export interface RegistrationExpired extends OfRegistration {
  readonly type: 'registration.expired.v1'
}
