import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import type { Id } from '../kernel/id.ts'
import {
  CHANGE_REGISTRATION_CLASS,
  CHANGE_REGISTRATION_TEXTS,
  type ChangeRegistration,
  EXTEND_REGISTRATION_CLASS,
  EXTEND_REGISTRATION_TEXTS,
  type ExtendRegistration,
} from './amend-registration.ts'
import {
  DISCHARGE_REGISTRATION_CLASS,
  DISCHARGE_REGISTRATION_TEXTS,
  type DischargeRegistration,
  EXPIRE_REGISTRATION_CLASS,
  EXPIRE_REGISTRATION_TEXTS,
} from './end-registration.ts'
import { JUDGE_HITS_CLASS, JUDGE_HITS_TEXTS, type JudgeHits } from './judge-hits.ts'
import {
  REGISTER_FINANCING_CLASS,
  REGISTER_FINANCING_TEXTS,
  type RegisterFinancing,
} from './register-financing.ts'
import {
  SEARCH_REGISTER_CLASS,
  SEARCH_REGISTER_TEXTS,
  type SearchRegister,
} from './search-register.ts'

/** The acts at the register: who signs them, and their duties in the order of precedence. */
export const REGISTRATION_CLAUSES = {
  'registration.search-register': { class: SEARCH_REGISTER_CLASS, texts: SEARCH_REGISTER_TEXTS },
  'registration.judge-hits': { class: JUDGE_HITS_CLASS, texts: JUDGE_HITS_TEXTS },
  'registration.register-financing': {
    class: REGISTER_FINANCING_CLASS,
    texts: REGISTER_FINANCING_TEXTS,
  },
  'registration.extend-registration': {
    class: EXTEND_REGISTRATION_CLASS,
    texts: EXTEND_REGISTRATION_TEXTS,
  },
  'registration.change-registration': {
    class: CHANGE_REGISTRATION_CLASS,
    texts: CHANGE_REGISTRATION_TEXTS,
  },
  'registration.discharge-registration': {
    class: DISCHARGE_REGISTRATION_CLASS,
    texts: DISCHARGE_REGISTRATION_TEXTS,
  },
  'registration.expire-registration': {
    class: EXPIRE_REGISTRATION_CLASS,
    texts: EXPIRE_REGISTRATION_TEXTS,
  },
} satisfies Readonly<Record<string, ActClause>>

/** The same acts as programs ask for them. */
export const registrationActs = {
  searchRegister: request<SearchRegister>('registration.search-register'),
  judgeHits: request<JudgeHits>('registration.judge-hits'),
  registerFinancing: request<RegisterFinancing>('registration.register-financing'),
  extendRegistration: request<ExtendRegistration>('registration.extend-registration'),
  changeRegistration: request<ChangeRegistration>('registration.change-registration'),
  dischargeRegistration: request<DischargeRegistration>('registration.discharge-registration'),
  expireRegistration: request<{ readonly financing: Id<'fin'> }>(
    'registration.expire-registration',
  ),
}
