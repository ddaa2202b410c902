import {
  type Refusal,
  type Refused as RefusedValue,
  refuse,
} from '../../../../contracts/kernel/decision.ts'
import { type Id, idNumber, isId } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import type { SessionsToEnd } from '../../http/session/sessions.ts'

const SessionsEnded = builder.objectRef<{ readonly ended: number }>('SessionsEnded').implement({
  description: 'Sessions were ended: what opened them opens nothing more.',
  readers: 'members',
  fields: t => ({ ended: t.exposeInt('ended', { description: 'How many.' }) }),
})

const EndSessionsResult = builder.unionType('EndSessionsResult', {
  description: 'That sessions were ended, or why none was.',
  types: [SessionsEnded, Refused],
  resolveType: refusedOr('SessionsEnded'),
})

const WHO_MAY =
  'A user ends its own; those of others are ended by a maker, checker or signer of their party, ' +
  'or of the operator.'

builder.mutationField('endSession', t =>
  t.field({
    nullable: true,
    type: EndSessionsResult,
    description: `Ends one session. ${WHO_MAY}`,
    args: { session: t.arg.id({ required: true, description: 'The id of the session.' }) },
    resolve: async (_root, { session }, context) =>
      await end(context, { session: readNumber('ses', session) }, 'session'),
  }),
)

builder.mutationField('endSessions', t =>
  t.field({
    nullable: true,
    type: EndSessionsResult,
    description: `Ends all sessions of a user. ${WHO_MAY}`,
    args: { user: t.arg.id({ required: true, description: 'The id of the user.' }) },
    resolve: async (_root, { user }, context) =>
      await end(context, { user: readNumber('usr', user) }, 'user'),
  }),
)

/** Zero is nobody and nothing. */
function readNumber<Noun extends string>(noun: Noun, id: string): bigint {
  return isId(noun, id) ? idNumber(id as Id<Noun>) : 0n
}

async function end(
  { caller, shared }: Context,
  which: SessionsToEnd,
  path: string,
): Promise<{ readonly ended: number } | RefusedValue<Refusal>> {
  const ended = await shared.sessions.endOf((await caller())!, which)
  return ended > 0 ? { ended } : refuse('session_must_be_known', path)
}
