import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { QuoteTask } from '../task/task.type.ts'
import { Wait } from '../task/wait.type.ts'
import { Title } from '../title/title.type.ts'
import { Financing } from './financing.type.ts'

const financingOf = rowsOf<{ readonly id: bigint }>(
  `select f.wait as owner, f.id from ledger.financing f where f.wait = any($1::bigint[])
   union all
   select f.approval_wait, f.id from ledger.financing f where f.approval_wait = any($1::bigint[])
   union all
   select f.registration_wait, f.id from ledger.financing f
    where f.registration_wait = any($1::bigint[])
   union all
   select r.wait, r.financing from ledger.registration r where r.wait = any($1::bigint[])
   union all
   select o.wait, o.financing from ledger.payout o where o.wait = any($1::bigint[])
   union all
   select b.wait, b.financing from ledger.buy_back b where b.wait = any($1::bigint[])`,
)

builder.objectField(Wait, 'financing', t =>
  t.field({
    type: Financing,
    nullable: true,
    description: 'The financing in which it is waited. Null of any other wait.',
    resolve: async ({ id }, _args, context) => {
      const [row] = await financingOf(id, context)
      return row === undefined ? null : idOf('fin', row.id)
    },
  }),
)

const financingOfClaim = rowsOf<{ readonly id: bigint }>(
  `select c.id as owner, f.id from ledger.claim c
     join ledger.financing f on f.holder = c.holder and f.applied_by = c.charge
    where c.id = any($1::bigint[]) and c.kind = 'finance'`,
)

builder.objectField(Title, 'financing', t =>
  t.field({
    type: Financing,
    nullable: true,
    description:
      'The financing for which it is bound. Null where it is bound for none, or the reader is no ' +
      'party of it.',
    resolve: async ({ claim }, _args, context) => {
      const [row] = claim === null ? [] : await financingOfClaim(claim, context)
      return row === undefined ? null : idOf('fin', row.id)
    },
  }),
)

builder.objectField(QuoteTask, 'financing', t =>
  t.field({
    type: Financing,
    description: 'What a price is asked for, with the deadline.',
    resolve: ({ id }) => idOf('fin', id),
  }),
)
