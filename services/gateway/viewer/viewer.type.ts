import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { idNumber, idOf } from '../../../contracts/kernel/id.ts'
import type { Caller } from '../context.ts'
import { Duty, Party, User } from '../party/party.type.ts'
import { builder } from '../schema/builder.ts'

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
    exposure: t.field({
      type: [Exposure],
      description: 'What the party holds, by debtor and due date; earliest first, 500 at most.',
      resolve: async ({ party }, _args, { snapshot }) =>
        await snapshot.query<ExposureRow>(EXPOSURE, [idNumber(party)]),
    }),
    debts: t.field({
      type: [Exposure],
      readers: ['debtor'],
      description: 'What the party owes on its receivables, by due date, 500 at most.',
      resolve: async ({ party }, _args, { snapshot }) =>
        await snapshot.query<ExposureRow>(DEBTS, [idNumber(party)]),
    }),
  }),
})

interface ExposureRow {
  readonly debtor: bigint
  readonly due_on: BusinessDate
  readonly currency: string
  readonly amount: bigint
  readonly receivables: number
}

const Exposure = builder.objectRef<ExposureRow>('Exposure').implement({
  description: 'What one debtor owes on one date, in one currency.',
  readers: 'members',
  fields: t => ({
    debtor: t.field({ type: Party, resolve: ({ debtor }) => idOf('pty', debtor) }),
    dueOn: t.expose('due_on', { type: 'Date' }),
    currency: t.exposeString('currency'),
    amount: t.expose('amount', { type: 'MinorUnits' }),
    receivables: t.exposeInt('receivables'),
  }),
})

/** What is still owed on a span: its size less what was paid pro rata, as `span.ts` reckons it. */
const OWED = `sum(t.hi - t.lo - (div(t.hi::numeric * i.paid_p, i.paid_q)
  - div(t.lo::numeric * i.paid_p, i.paid_q)))::bigint`

const exposureWhere = (mine: string) => `
  select r.debtor, r.due_on, r.currency, ${OWED} as amount,
         count(distinct r.id)::integer as receivables
    from ledger.title t
    join ledger.receivable r on r.id = t.instrument
    join ledger.instrument i on i.id = t.instrument
   where ${mine}
   group by r.debtor, r.due_on, r.currency
   order by r.due_on, r.debtor, r.currency limit 500`

const EXPOSURE = exposureWhere('t.holder = $1 and t.holder <> 0')
const DEBTS = exposureWhere("r.debtor = $1 and r.status = 'issued' and t.holder <> 0")

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
      const [row] = await snapshot.query<{ date: BusinessDate }>(
        'select max(date) as date from ledger.business_day',
      )
      return row!.date
    },
  }),
)
