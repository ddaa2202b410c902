import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { builder } from '../../graph/builder.ts'

builder.queryField('ledger', t =>
  t.string({
    nullable: true,
    readers: 'anyone',
    description:
      'The name of this ledger: the hash of its first entry, to which commands are addressed as ' +
      '`aud`. Compare it with the name that its operator gave you, and sign nothing for another.',
    resolve: (_root, _args, { ledger }) => ledger.name,
  }),
)

builder.queryField('operatorCode', t =>
  t.string({
    nullable: true,
    readers: 'anyone',
    description:
      'The unified social credit code of the operator: the salt under which the number of an ' +
      'identity document is stretched, the same for everybody from the founding on.',
    resolve: (_root, _args, { ledger }) => ledger.operatorCode,
  }),
)

builder.queryField('ledgerIsTrial', t =>
  t.boolean({
    nullable: true,
    readers: 'anyone',
    description:
      'Whether this ledger was founded for trying only. On such a ledger one person holds all ' +
      'keys of the operator, and nothing is owed to anybody.',
    resolve: (_root, _args, { ledger }) => ledger.trial,
  }),
)

builder.queryField('now', t =>
  t.field({
    type: 'DateTime',
    nullable: true,
    readers: 'members',
    description:
      'The instant by which deadlines within a day go; in a demonstration it stands at the close ' +
      'of the business date.',
    resolve: async (_root, _args, { ledger, snapshot }) => {
      const [today] = await snapshot.query<{ date: BusinessDate }>(
        `select ${BUSINESS_DATE} as date`,
      )
      return new Date(ledger.clock(today!.date))
    },
  }),
)
