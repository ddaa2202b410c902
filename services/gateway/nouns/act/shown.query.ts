import { builder } from '../../graph/builder.ts'
import { readShown } from './drafts.ts'

builder.queryField('shown', t =>
  t.field({
    nullable: true,
    type: 'Shown',
    description:
      'What the party of the reader is shown of the records with these ids. A command that a ' +
      'person signs carries it in its payload, as an element of `shown`, so that what was read ' +
      'is what is signed.',
    args: {
      ids: t.arg.idList({
        required: true,
        description: 'All ids that the body of the act names. Other texts among them are ignored.',
      }),
    },
    resolve: async (_root, { ids }, context) => {
      const { party } = (await context.caller())!
      return await readShown(context, ids, party)
    },
  }),
)
