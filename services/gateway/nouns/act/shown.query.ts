import { builder } from '../../graph/builder.ts'
import { readShown } from './drafts.ts'

builder.queryField('shown', t =>
  t.field({
    type: 'Shown',
    description:
      'What the caller’s party is shown of the records that these ids name: it is signed with the ' +
      'act, as one element of `shown` in the payload, whenever a person signs.',
    args: { ids: t.arg.idList({ required: true }) },
    resolve: async (_root, { ids }, context) => {
      const { party } = (await context.caller())!
      return await readShown(context, ids, party)
    },
  }),
)
