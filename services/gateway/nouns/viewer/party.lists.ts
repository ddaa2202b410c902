import { builder } from '../../graph/builder.ts'
import { named } from '../../graph/filters.ts'
import { byId, defineList, type Home } from '../../graph/list.ts'
import {
  DebtorMarkConnection,
  type DebtorMarkRow,
  MARK_COLUMNS,
} from '../party/debtor-mark.type.ts'
import {
  KEY_COLUMNS,
  KeyConnection,
  type KeyRow,
  PARTY_COLUMNS,
  Party,
  PartyConnection,
  PartyRole,
  type PartyRow,
  USER_COLUMNS,
  UserConnection,
  type UserRow,
} from '../party/party.type.ts'
import {
  INSTRUCTION_COLUMNS,
  StandingInstructionConnection,
  type StandingInstructionRow,
} from '../party/standing-instruction.type.ts'
import { OF_VIEWER } from './of-viewer.ts'

defineList<UserRow>(OF_VIEWER, {
  name: 'users',
  connection: UserConnection,
  description: 'The users of the party, also those who no longer act.',
  columns: USER_COLUMNS,
  from: 'ledger.party_user u',
  own: 'u.party = $1',
  filters: {
    active: {
      type: 'Boolean',
      description: 'Only those who act still, or only those who no longer do.',
      where: (active: boolean) => `u.ended_by is ${active ? '' : 'not '}null`,
    },
  },
  orders: byId('u', false),
})

defineList<KeyRow>(OF_VIEWER, {
  name: 'keys',
  connection: KeyConnection,
  description: 'The keys of the users of the party, also those that are revoked.',
  columns: KEY_COLUMNS,
  from: 'ledger.key k',
  own: 'k.party = $1',
  filters: {
    user: named('usr', 'k.user_id', 'Only those of this user.'),
    revoked: {
      type: 'Boolean',
      description: 'Only those that are revoked, or only those in force.',
      where: (revoked: boolean) => `k.revoked_by is ${revoked ? 'not ' : ''}null`,
    },
  },
  orders: byId('k', false),
})

defineList<StandingInstructionRow>(OF_VIEWER, {
  name: 'standingInstructions',
  connection: StandingInstructionConnection,
  description: 'The standing instructions that the party gave, withdrawn ones as well.',
  columns: INSTRUCTION_COLUMNS,
  from: 'ledger.standing_instruction i',
  own: 'i.party = $1',
  orders: byId('i', false),
})

/** The lists that every member reads. */
export const OF_ALL: Home = {
  name: 'query',
  add: (field, make) => builder.queryField(field, make),
  values: () => [],
}

defineList<PartyRow>(OF_ALL, {
  name: 'parties',
  connection: PartyConnection,
  description: 'The directory of all enrolled parties.',
  columns: PARTY_COLUMNS,
  from: 'ledger.party p',
  own: 'true',
  filters: {
    code: {
      type: 'String',
      description: 'Only the party with this unified social credit code or LEI.',
      where: (code: string, place) => `p.code = ${place(code)}`,
    },
    name: {
      type: 'String',
      description: 'Only those whose registered name contains this.',
      where: (name: string, place) => `strpos(p.name, ${place(name)}) > 0`,
    },
    role: {
      type: PartyRole,
      description: 'Only those with this role, among others.',
      where: (role: string, place) => `p.roles @> array[${place(role)}]::text[]`,
    },
  },
  orders: byId('p', false),
})

/** The lists of any party: `$1` is the party. */
export const OF_PARTY: Home = {
  name: 'party',
  add: (field, make) => builder.objectField(Party, field, make),
  values: ({ id }: PartyRow) => [id],
}

defineList<UserRow>(OF_PARTY, {
  name: 'users',
  connection: UserConnection,
  readers: ['operator'],
  description: 'The users of the party, also those who no longer act.',
  columns: USER_COLUMNS,
  from: 'ledger.party_user u',
  own: 'u.party = $1',
  orders: byId('u', false),
})

defineList<KeyRow>(OF_PARTY, {
  name: 'keys',
  connection: KeyConnection,
  readers: ['operator'],
  description: 'The keys of the users of the party, also those that are revoked.',
  columns: KEY_COLUMNS,
  from: 'ledger.key k',
  own: 'k.party = $1',
  orders: byId('k', false),
})

defineList<DebtorMarkRow>(OF_ALL, {
  name: 'debtorMarks',
  connection: DebtorMarkConnection,
  description:
    'What is noted against debtors: a debtor sees its own, the operator and regulators see all.',
  columns: MARK_COLUMNS,
  from: 'ledger.debtor_mark m',
  own: 'true',
  filters: {
    debtor: named('pty', 'm.party', 'Only those against this debtor.'),
    standing: {
      type: 'Boolean',
      description: 'Only those that stand, or only those that are over.',
      where: (standing: boolean) => `m.until is ${standing ? '' : 'not '}null`,
    },
  },
  orders: byId('m'),
})
