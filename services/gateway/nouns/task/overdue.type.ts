import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Receivable } from '../receivable/receivable.type.ts'
import { Wait } from './wait.type.ts'

interface OverdueRow {
  readonly amount_minor: bigint
  readonly wait: bigint
  readonly noted_on: BusinessDate
  readonly in_vain: boolean
}

const overdueOf = rowsOf<OverdueRow>(
  `select o.receivable as owner, o.amount_minor, o.wait, o.unpaid_by is not null as in_vain,
          (select w.opened_on from ledger.wait_story(array[o.wait]) w) as noted_on
     from ledger.overdue o where o.receivable = any($1::bigint[])`,
)

const Overdue = builder.objectRef<OverdueRow>('Overdue').implement({
  description: 'That a receivable was not paid by its due date, and whether its debtor was chased.',
  readers: 'members',
  fields: t => ({
    amount: t.expose('amount_minor', {
      type: 'MinorUnits',
      description: 'What was owed when it was noted, in the currency of the receivable.',
    }),
    notedOn: t.expose('noted_on', {
      type: 'Date',
      nullable: true,
      description: 'When it was noted. Null for who is no party of the wait for the payment.',
    }),
    inVain: t.exposeBoolean('in_vain', {
      description: 'Whether the debtor was chased in vain.',
    }),
    wait: t.field({
      type: Wait,
      nullable: true,
      description: 'The wait for the payment. Null for who is no party of it.',
      resolve: ({ wait }) => idOf('wait', wait),
    }),
  }),
})

builder.objectField(Receivable, 'overdue', t =>
  t.field({
    type: Overdue,
    nullable: true,
    description: 'Since when it is overdue, also once it was paid. Null where it never was.',
    resolve: async ({ id }, _args, context) => (await overdueOf(id, context))[0] ?? null,
  }),
)
