import { formatFlag, formatNumber } from '../../engine/audit/compare.ts'
import type { Comparison } from '../../engine/replay/noun-audit.ts'
import type { Replayed } from '../../engine/replay/replayed.ts'

/** The parts of a row that acts set, by name; joined in this order when compared. */
export type Line = Record<string, string>

/** Who may do what, as the journal says: one line per row, in the numbers of the store. */
export interface ReplayedParties {
  readonly parties: Map<string, Line>
  readonly users: Map<string, Line>
  readonly mandates: Map<string, Line>
  readonly instructions: Map<string, Line>
  readonly marks: Map<string, Line>
  /** Minor units by party and date, both as the store has them. */
  readonly singleSigned: Map<string, bigint>
}

/** Every row of the tables of parties, told against the journal. */
export function partyComparisons(
  { parties, users, mandates, instructions, marks, singleSigned }: ReplayedParties,
  { keys }: Replayed,
): readonly Comparison[] {
  return [
    { kind: 'party_differs', select: SELECT_PARTIES, expected: joinLines(parties) },
    { kind: 'user_differs', select: SELECT_USERS, expected: joinLines(users) },
    { kind: 'mandate_differs', select: SELECT_MANDATES, expected: joinLines(mandates) },
    {
      kind: 'standing_instruction_differs',
      select: SELECT_INSTRUCTIONS,
      expected: joinLines(instructions),
    },
    { kind: 'debtor_mark_differs', select: SELECT_MARKS, expected: joinLines(marks) },
    { kind: 'key_differs', select: SELECT_KEYS, expected: [...keys].map(describeKey) },
    {
      kind: 'single_signed_differs',
      select: `select concat_ws(' ', party, date) as subject, amount_minor::text as says
                 from ledger.single_signed`,
      expected: [...singleSigned].map(([day, amount]) => [day, String(amount)]),
    },
  ]
}

function joinLines(of: ReadonlyMap<string, Line>): (readonly [string, string])[] {
  return [...of].map(([id, line]) => [id, Object.values(line).join(' ')])
}

function describeKey([id, key]: [string, NonNullable<ReturnType<Replayed['keys']['get']>>]) {
  const { user, party, alg, publicKey, custody, machine, enrolledBy, revokedBy } = key
  const hex = Buffer.from(publicKey, 'base64url').toString('hex')
  const who = `${formatNumber(user)} ${formatNumber(party)} ${alg}`
  const when = `${enrolledBy} ${revokedBy ?? 0}`
  return [
    formatNumber(id),
    `${who} ${hex} ${formatFlag(custody)} ${formatFlag(machine)} ${when}`,
  ] as const
}

const SELECT_KEYS = `
  select id::text as subject,
         concat_ws(' ', user_id, party, alg, encode(public_key, 'hex'), custody, machine,
                   enrolled_by,
                   coalesce(revoked_by, 0)) as says
    from ledger.key`

const SELECT_PARTIES = `
  select id::text as subject,
         concat_ws(' ', code, name, roles, size_class, status, single_limit_minor,
                   representative_limit_minor, daily_limit_minor, enrolled_by) as says
    from ledger.party`

const SELECT_USERS = `
  select u.id::text as subject,
         concat_ws(' ', u.party, encode(p.identity, 'hex'), u.duty, u.representative, u.added_by,
                   coalesce(u.ended_by, 0)) as says
    from ledger.party_user u join ledger.person p on p.id = u.person`

const SELECT_MANDATES = `
  select id::text as subject,
         concat_ws(' ', party, key, act, limit_minor, until, coalesce(ended_by, 0)) as says
    from ledger.mandate`

const SELECT_INSTRUCTIONS = `
  select id::text as subject,
         concat_ws(' ', party, scope, limit_units, until, coalesce(ended_by, 0)) as says
    from ledger.standing_instruction`

const SELECT_MARKS = `
  select id::text as subject,
         concat_ws(' ', party, kind, since, coalesce(until::text, 'null')) as says
    from ledger.debtor_mark`
