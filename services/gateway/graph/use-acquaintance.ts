import type { Plugin } from 'graphql-yoga'
import type { Context } from './context.ts'

/** Lets whoever has proved by a request who it is pass the line in which strangers wait. */
export function useAcquaintance(): Plugin<Context> {
  return {
    onExecute: ({ args: { contextValue } }) => ({
      onExecuteDone: async () => {
        const { outcomes, caller, sessionSecret, address, shared } = contextValue
        if (outcomes.some(({ signed, user }) => signed || user !== null))
          shared.strangers.meetSender(address)
        if (sessionSecret !== null && (await caller().catch(() => null)))
          shared.strangers.meetSession(sessionSecret)
      },
    }),
  }
}
