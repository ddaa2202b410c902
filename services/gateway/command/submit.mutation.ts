import { GraphQLError } from 'graphql'
import { BATCH_ACTS_MAX } from '../../../contracts/command/command.ts'
import type { CommandAnswer } from '../../ledger/index.ts'
import { tokenOf } from '../read/token.ts'
import { builder } from '../schema/builder.ts'

interface Submitted {
  readonly answers: readonly CommandAnswer[]
  readonly token: string | null
}

const Submitted = builder.objectRef<Submitted>('Submitted').implement({
  description: 'What the ledger answered, when what it did was durable.',
  readers: 'anyone',
  fields: t => ({
    answers: t.expose('answers', {
      type: ['CommandAnswer'],
      description: 'One for each command, in their order.',
    }),
    token: t.exposeString('token', {
      nullable: true,
      description: 'Given to a read as `atLeast`, it shows at least what these commands did.',
    }),
  }),
})

builder.mutationField('submit', t =>
  t.field({
    type: Submitted,
    readers: 'anyone',
    description: `Signed commands, each for itself; at most ${BATCH_ACTS_MAX} acts in all.`,
    args: { commands: t.arg({ type: ['JWS'], required: true }) },
    resolve: async (_root, { commands }, { ledger, snapshot }) => {
      if (commands.length > BATCH_ACTS_MAX) throw tooMany()
      const answers = await ledger.submit(commands)
      await snapshot.end()
      return { answers, token: tokenOf(answers) }
    },
  }),
)

function tooMany(): GraphQLError {
  return new GraphQLError('request_must_hold_at_most_500_acts', {
    extensions: { code: 'BAD_USER_INPUT' },
  })
}
