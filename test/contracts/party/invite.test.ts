import { describe, expect, it } from 'vitest'
import {
  type AnswerRefusal,
  answerRefusal,
  type InvitationState,
  type InviteRefusal,
  type InviterState,
  inviteRefusal,
  type NewInvitation,
  OPEN_INVITATIONS_MAX,
} from '../../../contracts/party/invite.ts'
import { completeCode } from '../../../contracts/party/unified-social-credit-code.ts'

const CODE = completeCode('91110000MA000001')
const firm: NewInvitation = { code: CODE, name: 'Bolt & Co', contact: 'Ms Qian, 0571' }
const state: InviterState = { roles: ['debtor'], enrolled: null, sameCode: false, open: 0 }

type CodeOf<Refusal> = Refusal extends { readonly code: infer Code } ? Code : Refusal

/** Each row breaks every rule below its own as well. */
const REFUSED: Record<
  CodeOf<InviteRefusal> & string,
  [Partial<InviterState>, Partial<NewInvitation>, details?: object]
> = {
  inviter_must_be_a_debtor: [{ roles: ['supplier'] }, { code: 'x', name: '' }],
  code_must_have_its_check_digit: [{}, { code: `${CODE.slice(0, -1)}?`, name: '', contact: '' }],
  name_must_be_given: [{ sameCode: true }, { name: 'x'.repeat(201) }, { limit: 200, found: 201 }],
  contact_must_be_given: [
    { enrolled: 'pty_0000000000009' },
    { contact: 'x'.repeat(201) },
    { limit: 200, found: 201 },
  ],
  invited_firm_must_not_be_enrolled: [
    { enrolled: 'pty_0000000000009', sameCode: true, open: OPEN_INVITATIONS_MAX },
    {},
    { party: 'pty_0000000000009' },
  ],
  firm_must_be_invited_once_by_a_party: [{ sameCode: true, open: OPEN_INVITATIONS_MAX }, {}],
  party_must_have_fewer_open_invitations: [
    { open: OPEN_INVITATIONS_MAX },
    {},
    { limit: OPEN_INVITATIONS_MAX, found: OPEN_INVITATIONS_MAX },
  ],
}

describe('a debtor invites a supplier', () => {
  it('of which it knows code, name and a contact', () => {
    expect(inviteRefusal({ ...state, open: OPEN_INVITATIONS_MAX - 1 }, firm)).toBeNull()
    const longest = { name: 'x'.repeat(200), contact: 'x'.repeat(200) }
    expect(inviteRefusal(state, { ...firm, ...longest })).toBeNull()
  })

  it.each(Object.entries(REFUSED))('refuses: %s', (refusal, [known, said, details]) => {
    expect(inviteRefusal({ ...state, ...known }, { ...firm, ...said })).toMatchObject({
      refusal,
      ...(details ? { details } : {}),
    })
  })

  it('takes a blank for nothing', () => {
    expect(inviteRefusal(state, { ...firm, name: ' ' })?.refusal).toBe('name_must_be_given')
    expect(inviteRefusal(state, { ...firm, contact: ' ' })?.refusal).toBe('contact_must_be_given')
  })
})

describe('an invitation is answered', () => {
  const open = { state: 'open', code: CODE } as const
  const ANSWERS: Record<CodeOf<AnswerRefusal> & string, [Parameters<typeof answerRefusal>]> = {
    invitation_must_be_known: [[null, 'other']],
    invitation_must_be_open: [[{ ...open, state: 'used' }, 'other']],
    invitation_must_be_for_this_code: [[open, 'other']],
  }

  it('by the firm that it names, and declined by whoever has it', () => {
    expect(answerRefusal(open, CODE)).toBeNull()
    expect(answerRefusal(open, null)).toBeNull()
  })

  it.each(Object.entries(ANSWERS))('refuses: %s', (refusal, [asked]) => {
    expect(answerRefusal(...asked)?.refusal).toBe(refusal)
  })

  it.each<InvitationState>(['used', 'declined', 'withdrawn', 'expired'])('no more: %s', ended => {
    expect(answerRefusal({ ...open, state: ended }, CODE)).toMatchObject({
      details: { state: ended },
    })
  })
})
