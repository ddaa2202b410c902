import type { ActClass } from '../command/act-class.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { Id } from '../kernel/id.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { reasonRefusal, WORDS_TEXTS, type WordsRefusal } from '../party/given-words.ts'
import { waitForExpiry } from '../wait/waits.ts'
import type { RegistrationChanged, RegistrationExtended } from './facts.ts'
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
import { TERM_TEXTS, type TermRefusal, termRefusal } from './register-financing.ts'

/** The lender has extended its registration (展期) before it ended. */
export function extendRegistration(
  state: RegisterState,
  body: ExtendRegistration,
  context: RegisterContext,
): Decision<RegistrationExtended, never, ExtendRegistrationRefusal> {
  const { party: lender } = context
  const found = findStanding(state.secured, state.register, context)
  if (!found.ok) return found
  const { secured, registration } = found.value
  const { until } = body
  const refused = proofRefusal(body, state, context) ?? termRefusal(body, secured, context)
  if (refused) return refused
  if (until <= registration.until)
    return refuse('registration_must_be_extended_beyond_its_end', 'body.until', {
      ...{ until, ends: registration.until },
    })
  return accept(
    [
      {
        type: 'registration.extended.v1',
        opens: waitForExpiry({ lender, until }, context),
        ...describeAmendment(found.value, body, lender),
        until,
      },
    ],
    [],
  )
}

export const EXTEND_REGISTRATION_CLASS = 'governance' satisfies ActClass

export type ExtendRegistrationRefusal =
  | StandingRefusal
  | ProofRefusal
  | TermRefusal
  | Detailed<
      'registration_must_be_extended_beyond_its_end',
      { until: BusinessDate; ends: BusinessDate }
    >

export const EXTEND_REGISTRATION_TEXTS = {
  ...STANDING_TEXTS,
  ...PROOF_TEXTS,
  ...TERM_TEXTS,
  registration_must_be_extended_beyond_its_end: conflict(
    d => `展期后须晚于原期限 ${d.ends}，所填为 ${d.until}。`,
    d => `It ends on ${d.ends} already; extend it to a later day than ${d.until}.`,
  ),
} satisfies RefusalTexts<ExtendRegistrationRefusal>

/** The lender has changed what its registration says (变更), and records what that was. */
export function changeRegistration(
  state: RegisterState,
  body: ChangeRegistration,
  context: RegisterContext,
): Decision<RegistrationChanged, never, ChangeRegistrationRefusal> {
  const { party: lender } = context
  const found = findStanding(state.secured, state.register, context)
  if (!found.ok) return found
  const { words } = body
  const refused = proofRefusal(body, state, context) ?? reasonRefusal(words, 'body.words')
  if (refused) return refused
  return accept(
    [
      {
        type: 'registration.changed.v1',
        ...describeAmendment(found.value, body, lender),
        words,
      },
    ],
    [],
  )
}

export const CHANGE_REGISTRATION_CLASS = 'governance' satisfies ActClass

export type ChangeRegistrationRefusal = StandingRefusal | ProofRefusal | WordsRefusal

export const CHANGE_REGISTRATION_TEXTS = {
  ...STANDING_TEXTS,
  ...PROOF_TEXTS,
  ...WORDS_TEXTS,
} satisfies RefusalTexts<ChangeRegistrationRefusal>

export interface ExtendRegistration extends Proof {
  readonly financing: Id<'fin'>
  readonly until: BusinessDate
}

export interface ChangeRegistration extends Proof {
  readonly financing: Id<'fin'>
  /** What was changed in it. */
  readonly words: string
}
