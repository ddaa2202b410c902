import type { Bilingual } from '../kernel/bilingual.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { badInput, conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import { CODE_TEXTS, NAME_LENGTH_MAX } from './enrol.ts'
import { isLei } from './lei.ts'
import type { PartyRole } from './party.ts'
import { isUnifiedSocialCreditCode } from './unified-social-credit-code.ts'

/**
 * A debtor invites one of its suppliers: what it knows of the firm goes with the invitation, and
 * officers read who invited it. It enrols nobody and proves nothing.
 */
export function inviteRefusal(
  { roles, enrolled, sameCode, open }: InviterState,
  { code, name, contact }: NewInvitation,
): Refused<InviteRefusal> | null {
  if (!roles.includes('debtor')) return refuse('inviter_must_be_a_debtor')
  if (!isUnifiedSocialCreditCode(code) && !isLei(code))
    return refuse('code_must_have_its_check_digit', 'input.code')
  const named = name.trim().length
  if (named === 0 || named > NAME_LENGTH_MAX)
    return refuse('name_must_be_given', 'input.name', { limit: NAME_LENGTH_MAX, found: named })
  const { length } = contact.trim()
  if (length === 0 || length > CONTACT_LENGTH_MAX)
    return refuse('contact_must_be_given', 'input.contact', {
      ...{ limit: CONTACT_LENGTH_MAX, found: length },
    })
  if (enrolled)
    return refuse('invited_firm_must_not_be_enrolled', 'input.code', { party: enrolled })
  if (sameCode) return refuse('firm_must_be_invited_once_by_a_party', 'input.code')
  if (open >= OPEN_INVITATIONS_MAX)
    return refuse('party_must_have_fewer_open_invitations', 'input', {
      ...{ limit: OPEN_INVITATIONS_MAX, found: open },
    })
  return null
}

/** An invitation is used once, in time, by the firm that it names. */
export function answerRefusal(
  invitation: Pick<Invitation, 'state' | 'code'> | null,
  code: string | null,
): Refused<AnswerRefusal> | null {
  if (invitation === null) return refuse('invitation_must_be_known', 'input.invitation')
  if (invitation.state !== 'open')
    return refuse('invitation_must_be_open', 'input.invitation', { state: invitation.state })
  if (code !== null && code !== invitation.code)
    return refuse('invitation_must_be_for_this_code', 'input.code', { code: invitation.code })
  return null
}

export const CONTACT_LENGTH_MAX = 200
export const OPEN_INVITATIONS_MAX = 500
export const INVITATION_DAYS = 30

export interface NewInvitation {
  readonly code: string
  readonly name: string
  /** Who is to be spoken to, as its inviter knows it. */
  readonly contact: string
}

export interface Invitation extends NewInvitation {
  readonly state: InvitationState
}

export const INVITATION_STATES = ['open', 'used', 'declined', 'withdrawn', 'expired'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

export interface InviterState {
  readonly roles: readonly PartyRole[]
  /** The party of that code; null while there is none. */
  readonly enrolled: PartyId | null
  /** Whether an open invitation of the same inviter names that code. */
  readonly sameCode: boolean
  /** Open invitations of the inviter. */
  readonly open: number
}

export type InviteRefusal =
  | 'inviter_must_be_a_debtor'
  | 'code_must_have_its_check_digit'
  | Detailed<'name_must_be_given', { limit: number; found: number }>
  | Detailed<'contact_must_be_given', { limit: number; found: number }>
  | Detailed<'invited_firm_must_not_be_enrolled', { party: PartyId }>
  | 'firm_must_be_invited_once_by_a_party'
  | Detailed<'party_must_have_fewer_open_invitations', { limit: number; found: number }>

export type AnswerRefusal =
  | 'invitation_must_be_known'
  | Detailed<'invitation_must_be_open', { state: InvitationState }>
  | Detailed<'invitation_must_be_for_this_code', { code: string }>

const STATE_WORDS: Readonly<Record<InvitationState, Bilingual>> = {
  open: { zh: '有效', en: 'open' },
  used: { zh: '已使用', en: 'used' },
  declined: { zh: '已谢绝', en: 'declined' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  expired: { zh: '已过期', en: 'expired' },
}

/** Details are told as texts; the page of refusals shows the name of one instead. */
function stateWords(state: string): Bilingual {
  return STATE_WORDS[state as InvitationState] ?? { zh: state, en: state }
}

export const INVITATION_TEXTS = {
  ...CODE_TEXTS,
  inviter_must_be_a_debtor: notAllowed(
    '只有债务人可以邀请其供应商入驻。',
    'Only a party with the role of debtor invites its suppliers.',
  ),
  name_must_be_given: badInput(
    d => `请填写企业名称，至多 ${d.limit} 字；现为 ${d.found} 字。`,
    d => `Give the name of the party, at most ${d.limit} characters; it has ${d.found}.`,
  ),
  contact_must_be_given: badInput(
    d => `请填写联系人，至多 ${d.limit} 字；现为 ${d.found} 字。`,
    d => `Say who is to be spoken to, in at most ${d.limit} characters; it has ${d.found}.`,
  ),
  invited_firm_must_not_be_enrolled: conflict(
    d => `该企业已入驻，编号 ${d.party}。`,
    d => `This firm is enrolled already, as ${d.party}.`,
  ),
  firm_must_be_invited_once_by_a_party: conflict(
    '贵方对该代码已有一份有效邀请；请先撤回。',
    'Your party has an open invitation for this code already; withdraw it first.',
  ),
  party_must_have_fewer_open_invitations: conflict(
    d => `有效邀请至多 ${d.limit} 份，现有 ${d.found} 份；请撤回不再需要的。`,
    d =>
      `A party has at most ${d.limit} open invitations, and yours has ${d.found}; withdraw some.`,
  ),
  invitation_must_be_known: badInput(
    '未查到该邀请，请核对邀请编号和口令。',
    'There is no invitation of this id and secret; compare them with what you were given.',
  ),
  invitation_must_be_open: conflict(
    d => `此邀请${stateWords(d.state).zh}；不用邀请也可申请，或请对方重新邀请。`,
    d =>
      `The invitation is ${stateWords(d.state).en}. Apply without it, or ask its debtor for ` +
      'another one.',
  ),
  invitation_must_be_for_this_code: badInput(
    d => `此邀请仅供代码为 ${d.code} 的企业使用；其他企业请不用邀请直接申请。`,
    d => `The invitation is for the firm of the code ${d.code}; any other applies without it.`,
  ),
} satisfies RefusalTexts<InviteRefusal | AnswerRefusal>
