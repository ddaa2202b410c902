import * as z from 'zod'
import { findChosen } from '../../../../contracts/financing/financing.ts'
import type { Digest } from '../../../../contracts/kernel/digest.ts'
import type { Id, PartyId } from '../../../../contracts/kernel/id.ts'
import {
  CHANGE_REGISTRATION_CLASS,
  type ChangeRegistration,
  changeRegistration,
  EXTEND_REGISTRATION_CLASS,
  type ExtendRegistration,
  extendRegistration,
} from '../../../../contracts/registration/amend-registration.ts'
import {
  DISCHARGE_REGISTRATION_CLASS,
  type DischargeRegistration,
  dischargeRegistration,
  EXPIRE_REGISTRATION_CLASS,
  expireRegistration,
} from '../../../../contracts/registration/end-registration.ts'
import type {
  FinancingRegistered,
  HitsJudged,
  RegisterSearched,
  RegistrationChanged,
  RegistrationDischarged,
  RegistrationExpired,
  RegistrationExtended,
} from '../../../../contracts/registration/facts.ts'
import type { RegisterState } from '../../../../contracts/registration/find-register.ts'
import {
  JUDGE_HITS_CLASS,
  type JudgeHits,
  judgeHits,
} from '../../../../contracts/registration/judge-hits.ts'
import {
  REGISTER_FINANCING_CLASS,
  type RegisterFinancing,
  registerFinancing,
} from '../../../../contracts/registration/register-financing.ts'
import { HITS_VERDICTS, type Secured } from '../../../../contracts/registration/registration.ts'
import {
  SEARCH_REGISTER_CLASS,
  type SearchRegister,
  searchRegister,
} from '../../../../contracts/registration/search-register.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, instant, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { readRegister, selectRegister } from '../financing/registers.ts'
import { financings } from '../financing/tables.ts'
import { digest } from '../party/party-bodies.ts'
import { isUploaded, REGISTRATION_NUMBERS, registrationNumbers, UPLOADS } from './tables.ts'

interface OnFinancing {
  readonly financing: Id<'fin'>
}

interface OnCertificate extends OnFinancing {
  readonly certificate: Digest
}

/** Hits that a body may bring, with room for too many. */
const HITS_NAMED_MAX = 200

const proof = { financing: id('fin'), at: instant, certificate: digest }

function readProved({ financing, certificate: hash }: OnCertificate, party: PartyId) {
  return [...readRegister(financing), read(UPLOADS, [{ party, hash }])]
}

function selectProved(view: View, body: OnCertificate, party: PartyId): RegisterState {
  const { financing, certificate: hash } = body
  return {
    secured: selectSecured(view, body),
    register: selectRegister(view, financing),
    isUploaded: isUploaded(view, { party, hash }),
  }
}

function selectSecured(view: View, { financing: named }: OnFinancing): Secured | null {
  const financing = view.get(financings, named)
  if (!financing) return null
  const { id: of, holder, status, parts } = financing
  return {
    ...{ id: of, holder, lender: findChosen(financing)?.lender ?? null },
    awaitsPayout: status === 'approved',
    lastDueOn: parts
      .map(({ dueOn }) => dueOn)
      .toSorted()
      .at(-1)!,
  }
}

export const searchRegisterAct: Act<SearchRegister, RegisterSearched> = {
  name: 'registration.search-register',
  class: SEARCH_REGISTER_CLASS,
  body: z.strictObject({
    ...proof,
    search: id('src'),
    hits: z
      .array(z.strictObject({ number: text, securedParty: text, registeredAt: instant }))
      .max(HITS_NAMED_MAX),
  }),
  amount: () => null,
  reads: readProved,
  decide: (body, view, context) =>
    searchRegister(selectProved(view, body, context.party), body, context),
}

export const judgeHitsAct: Act<JudgeHits, HitsJudged> = {
  name: 'registration.judge-hits',
  class: JUDGE_HITS_CLASS,
  body: z.strictObject({
    financing: id('fin'),
    search: id('src'),
    verdict: z.enum(HITS_VERDICTS),
    reason: text,
  }),
  amount: () => null,
  reads: ({ financing }) => readRegister(financing),
  decide: (body, view, context) => judgeHits(selectBoth(view, body), body, context),
}

function selectBoth(view: View, body: OnFinancing) {
  return { secured: selectSecured(view, body), register: selectRegister(view, body.financing) }
}

export const registerFinancingAct: Act<RegisterFinancing, FinancingRegistered> = {
  name: 'registration.register-financing',
  class: REGISTER_FINANCING_CLASS,
  body: z.strictObject({ ...proof, id: id('reg'), number: text, until: businessDate }),
  amount: () => null,
  reads: (body, party) => [...readProved(body, party), read(REGISTRATION_NUMBERS, [body.number])],
  decide: (body, view, context) => {
    const isNumberTaken = view.get(registrationNumbers, body.number) ?? false
    const state = { ...selectProved(view, body, context.party), isNumberTaken }
    return registerFinancing(state, body, context)
  },
}

export const extendRegistrationAct: Act<ExtendRegistration, RegistrationExtended> = {
  name: 'registration.extend-registration',
  class: EXTEND_REGISTRATION_CLASS,
  body: z.strictObject({ ...proof, until: businessDate }),
  amount: () => null,
  reads: readProved,
  decide: (body, view, context) =>
    extendRegistration(selectProved(view, body, context.party), body, context),
}

export const changeRegistrationAct: Act<ChangeRegistration, RegistrationChanged> = {
  name: 'registration.change-registration',
  class: CHANGE_REGISTRATION_CLASS,
  body: z.strictObject({ ...proof, words: text }),
  amount: () => null,
  reads: readProved,
  decide: (body, view, context) =>
    changeRegistration(selectProved(view, body, context.party), body, context),
}

export const dischargeRegistrationAct: Act<DischargeRegistration, RegistrationDischarged> = {
  name: 'registration.discharge-registration',
  class: DISCHARGE_REGISTRATION_CLASS,
  body: z.strictObject({ ...proof, reason: text }),
  amount: () => null,
  reads: readProved,
  decide: (body, view, context) =>
    dischargeRegistration(selectProved(view, body, context.party), body, context),
}

export const expireRegistrationAct: Act<OnFinancing, RegistrationExpired> = {
  name: 'registration.expire-registration',
  class: EXPIRE_REGISTRATION_CLASS,
  body: z.strictObject({ financing: id('fin') }),
  amount: () => null,
  reads: ({ financing }) => readRegister(financing),
  decide: (body, view, context) => expireRegistration(selectBoth(view, body), body, context),
}
