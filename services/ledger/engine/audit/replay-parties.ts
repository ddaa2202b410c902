import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { EntryNumber } from '../../../../contracts/kernel/title.ts'
import type { FirstUser } from '../../../../contracts/party/enrol.ts'
import type { Comparison } from './compare.ts'
import type { ReplayedEntry } from './replay.ts'

/** Who may do what, as the journal says: one line per row, in the numbers of the store. */
export interface ReplayedParties {
  readonly parties: Map<string, Line>
  readonly users: Map<string, Line>
  readonly mandates: Map<string, Line>
  readonly acceptances: Map<string, Line>
  readonly marks: Map<string, Line>
}

/** The parts of a row that acts set, by name; joined in this order when compared. */
type Line = Record<string, string>

export function noParties(): ReplayedParties {
  return {
    parties: new Map(),
    users: new Map(),
    mandates: new Map(),
    acceptances: new Map(),
    marks: new Map(),
  }
}

/** What an entry did to parties, their users, policies, mandates, acceptances and marks. */
export function replayParties(replayed: ReplayedParties, entry: ReplayedEntry): void {
  REPLAYS[entry.act]?.(replayed, entry.body as Says, entry)
}

type Replay = (replayed: ReplayedParties, says: Says, entry: ReplayedEntry) => void

const REPLAYS: Record<string, Replay> = {
  'ledger.genesis': (replayed, { operator }, { id }) => {
    enrol(replayed, { ...operator, roles: ['operator'], size: 'large' }, id)
  },
  'party.enrol': (replayed, says, { id }) => enrol(replayed, says, id),
  'party.suspend': ({ parties }, says) => change(parties, says.party, { status: 'suspended' }),
  'party.reinstate': ({ parties }, says) => change(parties, says.party, { status: 'active' }),
  'party.set-policy': ({ parties }, says, { party }) => {
    const { singleLimit: single, representativeLimit: representative, dailyLimit: daily } = says
    change(parties, party, { single, representative, daily: daily ?? single })
  },
  'party.add-user': ({ users }, says, { id, party }) => {
    addUser(users, party, { ...says, representative: false }, id)
  },
  'party.end-user': ({ users }, says, { id }) => change(users, says.user, { endedBy: String(id) }),
  'party.give-mandate': ({ mandates }, says, { party }) => {
    const { id, key, act, limit, until } = says
    const who = { party: numberOf(party), key: numberOf(key) }
    add(mandates, id, { ...who, act, limit, until, endedBy: '0' })
  },
  'party.withdraw-mandate': ({ mandates }, says, { id }) => {
    change(mandates, says.id, { endedBy: String(id) })
  },
  'receivable.give-standing-acceptance': ({ acceptances }, says, { party }) => {
    const { id, limit, until } = says
    const from = says.from === null ? '0' : numberOf(says.from)
    add(acceptances, id, { party: numberOf(party), from, limit, until, endedBy: '0' })
  },
  'receivable.withdraw-standing-acceptance': ({ acceptances }, says, { id }) => {
    change(acceptances, says.id, { endedBy: String(id) })
  },
  'party.mark-debtor': ({ marks }, { id, debtor, kind, since }) => {
    add(marks, id, { party: numberOf(debtor), kind, since, until: 'null' })
  },
  'party.end-debtor-mark': ({ marks }, { id, until }) => change(marks, id, { until }),
}

interface Enrolment {
  readonly party: string
  readonly code: string
  readonly name: string
  readonly roles: readonly string[]
  readonly size: string
  readonly users: readonly FirstUser[]
}

interface Says extends Enrolment {
  readonly operator: Enrolment
  readonly singleLimit: string
  readonly representativeLimit: string
  readonly dailyLimit?: string
  readonly user: string
  readonly identity: string
  readonly duty: string
  readonly id: string
  readonly key: string
  readonly act: string
  readonly limit: string
  readonly until: string
  readonly from: string | null
  readonly debtor: string
  readonly kind: string
  readonly since: string
}

function enrol(replayed: ReplayedParties, says: Enrolment, entry: EntryNumber): void {
  const { party, code, name, roles, size, users } = says
  add(replayed.parties, party, {
    ...{ code, name: name.trim(), roles: `{${roles.join(',')}}`, size, status: 'active' },
    ...{ single: '0', representative: '0', daily: '0', enrolledBy: String(entry) },
  })
  for (const user of users) addUser(replayed.users, party, user, entry)
}

type AddedUser = Pick<FirstUser, 'representative' | 'identity'> & {
  readonly user: string
  readonly duty: string
}

/** The person is told by the digest of its document: ids of persons are the first enrolment's. */
function addUser(users: Map<string, Line>, party: string, says: AddedUser, entry: EntryNumber) {
  const { user, identity, duty, representative } = says
  add(users, user, {
    ...{ party: numberOf(party), identity: Buffer.from(identity, 'base64url').toString('hex') },
    ...{ duty, representative: representative ? 't' : 'f', addedBy: String(entry), endedBy: '0' },
  })
}

function add(lines: Map<string, Line>, id: string, line: Line): void {
  lines.set(numberOf(id), line)
}

function change(lines: Map<string, Line>, id: string, parts: Line): void {
  lines.set(numberOf(id), { ...lines.get(numberOf(id)), ...parts })
}

/** An id as the store has it. */
export function numberOf(id: string): string {
  return String(idNumber(id))
}

/** Every row of these tables, told against the journal. */
export function partyComparisons(replayed: ReplayedParties): Comparison[] {
  const { parties, users, mandates, acceptances, marks } = replayed
  const lines = (of: Map<string, Line>) =>
    [...of].map(([id, line]) => [id, Object.values(line).join(' ')] as const)
  return [
    { kind: 'party_differs', select: SELECT_PARTIES, expected: lines(parties) },
    { kind: 'user_differs', select: SELECT_USERS, expected: lines(users) },
    { kind: 'mandate_differs', select: SELECT_MANDATES, expected: lines(mandates) },
    {
      kind: 'standing_acceptance_differs',
      select: SELECT_ACCEPTANCES,
      expected: lines(acceptances),
    },
    { kind: 'debtor_mark_differs', select: SELECT_MARKS, expected: lines(marks) },
  ]
}

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

const SELECT_ACCEPTANCES = `
  select id::text as subject,
         concat_ws(' ', party, coalesce(from_party, 0), limit_minor, until, coalesce(ended_by, 0))
           as says
    from ledger.standing_acceptance`

const SELECT_MARKS = `
  select id::text as subject,
         concat_ws(' ', party, kind, since, coalesce(until::text, 'null')) as says
    from ledger.debtor_mark`
