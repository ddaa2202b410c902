import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import { CAP_CLASS, CAP_TEXTS, type CapFacility } from './cap.ts'
import { CHANGE_CLASS, CHANGE_TEXTS, type ChangeFacility } from './change.ts'
import { END_CLASS, END_FACILITY_TEXTS } from './end.ts'
import type { FacilityId } from './facility.ts'
import { GRANT_CLASS, GRANT_TEXTS, type Grant } from './grant.ts'
import { GUARANTEE_CLASS, GUARANTEE_TEXTS, type Guarantee } from './guarantee.ts'
import { PAUSE_CLASS, PAUSE_TEXTS, RESUME_CLASS, RESUME_TEXTS } from './pause.ts'

/** The acts of facilities: who signs them, and their duties in the order of precedence. */
export const FACILITY_CLAUSES = {
  'facility.grant': { class: GRANT_CLASS, texts: GRANT_TEXTS },
  'facility.change': { class: CHANGE_CLASS, texts: CHANGE_TEXTS },
  'facility.cap': { class: CAP_CLASS, texts: CAP_TEXTS },
  'facility.pause': { class: PAUSE_CLASS, texts: PAUSE_TEXTS },
  'facility.resume': { class: RESUME_CLASS, texts: RESUME_TEXTS },
  'facility.end': { class: END_CLASS, texts: END_FACILITY_TEXTS },
  'facility.guarantee': { class: GUARANTEE_CLASS, texts: GUARANTEE_TEXTS },
} satisfies Readonly<Record<string, ActClause>>

interface OnFacility {
  readonly facility: FacilityId
}

/** The same acts as programs ask for them. */
export const facilityActs = {
  grant: request<Grant>('facility.grant'),
  change: request<ChangeFacility>('facility.change'),
  cap: request<CapFacility>('facility.cap'),
  pause: request<OnFacility>('facility.pause'),
  resume: request<OnFacility>('facility.resume'),
  end: request<OnFacility>('facility.end'),
  guarantee: request<Guarantee>('facility.guarantee'),
}
