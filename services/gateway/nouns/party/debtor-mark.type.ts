import type { DebtorMarkKind as Kind } from '../../../../contracts/debtor/debtor-standing.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Party } from './party.type.ts'

export const DebtorMarkKind = enumOf('DebtorMarkKind', 'What is published against a debtor.', {
  bond_default: 'The debtor is in default on a bond.',
  persistent_overdue: 'The bills of the debtor are persistently overdue.',
} satisfies Record<Kind, string>)

export interface DebtorMarkRow {
  readonly id: bigint
  readonly party: bigint
  readonly kind: Kind
  readonly since: BusinessDate
  readonly until: BusinessDate | null
}

export const MARK_COLUMNS = 'm.id, m.party, m.kind, m.since, m.until'

const DebtorMark = nodeOf<DebtorMarkRow>(
  'DebtorMark',
  'mrk',
  `select ${MARK_COLUMNS} from ledger.debtor_mark m where m.id = any($1::bigint[])`,
)

export const DebtorMarkConnection = defineConnection(DebtorMark, 'DebtorMark')

builder.objectType(DebtorMark, {
  description:
    'What two officers noted against a debtor: while it stands no new receivable of the debtor ' +
    'is issued. The debtor, the operator and regulators see it.',
  readers: 'members',
  fields: t => ({
    debtor: t.field({
      type: Party,
      description: 'The debtor.',
      resolve: ({ party }) => idOf('pty', party),
    }),
    kind: t.field({
      type: DebtorMarkKind,
      description: 'What is published against it.',
      resolve: ({ kind }) => kind,
    }),
    since: t.expose('since', { type: 'Date', description: 'The date from which it stands.' }),
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'The date from which it stands no longer. Null while no end is noted.',
    }),
  }),
})
