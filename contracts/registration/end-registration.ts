import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { Id } from '../kernel/id.ts'
import type { RefusalTexts } from '../kernel/refusal-text.ts'
import { reasonRefusal, WORDS_TEXTS, type WordsRefusal } from '../party/given-words.ts'
import { LAPSE_DATE_TEXTS, type LapseDateRefusal } from '../wait/lapse-date.ts'
import type { RegistrationDischarged, RegistrationExpired } from './facts.ts'
import {
  describeAmendment,
  findStanding,
  PROOF_TEXTS,
  type Proof,
  type ProofRefusal,
  proofRefusal,
  type RegisterContext,
  type RegisterState,
  STANDING_TEXTS,
  type StandingRefusal,
} from './find-register.ts'

/** The lender has taken its registration off the register (注销), and says why. */
export function dischargeRegistration(
  state: RegisterState,
  body: DischargeRegistration,
  context: RegisterContext,
): Decision<RegistrationDischarged, never, DischargeRegistrationRefusal> {
  const { party: lender } = context
  const found = findStanding(state.secured, state.register, context)
  if (!found.ok) return found
  const { reason } = body
  const refused = proofRefusal(body, state, context) ?? reasonRefusal(reason, 'body.reason')
  if (refused) return refused
  return accept(
    [
      {
        type: 'registration.discharged.v1',
        ...describeAmendment(found.value, body, lender),
        reason,
      },
    ],
    [],
  )
}

export const DISCHARGE_REGISTRATION_CLASS = 'governance' satisfies ActClass

export type DischargeRegistrationRefusal = StandingRefusal | ProofRefusal | WordsRefusal

export const DISCHARGE_REGISTRATION_TEXTS = {
  ...STANDING_TEXTS,
  ...PROOF_TEXTS,
  ...WORDS_TEXTS,
} satisfies RefusalTexts<DischargeRegistrationRefusal>

/** Nobody extended it: from its last day on the operator's key notes that it has expired. */
export function expireRegistration(
  { secured, register: { registration } }: Pick<RegisterState, 'secured' | 'register'>,
  _body: unknown,
  { asOf }: Pick<RegisterContext, 'asOf'>,
): Decision<RegistrationExpired, never, ExpireRegistrationRefusal> {
  const at = 'body.financing'
  if (secured === null || secured.lender === null || registration === null)
    return refuse('registration_must_stand', at)
  const { until } = registration
  if (asOf < until)
    return refuse('lapse_must_wait_for_its_date', at, { lapseOn: until, today: asOf })
  return accept(
    [
      {
        ...({ type: 'registration.expired.v1' } as const),
        visibleTo: [secured.lender, secured.holder],
        ...{ financing: secured.id, registration: registration.id },
      },
    ],
    [],
  )
}

export const EXPIRE_REGISTRATION_CLASS = 'operator' satisfies ActClass

export type ExpireRegistrationRefusal = 'registration_must_stand' | LapseDateRefusal

export const EXPIRE_REGISTRATION_TEXTS = {
  registration_must_stand: STANDING_TEXTS.registration_must_stand,
  ...LAPSE_DATE_TEXTS,
} satisfies RefusalTexts<ExpireRegistrationRefusal>

export interface DischargeRegistration extends Proof {
  readonly financing: Id<'fin'>
  readonly reason: string
}
