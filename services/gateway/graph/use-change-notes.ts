import { getOperationAST, OperationTypeNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from './context.ts'

/** Tells who listens that a request has changed something of its caller's party. */
export function useChangeNotes(): Plugin<Context> {
  return {
    onExecute: ({ args: { document, operationName, contextValue } }) => {
      const operation = getOperationAST(document, operationName)
      if (operation?.operation !== OperationTypeNode.MUTATION) return
      return {
        onExecuteDone: async () => {
          const caller = await contextValue.caller().catch(() => null)
          if (caller) contextValue.shared.changes.note(caller.party)
        },
      }
    },
  }
}
