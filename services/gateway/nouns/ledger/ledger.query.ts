import { builder } from '../../graph/builder.ts'

builder.queryField('ledger', t =>
  t.string({
    readers: 'anyone',
    description:
      'The name of this ledger: the hash of its first entry, to which commands are addressed. ' +
      'Compare it with the one you were given; do not take it from here.',
    resolve: (_root, _args, { ledger }) => ledger.name,
  }),
)

builder.queryField('ledgerIsTrial', t =>
  t.boolean({
    readers: 'anyone',
    description:
      'Whether this ledger was founded for trying only: one person holds all of its operator’s ' +
      'keys, and nothing on it is owed to anybody.',
    resolve: (_root, _args, { ledger }) => ledger.trial,
  }),
)
