import type { KeyId } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { FirstUser } from '../../../../contracts/party/enrol.ts'
import type { EnrolledKey } from '../../../../contracts/party/key-proof.ts'
import { formatFlag, formatNumber } from '../../engine/audit/compare.ts'
import type { NounAudit } from '../../engine/replay/noun-audit.ts'
import type { Replayed } from '../../engine/replay/replayed.ts'
import type { PartyActs } from './acts.ts'
import { type Line, partyComparisons, type ReplayedParties } from './audit-rows.ts'
import { auditSingleSigned } from './audit-single-signed.ts'
import { genesisBody } from './genesis-body.ts'

/** Rebuilds parties, users, keys, policies, mandates, instructions and marks. */
export function auditParties(replayed: Replayed): NounAudit<PartyActs> {
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

function buildReplays(rows: ReplayedParties, replayed: Replayed): NounAudit<PartyActs>['replays'] {
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

interface Enrolment {
  readonly party: string
  readonly code: string
  readonly name: string
  readonly roles: readonly string[]
  readonly size: string
  readonly users: readonly FirstUser<EnrolledKey>[]
}

function enrol(
  rows: ReplayedParties,
  replayed: Replayed,
  { party, code, name, roles, size, users }: Enrolment,
  entry: EntryNumber,
): void {
  rows.parties.set(formatNumber(party), {
    code,
    name: name.trim(),
    roles: `{${roles.join(',')}}`,
    size,
    status: 'active',
    single: '0',
    representative: '0',
    daily: '0',
    enrolledBy: String(entry),
  })
  for (const user of users) {
    addUser(rows.users, party, user, entry)
    for (const key of user.keys) enrolKey(replayed, user.user, party, key, entry)
  }
}

type AddedUser = Pick<FirstUser, 'representative' | 'identity' | 'duty' | 'user'>

/** The person is known by the digest of its document: ids of persons are the first enrolment's. */
function addUser(
  users: Map<string, Line>,
  party: string,
  { user, identity, duty, representative }: AddedUser,
  entry: EntryNumber,
): void {
  users.set(formatNumber(user), {
    party: formatNumber(party),
    identity: Buffer.from(identity, 'base64url').toString('hex'),
    duty,
    representative: formatFlag(representative),
    addedBy: String(entry),
    endedBy: '0',
  })
}

function enrolKey(
  { keys }: Replayed,
  user: string,
  party: string,
  { key, alg, publicKey, custody, machine }: EnrolledKey,
  entry: EntryNumber,
): void {
  keys.set(key, {
    user,
    party,
    alg,
    publicKey,
    custody,
    machine,
    enrolledBy: entry,
    revokedBy: null,
  })
}

function revoke({ keys }: Replayed, key: KeyId, entry: EntryNumber): void {
  const enrolled = keys.get(key)
  if (enrolled) keys.set(key, { ...enrolled, revokedBy: entry })
}

function change(lines: Map<string, Line>, id: string, parts: Line): void {
  lines.set(formatNumber(id), { ...lines.get(formatNumber(id)), ...parts })
}
