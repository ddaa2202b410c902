import type { ActClass } from '../command/act-class.ts'
import type { Instant } from '../kernel/clock.ts'
import { addMonths, type BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Id } from '../kernel/id.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { waitForExpiry } from '../wait/waits.ts'
import type { FinancingRegistered } from './facts.ts'
import {
  AWAITING_TEXTS,
  type AwaitingRefusal,
  findAwaiting,
  PROOF_TEXTS,
  type Proof,
  type ProofRefusal,
  proofRefusal,
  type RegisterContext,
  type RegisterState,
} from './find-register.ts'
import { LAST_HITS_TEXTS, type LastHitsRefusal, lastHitsRefusal } from './judge-hits.ts'
import { findLastSearch, type RegistrationId } from './registration.ts'

/** Characters of a registration's number: capital letters and digits. */
export const REGISTRATION_NUMBER = { least: 8, most: 30 } as const
/** The register takes no longer term. */
export const REGISTRATION_YEARS_MAX = 30

/**
 * The lender records what it has registered for a financing that it approved: after a search whose
 * hits, if any, were judged; under a number that no other registration has; and for longer than the
 * debts run.
 * Rule: C9
 */
export function registerFinancing(
  state: RegisterFinancingState,
  body: RegisterFinancing,
  context: RegisterContext,
): Decision<FinancingRegistered, never, RegisterFinancingRefusal> {
  const { secured, register } = state
  const { party: lender } = context
  const found = findAwaiting(secured, lender)
  if (!found.ok) return found
  if (register.registration !== null)
    return refuse('financing_must_be_registered_once', 'body.financing')
  const refused =
    searchedRefusal(register, body) ??
    numberRefusal(body, state) ??
    proofRefusal(body, state, context) ??
    termRefusal(body, found.value, context)
  if (refused) return refused
  const { id: registration, number, at, until, certificate } = body
  const { id: financing, holder } = found.value
  const fact: FinancingRegistered = {
    ...({ type: 'registration.registered.v1', visibleTo: [lender, holder] } as const),
    opens: waitForExpiry({ lender, until }, context),
    ...{ financing, registration, lender, number, registeredAt: at, until, certificate },
  }
  return accept([fact], [])
}

export const REGISTER_FINANCING_CLASS = 'governance' satisfies ActClass

function searchedRefusal(
  register: RegisterFinancingState['register'],
  { at }: Proof,
): Refused<SearchedRefusal> | null {
  const last = findLastSearch(register)
  if (last === null) return refuse('register_must_be_searched_first', 'body.financing')
  if (at < last.searchedAt)
    return refuse('registration_must_come_after_the_search', 'body.at', {
      ...{ at, searchedAt: last.searchedAt },
    })
  return lastHitsRefusal(register, 'body.financing')
}

function numberRefusal(
  { number }: RegisterFinancing,
  { isNumberTaken }: RegisterFinancingState,
): Refused<NumberRefusal> | null {
  const { least, most } = REGISTRATION_NUMBER
  if (!/^[0-9A-Z]+$/.test(number) || number.length < least || number.length > most)
    return refuse('registration_number_must_be_of_its_form', 'body.number', { least, most })
  if (isNumberTaken) return refuse('registration_number_must_be_new', 'body.number')
  return null
}

/** It lasts longer than the debts that it secures, and no longer than the register allows. */
export function termRefusal(
  { until }: { readonly until: BusinessDate },
  { lastDueOn }: { readonly lastDueOn: BusinessDate },
  { asOf }: Pick<RegisterContext, 'asOf'>,
): Refused<TermRefusal> | null {
  if (until <= lastDueOn)
    return refuse('registration_must_outlast_the_debts', 'body.until', { until, lastDueOn })
  const last = addMonths(asOf, REGISTRATION_YEARS_MAX * 12)
  if (until > last)
    return refuse('registration_must_end_in_time', 'body.until', {
      ...{ until, last, years: REGISTRATION_YEARS_MAX },
    })
  return null
}

type SearchedRefusal =
  | 'register_must_be_searched_first'
  | Detailed<'registration_must_come_after_the_search', { at: Instant; searchedAt: Instant }>
  | LastHitsRefusal

type NumberRefusal =
  | Detailed<'registration_number_must_be_of_its_form', { least: number; most: number }>
  | 'registration_number_must_be_new'

export type TermRefusal =
  | Detailed<
      'registration_must_outlast_the_debts',
      { until: BusinessDate; lastDueOn: BusinessDate }
    >
  | Detailed<
      'registration_must_end_in_time',
      { until: BusinessDate; last: BusinessDate; years: number }
    >

export type RegisterFinancingRefusal =
  | AwaitingRefusal
  | 'financing_must_be_registered_once'
  | SearchedRefusal
  | NumberRefusal
  | ProofRefusal
  | TermRefusal

export const TERM_TEXTS = {
  registration_must_outlast_the_debts: badInput(
    d => `登记期限须晚于最后到期日 ${d.lastDueOn}，所填为 ${d.until}。`,
    d =>
      `The registration has to last beyond ${d.lastDueOn}, when the last debt is due: ${d.until}.`,
  ),
  registration_must_end_in_time: badInput(
    d => `登记期限最长 ${d.years} 年，至 ${d.last}；所填为 ${d.until}。`,
    d => `A registration lasts ${d.years} years at most, until ${d.last}, not ${d.until}.`,
  ),
} satisfies RefusalTexts<TermRefusal>

export const REGISTER_FINANCING_TEXTS = {
  ...AWAITING_TEXTS,
  financing_must_be_registered_once: conflict(
    '这笔融资已有有效登记；如有变动请办理变更或展期。',
    'The financing is registered already; change or extend that registration.',
  ),
  register_must_be_searched_first: conflict(
    '登记前须先查询，并上传查询证明。',
    'Search the register first, and record what was found.',
  ),
  registration_must_come_after_the_search: conflict(
    d => `登记时间 ${d.at} 早于最近一次查询（${d.searchedAt}）；须先查询、后登记。`,
    d => `It is registered after the search, which was at ${d.searchedAt}, not at ${d.at}.`,
  ),
  ...LAST_HITS_TEXTS,
  registration_number_must_be_of_its_form: badInput(
    d => `登记证明编号为 ${d.least} 至 ${d.most} 位数字或大写字母。`,
    d => `A registration’s number has ${d.least} to ${d.most} digits or capital letters.`,
  ),
  registration_number_must_be_new: conflict(
    '该登记证明编号已用于另一笔融资。',
    'Another financing is registered under this number.',
  ),
  ...PROOF_TEXTS,
  ...TERM_TEXTS,
} satisfies RefusalTexts<RegisterFinancingRefusal>

export interface RegisterFinancing extends Proof {
  readonly financing: Id<'fin'>
  readonly id: RegistrationId
  readonly number: string
  readonly until: BusinessDate
}

export interface RegisterFinancingState extends RegisterState {
  /** Some registration has this number. */
  readonly isNumberTaken: boolean
}
