import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { RequestRecord } from '../../records/index.ts'
import type { Context } from './context.ts'
import type { Outcome } from './outcome.ts'
import { nameOperation } from './use-request-times.ts'

/**
 * Records each request with its outcome, and what was refused in it. Reads, and whatever strangers
 * do, are counted together.
 */
export function useRecords(schema: GraphQLSchema): Plugin<Context> {
  return {
    onExecute: ({ args: { document, operationName, contextValue } }) => {
      const began = performance.now()
      const what = nameOperation(schema, document, operationName)
      return {
        onExecuteDone: async ({ result }) => {
          const milliseconds = Math.round(performance.now() - began)
          const [error] = (result as ExecutionResult).errors ?? []
          const caller = await contextValue.caller().catch(() => null)
          const who = { party: caller?.party ?? null, user: caller?.user ?? null }
          const asked = { what, milliseconds, error, who }
          for (const one of toRecords(contextValue, asked)) contextValue.shared.recorder.add(one)
        },
      }
    },
  }
}

interface Asked {
  readonly what: string
  readonly milliseconds: number
  readonly error: GraphQLError | undefined
  readonly who: Pick<RequestRecord, 'party' | 'user'>
}

function toRecords({ requestId: request, outcomes }: Context, asked: Asked): RequestRecord[] {
  const { what, milliseconds, error, who } = asked
  const known = who.user !== null || outcomes.some(({ signed, user }) => signed || user !== null)
  const common = { request, ...who, count: 1, milliseconds: null, code: null, together: !known }
  return [
    {
      ...{ ...common, kind: 'request', what, milliseconds },
      ...(error ? ofError(error) : { outcome: 'done' }),
      together: !known || what.startsWith('query.'),
    },
    ...outcomes.flatMap(outcome => listDetails(common, outcome)),
  ]
}

function ofError({ message, extensions }: GraphQLError): Pick<RequestRecord, 'outcome' | 'code'> {
  const isFault = extensions['code'] === 'INTERNAL_SERVER_ERROR'
  // Messages of ours are codes; those of the library may repeat what was sent.
  const code = /^[a-z0-9_]{1,200}$/.test(message) ? message : String(extensions['code'] ?? 'other')
  return { outcome: isFault ? 'fault' : 'refused', code }
}

type Common = Omit<RequestRecord, 'kind' | 'what' | 'outcome'>

function listDetails(common: Common, { what, kind, refused, user }: Outcome): RequestRecord[] {
  const own = { ...common, what, user: user ?? common.user }
  const outcome = refused.length > 0 ? 'refused' : 'done'
  const refusals = [...Map.groupBy(refused, one => one)].map(([code, same]) => {
    return { ...own, kind: 'refusal', outcome: 'refused', code, count: same.length } as const
  })
  return kind === null ? refusals : [{ ...own, kind, outcome }, ...refusals]
}
