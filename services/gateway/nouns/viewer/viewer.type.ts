import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { builder } from '../../graph/builder.ts'
import type { Caller } from '../../http/session/caller.ts'
import { Duty, Key, LIMITS, Party, User } from '../party/party.type.ts'

interface OwnPolicy {
  readonly single_limit: bigint
  readonly representative_limit: bigint
  readonly daily_limit: bigint
}

const Policy = builder.objectRef<OwnPolicy>('Policy').implement({
  description: 'The policy of the reader’s party: up to which amount fewer signatures suffice.',
  readers: 'members',
  fields: t => ({
    singleLimit: t.expose('single_limit', {
      type: 'MinorUnits',
      description: LIMITS.singleLimit,
    }),
    representativeLimit: t.expose('representative_limit', {
      type: 'MinorUnits',
      description: LIMITS.representativeLimit,
    }),
    dailyLimit: t.expose('daily_limit', {
      type: 'MinorUnits',
      description: LIMITS.dailyLimit,
    }),
  }),
})

interface OwnLogin {
  readonly name: string
  readonly set_at: Date
  readonly key: bigint
  readonly stands: boolean
}

const Login = builder.objectRef<OwnLogin>('Login').implement({
  description:
    'The login of the reader: by its name and password a person reads. `setPassword` sets both.',
  readers: 'members',
  fields: t => ({
    name: t.exposeString('name', { description: 'The login name.' }),
    setAt: t.expose('set_at', { type: 'DateTime', description: 'When the password was set.' }),
    key: t.field({
      type: Key,
      description: 'The key in whose session it was set. The login ends with it.',
      resolve: ({ key }) => idOf('key', key),
    }),
    stands: t.exposeBoolean('stands', {
      description: 'Whether it opens sessions: false once its key is revoked.',
    }),
  }),
})

export const Viewer = builder.objectRef<Caller>('Viewer').implement({
  description: 'The reader: the user who is logged in, with what its party owns, owes and must do.',
  readers: 'members',
  fields: t => ({
    party: t.field({
      type: Party,
      description: 'The party for which the reader acts.',
      resolve: ({ party }) => party,
    }),
    user: t.field({
      type: User,
      description: 'The user who is logged in.',
      resolve: ({ user }) => user,
    }),
    duty: t.field({
      type: Duty,
      description: 'What the user may do.',
      resolve: ({ duty }) => duty,
    }),
    login: t.field({
      type: Login,
      nullable: true,
      description: 'The login of the user. Null where it has set none.',
      resolve: async (_caller, _args, { snapshot }) =>
        (await snapshot.query<OwnLogin>('select * from desk.my_login()'))[0] ?? null,
    }),
    policy: t.field({
      type: Policy,
      nullable: true,
      description: 'The policy of the party. All limits are 0 until it has set its own.',
      resolve: async (_caller, _args, { snapshot }) =>
        (await snapshot.query<OwnPolicy>('select * from ledger.my_policy()'))[0]!,
    }),
  }),
})

builder.queryField('viewer', t =>
  t.field({
    nullable: true,
    type: Viewer,
    description: 'The reader and what belongs to its party.',
    resolve: async (_root, _args, { caller }) => (await caller())!,
  }),
)

builder.queryField('businessDate', t =>
  t.field({
    nullable: true,
    type: 'Date',
    description:
      'The business date of the ledger. Two officers of the operator roll it forward, and never ' +
      'back; dates in acts are compared with it.',
    resolve: async (_root, _args, { snapshot }) => {
      const [row] = await snapshot.query<{ date: BusinessDate }>(`select ${BUSINESS_DATE} as date`)
      return row!.date
    },
  }),
)
