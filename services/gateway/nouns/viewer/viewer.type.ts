import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { builder } from '../../graph/builder.ts'
import type { Caller } from '../../http/session/caller.ts'
import { Duty, Party, User } from '../party/party.type.ts'

interface OwnPolicy {
  readonly single_limit: bigint
  readonly representative_limit: bigint
  readonly daily_limit: bigint
}

const Policy = builder.objectRef<OwnPolicy>('Policy').implement({
  description: 'How many signatures the reader’s party wants on what amount.',
  readers: 'members',
  fields: t => ({
    singleLimit: t.expose('single_limit', { type: 'MinorUnits' }),
    representativeLimit: t.expose('representative_limit', { type: 'MinorUnits' }),
    dailyLimit: t.expose('daily_limit', {
      type: 'MinorUnits',
      description: 'What one signature each suffices for, all of a business date together.',
    }),
  }),
})

export const Viewer = builder.objectRef<Caller>('Viewer').implement({
  description: 'Who reads, and what is its own.',
  readers: 'members',
  fields: t => ({
    party: t.field({ type: Party, resolve: ({ party }) => party }),
    user: t.field({ type: User, resolve: ({ user }) => user }),
    duty: t.field({ type: Duty, resolve: ({ duty }) => duty }),
    policy: t.field({
      type: Policy,
      resolve: async (_caller, _args, { snapshot }) =>
        (await snapshot.query<OwnPolicy>('select * from ledger.my_policy()'))[0]!,
    }),
  }),
})

builder.queryField('viewer', t =>
  t.field({
    type: Viewer,
    resolve: async (_root, _args, { caller }) => (await caller())!,
  }),
)

builder.queryField('businessDate', t =>
  t.field({
    type: 'Date',
    description: 'Rolled by two officers of the operator, never back.',
    resolve: async (_root, _args, { snapshot }) => {
      const [row] = await snapshot.query<{ date: BusinessDate }>(`select ${BUSINESS_DATE} as date`)
      return row!.date
    },
  }),
)
