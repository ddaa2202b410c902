import type { GraphQLError } from 'graphql'
import type { CommandAnswer } from '../../../../contracts/command/answer.ts'
import { BATCH_ACTS_MAX } from '../../../../contracts/command/command.ts'
import { builder } from '../../graph/builder.ts'
import { LONG_LIST } from '../../graph/limits.ts'
import { tokenOf } from '../../graph/token.ts'
import { turnedAway } from '../../graph/turned-away.ts'
import { isUnsigned } from '../../graph/unsigned.ts'
import { tooOften } from '../../graph/use-request-limits.ts'

interface Submitted {
  readonly answers: readonly CommandAnswer[]
  readonly token: string | null
}

const Submitted = builder.objectRef<Submitted>('Submitted').implement({
  description: 'The answers of the ledger, given once what it wrote was durable.',
  readers: 'anyone',
  fields: t => ({
    answers: t.expose('answers', {
      type: ['CommandAnswer'],
      complexity: LONG_LIST,
      description: 'The answers, one for each command, in their order.',
    }),
    token: t.exposeString('token', {
      nullable: true,
      description:
        'Given to `@atLeast` of a query, it makes the query show at least what these commands ' +
        'did. Null where none was accepted.',
    }),
  }),
})

builder.mutationField('submit', t =>
  t.field({
    nullable: true,
    type: Submitted,
    readers: 'anyone',
    description:
      `Submits signed commands, with at most ${BATCH_ACTS_MAX} acts in all. Each is answered for ` +
      'itself: one that is refused does not stop the others. A command sent again is answered ' +
      'as before. No session is needed, since the signatures say who commands.',
    args: {
      commands: t.arg({ type: ['JWS'], required: true, description: 'The commands, each signed.' }),
    },
    resolve: async (
      _root,
      { commands },
      { ledger, snapshot, shared: { requestLimits: pace }, address },
    ) => {
      if (commands.length > BATCH_ACTS_MAX) throw tooMany(commands.length)
      const wait = pace.unsigned.take(address, 0)
      if (wait > 0) throw tooOften(wait)
      // No connection is held while the ledger writes; what is read afterwards shows what it wrote.
      await snapshot.end()
      const answers = await ledger.submit(commands)
      pace.unsigned.charge(address, answers.filter(isUnsigned).length)
      if (answers.length > 0 && answers.every(isTooFast)) throw tooOften(RATE_WAIT_SECONDS)
      return { answers, token: tokenOf(answers) }
    },
  }),
)

/** By then a party has room for a whole request again. */
const RATE_WAIT_SECONDS = 1

function isTooFast(answer: CommandAnswer): boolean {
  return !answer.ok && answer.refusal === 'party_must_keep_to_its_rate'
}

function tooMany(found: number): GraphQLError {
  return turnedAway('request_must_hold_at_most_500_acts', { limit: BATCH_ACTS_MAX, found })
}
