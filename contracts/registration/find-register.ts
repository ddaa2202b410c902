import { type Answer, answer } from '../kernel/answer.ts'
import type { Instant } from '../kernel/clock.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import type { PartyId } from '../kernel/id.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { ATTACH_TEXTS } from '../trade/attach.ts'
import type { Register, Registration, Secured } from './registration.ts'

/** What acts at the register are asked on. */
export interface RegisterState {
  readonly secured: Secured | null
  readonly register: Register
  /** The party itself has uploaded the file that it names. */
  readonly isUploaded: boolean
}

export interface RegisterContext extends RuledContext {
  readonly now: Instant
}

/** What was done at the register, and the file that proves it. */
export interface Proof {
  readonly at: Instant
  /** The SHA-256 of the register's file, which was uploaded before. */
  readonly certificate: Digest
}

/** Finds what the lender has approved and not paid out yet. */
export function findAwaiting(
  secured: Secured | null,
  party: PartyId,
): Answer<Secured, AwaitingRefusal> {
  const found = findSecured(secured, party)
  if (!found.ok) return found
  if (!found.value.awaitsPayout) return refuse('financing_must_wait_for_its_payout', AT)
  return found
}

/** Finds the lender's registration, as long as it is in force. */
export function findStanding(
  secured: Secured | null,
  { registration }: Register,
  { party, asOf }: Pick<RegisterContext, 'party' | 'asOf'>,
): Answer<Standing, StandingRefusal> {
  const found = findSecured(secured, party)
  if (!found.ok) return found
  if (registration === null) return refuse('registration_must_stand', AT)
  if (registration.until <= asOf)
    return refuse('registration_must_be_in_force', AT, { until: registration.until, today: asOf })
  return answer({ secured: found.value, registration })
}

/** Says of what was done about a registration whose it is, when it was done and what proves it. */
export function describeAmendment(
  { secured, registration }: Standing,
  { at: doneAt, certificate }: Proof,
  lender: PartyId,
) {
  return {
    visibleTo: [lender, secured.holder],
    ...{ financing: secured.id, registration: registration.id, lender, doneAt, certificate },
  }
}

interface Standing {
  readonly secured: Secured
  readonly registration: Registration
}

function findSecured(
  secured: Secured | null,
  party: PartyId,
): Answer<Secured, 'financing_must_be_of_its_lender'> {
  if (secured === null || secured.lender !== party)
    return refuse('financing_must_be_of_its_lender', AT)
  return answer(secured)
}

/** What was done is past, and the register’s own file is there. */
export function proofRefusal(
  { at }: Pick<Proof, 'at'>,
  { isUploaded }: Pick<RegisterState, 'isUploaded'>,
  { now }: Pick<RegisterContext, 'now'>,
): Refused<ProofRefusal> | null {
  if (at > now) return refuse('register_time_must_not_lie_ahead', 'body.at', { at, now })
  if (!isUploaded) return refuse('file_must_be_uploaded_first', 'body.certificate')
  return null
}

const AT = 'body.financing'

export type AwaitingRefusal =
  | 'financing_must_be_of_its_lender'
  | 'financing_must_wait_for_its_payout'
export type StandingRefusal =
  | 'financing_must_be_of_its_lender'
  | 'registration_must_stand'
  | InForceRefusal
export type InForceRefusal = Detailed<
  'registration_must_be_in_force',
  { until: BusinessDate; today: BusinessDate }
>
export type ProofRefusal =
  | Detailed<'register_time_must_not_lie_ahead', { at: Instant; now: Instant }>
  | 'file_must_be_uploaded_first'

const SECURED_TEXTS = {
  financing_must_be_of_its_lender: notFound(
    '贵方没有受理过这笔融资。',
    'Your party is not the lender of such a financing.',
  ),
} satisfies RefusalTexts<'financing_must_be_of_its_lender'>

export const AWAITING_TEXTS = {
  ...SECURED_TEXTS,
  financing_must_wait_for_its_payout: conflict(
    '只有已批准、尚未放款的融资才办理查询与初始登记。',
    'The register is searched and entered for what is approved and not paid out yet.',
  ),
} satisfies RefusalTexts<AwaitingRefusal>

export const IN_FORCE_TEXTS = {
  registration_must_be_in_force: conflict(
    d => `登记期限至 ${d.until}（不含），当前业务日为 ${d.today}；请重新登记。`,
    d => `The registration was in force until ${d.until}, and today is ${d.today}; register anew.`,
  ),
} satisfies RefusalTexts<InForceRefusal>

export const STANDING_TEXTS = {
  ...SECURED_TEXTS,
  registration_must_stand: notFound(
    '这笔融资没有有效的登记。',
    'No registration of this financing stands.',
  ),
  ...IN_FORCE_TEXTS,
} satisfies RefusalTexts<StandingRefusal>

export const PROOF_TEXTS = {
  register_time_must_not_lie_ahead: conflict(
    d => `所填办理时间 ${d.at} 晚于现在（${d.now}）。`,
    d => `What was done at the register is past; ${d.at} is after ${d.now}.`,
  ),
  file_must_be_uploaded_first: ATTACH_TEXTS.file_must_be_uploaded_first,
} satisfies RefusalTexts<ProofRefusal>
