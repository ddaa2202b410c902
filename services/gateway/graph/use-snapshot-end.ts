import type { Plugin } from 'graphql-yoga'
import type { Context } from './context.ts'

/** Ends the snapshot of a request when it is answered. */
export function useSnapshotEnd(): Plugin<Context> {
  return {
    onExecute: ({ args: { contextValue } }) => ({
      onExecuteDone: async () => await contextValue.snapshot.end(),
    }),
  }
}
