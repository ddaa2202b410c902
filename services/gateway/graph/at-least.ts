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
  description:
    'Makes all reads of a query show at least the state that the token was given for: they wait ' +
    'where the database that they read from has not come so far.',
  locations: [DirectiveLocation.QUERY],
  args: {
    token: {
      type: new GraphQLNonNull(GraphQLID),
      description: 'The token that `submit` or a mutation of an act answered.',
    },
  },
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
