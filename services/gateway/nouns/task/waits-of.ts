import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Receivable } from '../receivable/receivable.type.ts'
import { Title } from '../title/title.type.ts'
import { Wait } from './wait.type.ts'

interface WaitOf {
  readonly wait: bigint
}

const waitOfProposal = rowsOf<WaitOf>(
  `select r.id as owner, r.wait from ledger.receivable r
    where r.id = any($1::bigint[]) and r.wait is not null`,
)

builder.objectField(Receivable, 'wait', t =>
  t.field({
    type: Wait,
    nullable: true,
    description:
      'The wait for the answer to its proposal, also once it was answered. Null for who is not ' +
      'concerned.',
    resolve: async ({ id }, _args, context) => nameWait(await waitOfProposal(id, context)),
  }),
)

const waitOfClaim = rowsOf<WaitOf>(
  `select c.id as owner, o.wait from ledger.claim c
    cross join lateral (select c.charge as offer offset 0) under
     join ledger.offer o on o.charge = under.offer where c.id = any($1::bigint[])`,
)

builder.objectField(Title, 'wait', t =>
  t.field({
    type: Wait,
    nullable: true,
    description:
      'The wait for the answer to the offer under which it is. Null where it is under none, or ' +
      'the reader is no party of it.',
    resolve: async ({ claim }, _args, context) =>
      claim === null ? null : nameWait(await waitOfClaim(claim, context)),
  }),
)

function nameWait([row]: readonly WaitOf[]) {
  return row === undefined ? null : idOf('wait', row.wait)
}
