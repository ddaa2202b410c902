import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Wait } from '../task/wait.type.ts'
import { Title } from '../title/title.type.ts'
import { Financing } from './financing.type.ts'

const financingOf = rowsOf<{ readonly id: bigint }>(
  `select w.id as owner, f.id from unnest($1::bigint[]) w (id)
     join ledger.financing f on f.wait = w.id or f.approval_wait = w.id`,
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
