import {
  DirectiveLocation,
  GraphQLDirective,
  GraphQLID,
  GraphQLNonNull,
  getDirectiveValues,
  getOperationAST,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from './context.ts'
import { entryOfToken } from './token.ts'

/** `query @atLeast(token: $token)`: all of its reads show what that token was given for. */
export const atLeastDirective = new GraphQLDirective({
  name: 'atLeast',
  description: 'Reads show at least what this token was given for; on a replica they wait for it.',
  locations: [DirectiveLocation.QUERY],
  args: { token: { type: new GraphQLNonNull(GraphQLID) } },
})

/** Makes the reads of a request show what the token of its `@atLeast` was given for. */
export function useAtLeast(): Plugin<Context> {
  return {
    onExecute: ({ args }) => {
      const operation = getOperationAST(args.document, args.operationName)
      if (!operation?.directives?.length) return
      const variables = args.variableValues ?? {}
      const asked = getDirectiveValues(atLeastDirective, operation, variables)
      const entry = asked ? entryOfToken(String(asked['token'])) : null
      if (entry !== null) (args.contextValue as Context).snapshot.mustShow(entry)
    },
  }
}
