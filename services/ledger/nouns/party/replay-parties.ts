import type { KeyId } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { FirstUser } from '../../../../contracts/party/enrol.ts'
import type { EnrolledKey } from '../../../../contracts/party/key-proof.ts'
import { formatFlag, formatNumber } from '../../engine/audit/compare.ts'
import type { Replayed } from '../../engine/replay/replayed.ts'
import type { Line, ReplayedParties } from './audit-rows.ts'

interface Enrolment {
  readonly party: string
  readonly code: string
  readonly name: string
  readonly roles: readonly string[]
  readonly size: string
  readonly users: readonly FirstUser<EnrolledKey>[]
}

export function enrol(
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
export function addUser(
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

export function enrolKey(
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

export function revoke({ keys }: Replayed, key: KeyId, entry: EntryNumber): void {
  const enrolled = keys.get(key)
  if (enrolled) keys.set(key, { ...enrolled, revokedBy: entry })
}

export function change(lines: Map<string, Line>, id: string, parts: Line): void {
  lines.set(formatNumber(id), { ...lines.get(formatNumber(id)), ...parts })
}
