import type { DebtorFact } from '../../../../contracts/debtor/facts.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { PartyFact } from '../../../../contracts/party/facts.ts'
import { formatNumber } from '../../engine/audit/compare.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import type { NounAudit } from '../../engine/replay/noun-audit.ts'
import type { Replayed } from '../../engine/replay/replayed.ts'
import { type Line, partyComparisons, type ReplayedParties } from './audit-rows.ts'
import { auditSingleSigned } from './audit-single-signed.ts'
import { giveMandateAct, setPolicyAct, withdrawMandateAct } from './authority.acts.ts'
import { enrolAct } from './enrol.act.ts'
import { partyFacts } from './facts.ts'
import { genesisBody } from './genesis-body.ts'
import { endDebtorMarkAct, markDebtorAct, reinstateAct, suspendAct } from './officer.acts.ts'
import { addUser, change, enrol, enrolKey, revoke } from './replay-parties.ts'
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

export { partyAuthority } from './authority.ts'
export { SignerStatus } from './signer-status.ts'

/** The acts on parties, their users, keys and policies, by their names in commands. */
const partyActs = {
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

/** Rebuilds parties, users, keys, policies, mandates, instructions and marks. */
function auditParties(replayed: Replayed): NounAudit<typeof partyActs> {
  const rows: ReplayedParties = {
    parties: new Map(),
    users: new Map(),
    mandates: new Map(),
    instructions: new Map(),
    marks: new Map(),
    singleSigned: new Map(),
  }
  return {
    genesis: (body, { id }) => {
      const { operator } = genesisBody.parse(body)
      enrol(rows, replayed, { ...operator, roles: ['operator'], size: 'large' }, id)
    },
    entry: auditSingleSigned(rows, replayed),
    replays: buildReplays(rows, replayed),
    comparisons: () => partyComparisons(rows, replayed),
  }
}

function buildReplays(
  rows: ReplayedParties,
  replayed: Replayed,
): NounAudit<typeof partyActs>['replays'] {
  const setStatus = (party: string, status: string) => change(rows.parties, party, { status })
  const end = (lines: Map<string, Line>, id: string, entry: EntryNumber) =>
    change(lines, id, { endedBy: String(entry) })
  return {
    'party.enrol': (body, { id }) => enrol(rows, replayed, body, id),
    'party.suspend': ({ party }) => setStatus(party, 'suspended'),
    'party.reinstate': ({ party }) => setStatus(party, 'active'),
    'party.set-policy': ({ singleLimit, representativeLimit, dailyLimit }, { party }) =>
      change(rows.parties, party, {
        single: String(singleLimit),
        representative: String(representativeLimit),
        daily: String(dailyLimit ?? singleLimit),
      }),
    'party.add-user': (body, { id, party }) =>
      addUser(rows.users, party, { ...body, representative: false }, id),
    'party.end-user': ({ user }, { id }) => end(rows.users, user, id),
    'party.enrol-key': ({ user, ...key }, { id, party }) =>
      enrolKey(replayed, user, party, key, id),
    'party.revoke-key': ({ key }, { id }) => revoke(replayed, key, id),
    'party.recover-key': ({ party, user, ...key }, { id }) => {
      for (const [other, { user: of, revokedBy }] of replayed.keys)
        if (of === user && revokedBy === null) revoke(replayed, other, id)
      enrolKey(replayed, user, party, key, id)
    },
    'party.give-mandate': ({ id, key, act, limit, until }, { party }) =>
      rows.mandates.set(formatNumber(id), {
        party: formatNumber(party),
        key: formatNumber(key),
        act,
        limit: String(limit),
        until,
        endedBy: '0',
      }),
    'party.withdraw-mandate': ({ id: mandate }, { id }) => end(rows.mandates, mandate, id),
    'party.give-standing-instruction': ({ id, scope, limit, until }, { party }) =>
      rows.instructions.set(formatNumber(id), {
        ...{ party: formatNumber(party), scope, limit: String(limit), until, endedBy: '0' },
      }),
    'party.withdraw-standing-instruction': ({ id: instruction }, { id }) =>
      end(rows.instructions, instruction, id),
    'party.mark-debtor': ({ id, debtor, kind, since }) =>
      rows.marks.set(formatNumber(id), {
        party: formatNumber(debtor),
        kind,
        since,
        until: 'null',
      }),
    'party.end-debtor-mark': ({ id, until }) => change(rows.marks, id, { until }),
  }
}
