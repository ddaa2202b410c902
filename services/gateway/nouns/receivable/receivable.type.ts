import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { RECEIVABLE_STATUSES } from '../../../../contracts/receivable/receivable.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Party } from '../party/party.type.ts'

const ReceivableStatus = enumOf('ReceivableStatus', RECEIVABLE_STATUSES)

export interface ReceivableRow {
  readonly id: bigint
  readonly debtor: bigint
  readonly supplier: bigint
  readonly currency: string
  readonly amount_minor: bigint
  readonly due_on: BusinessDate
  readonly lapse_on: BusinessDate
  readonly package: string | null
  readonly status: (typeof RECEIVABLE_STATUSES)[number]
}

export const RECEIVABLE_COLUMNS = `r.id, r.debtor, r.supplier, r.currency, r.amount_minor, r.due_on,
  r.lapse_on, r.package, r.status`

export const Receivable = nodeOf<ReceivableRow>(
  'Receivable',
  'rcv',
  `select ${RECEIVABLE_COLUMNS} from ledger.receivable r where r.id = any($1::bigint[])`,
)

builder.objectType(Receivable, {
  description: 'A debt of one debtor on one date: its parties and holders see it.',
  readers: 'members',
  fields: t => ({
    debtor: t.field({ type: Party, resolve: ({ debtor }) => idOf('pty', debtor) }),
    supplier: t.field({
      type: Party,
      description: 'The first supplier.',
      resolve: ({ supplier }) => idOf('pty', supplier),
    }),
    currency: t.exposeString('currency'),
    amount: t.expose('amount_minor', { type: 'MinorUnits', description: 'The whole face.' }),
    dueOn: t.expose('due_on', { type: 'Date' }),
    lapseOn: t.expose('lapse_on', {
      type: 'Date',
      description: 'An unanswered proposal lapses on it.',
    }),
    packageNumber: t.exposeString('package', { nullable: true, description: 'Once issued.' }),
    status: t.field({ type: ReceivableStatus, resolve: ({ status }) => status }),
  }),
})
