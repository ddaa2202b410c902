import { giveMandateAct, setPolicyAct, withdrawMandateAct } from './authority.acts.ts'
import { enrolAct } from './enrol.act.ts'
import { endDebtorMarkAct, markDebtorAct, reinstateAct, suspendAct } from './officer.acts.ts'
import {
  giveStandingInstructionAct,
  withdrawStandingInstructionAct,
} from './standing-instruction.acts.ts'
import {
  addUserAct,
  endUserAct,
  enrolKeyAct,
  recoverKeyAct,
  revokeKeyAct,
} from './user-and-key.acts.ts'

/** The acts on parties, their users, keys and policies, by their names in commands. */
export const partyActs = {
  'party.enrol': enrolAct,
  'party.suspend': suspendAct,
  'party.reinstate': reinstateAct,
  'party.mark-debtor': markDebtorAct,
  'party.end-debtor-mark': endDebtorMarkAct,
  'party.add-user': addUserAct,
  'party.end-user': endUserAct,
  'party.enrol-key': enrolKeyAct,
  'party.recover-key': recoverKeyAct,
  'party.revoke-key': revokeKeyAct,
  'party.set-policy': setPolicyAct,
  'party.give-mandate': giveMandateAct,
  'party.withdraw-mandate': withdrawMandateAct,
  'party.give-standing-instruction': giveStandingInstructionAct,
  'party.withdraw-standing-instruction': withdrawStandingInstructionAct,
}

export type PartyActs = typeof partyActs
