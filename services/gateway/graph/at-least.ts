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
import { turnedAway } from './turned-away.ts'

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
    onExecute: ({ args, setResultAndStopExecution }) => {
      const operation = getOperationAST(args.document, args.operationName)
      if (!operation?.directives?.length) return
      const variables = args.variableValues ?? {}
      const asked = getDirectiveValues(atLeastDirective, operation, variables)
      if (!asked) return
      const entry = entryOfToken(String(asked['token']))
      if (entry === null)
        return setResultAndStopExecution({ errors: [turnedAway('token_must_be_one_of_ours')] })
      return (args.contextValue as Context).snapshot.mustShow(entry)
    },
  }
}
