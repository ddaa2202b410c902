import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import type { KeyId, PartyId, UserId } from '../kernel/id.ts'
import type { NewUser } from './add-user.ts'
import { ADD_USER_CLASS, ADD_USER_TEXTS, END_USER_CLASS, END_USER_TEXTS } from './add-user.ts'
import type { Application } from './enrol.ts'
import { ENROL_CLASS, ENROL_TEXTS } from './enrol.ts'
import { ENROL_KEY_CLASS, ENROL_KEY_TEXTS } from './enrol-key.ts'
import type { GiveStandingInstruction } from './give-standing-instruction.ts'
import {
  GIVE_STANDING_INSTRUCTION_CLASS,
  GIVE_STANDING_INSTRUCTION_TEXTS,
  WITHDRAW_STANDING_INSTRUCTION_CLASS,
  WITHDRAW_STANDING_INSTRUCTION_TEXTS,
} from './give-standing-instruction.ts'
import type { KeyBody } from './key-proof.ts'
import {
  GIVE_MANDATE_CLASS,
  GIVE_MANDATE_TEXTS,
  WITHDRAW_MANDATE_CLASS,
  WITHDRAW_MANDATE_TEXTS,
} from './mandate.ts'
import type { Mandate, MandateId } from './party.ts'
import type { Recovery } from './recover-key.ts'
import { RECOVER_KEY_CLASS, RECOVER_KEY_TEXTS } from './recover-key.ts'
import { REVOKE_KEY_CLASS, REVOKE_KEY_TEXTS } from './revoke-key.ts'
import type { PolicyBody } from './set-policy.ts'
import { SET_POLICY_CLASS, SET_POLICY_TEXTS } from './set-policy.ts'
import type { StandingInstructionId } from './standing-instruction.ts'
import { REINSTATE_CLASS, REINSTATE_TEXTS, SUSPEND_CLASS, SUSPEND_TEXTS } from './suspend.ts'

/** The acts of parties: who signs them, and their duties in the order of precedence. */
export const PARTY_CLAUSES = {
  'party.enrol': { class: ENROL_CLASS, texts: ENROL_TEXTS },
  'party.suspend': { class: SUSPEND_CLASS, texts: SUSPEND_TEXTS },
  'party.reinstate': { class: REINSTATE_CLASS, texts: REINSTATE_TEXTS },
  'party.add-user': { class: ADD_USER_CLASS, texts: ADD_USER_TEXTS },
  'party.end-user': { class: END_USER_CLASS, texts: END_USER_TEXTS },
  'party.enrol-key': { class: ENROL_KEY_CLASS, texts: ENROL_KEY_TEXTS },
  'party.recover-key': { class: RECOVER_KEY_CLASS, texts: RECOVER_KEY_TEXTS },
  'party.revoke-key': { class: REVOKE_KEY_CLASS, texts: REVOKE_KEY_TEXTS },
  'party.set-policy': { class: SET_POLICY_CLASS, texts: SET_POLICY_TEXTS },
  'party.give-mandate': { class: GIVE_MANDATE_CLASS, texts: GIVE_MANDATE_TEXTS },
  'party.withdraw-mandate': { class: WITHDRAW_MANDATE_CLASS, texts: WITHDRAW_MANDATE_TEXTS },
  'party.give-standing-instruction': {
    class: GIVE_STANDING_INSTRUCTION_CLASS,
    texts: GIVE_STANDING_INSTRUCTION_TEXTS,
  },
  'party.withdraw-standing-instruction': {
    class: WITHDRAW_STANDING_INSTRUCTION_CLASS,
    texts: WITHDRAW_STANDING_INSTRUCTION_TEXTS,
  },
} satisfies Readonly<Record<string, ActClause>>

export interface OnParty {
  readonly party: PartyId
  readonly reason: string
}

/** The same acts as programs ask for them. */
export const partyActs = {
  enrol: request<Application>('party.enrol'),
  suspend: request<OnParty>('party.suspend'),
  reinstate: request<OnParty>('party.reinstate'),
  addUser: request<NewUser>('party.add-user'),
  endUser: request<{ user: UserId }>('party.end-user'),
  enrolKey: request<KeyBody & { user: UserId }>('party.enrol-key'),
  recoverKey: request<Recovery>('party.recover-key'),
  revokeKey: request<{ key: KeyId }>('party.revoke-key'),
  setPolicy: request<PolicyBody>('party.set-policy'),
  giveMandate: request<Omit<Mandate, 'party'>>('party.give-mandate'),
  withdrawMandate: request<{ id: MandateId }>('party.withdraw-mandate'),
  giveStandingInstruction: request<GiveStandingInstruction>('party.give-standing-instruction'),
  withdrawStandingInstruction: request<{ id: StandingInstructionId }>(
    'party.withdraw-standing-instruction',
  ),
}
