import type { DebtorFact } from '../../../../contracts/debtor/facts.ts'
import type { PartyFact } from '../../../../contracts/party/facts.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { partyActs } from './acts.ts'
import { auditParties } from './audit.ts'
import { partyFacts } from './facts.ts'

export { partyAuthority } from './authority.ts'
export { SignerStatus } from './signer-status.ts'

/** Parties with their users, keys, policies, mandates, standing instructions and debtor marks. */
export const party = defineNoun<PartyFact | DebtorFact>()({
  name: 'party',
  acts: partyActs,
  facts: partyFacts,
  instrument: null,
  shows: {
    pty: 'ledger.shown_parties',
    usr: 'ledger.shown_users',
    key: 'ledger.shown_keys',
    mdt: 'ledger.shown_mandates',
    sti: 'ledger.shown_standing_instructions',
    mrk: 'ledger.shown_debtor_marks',
  },
  newIds: [
    'party_user_pkey',
    'person_pkey',
    'key_pkey',
    'mandate_pkey',
    'standing_instruction_pkey',
    'debtor_mark_pkey',
  ],
  audit: auditParties,
})
