import { type DocumentNode, type GraphQLError, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from './context.ts'
import { turnedAway } from './turned-away.ts'

type Kind = 'apply' | 'session'

const FIELDS: Readonly<Record<string, Kind>> = {
  apply: 'apply',
  applyForKey: 'apply',
  tellApplicant: 'apply',
  challenge: 'session',
  openSession: 'session',
  applicationStatus: 'session',
  invitation: 'session',
  declineInvitation: 'session',
}

/**
 * Refuses a request whose sender asks too often. Each field counts, by whatever alias and in
 * whatever fragment, before any of it is begun.
 */
export function useRequestLimits(): Plugin<Context> {
  const asked = new WeakMap<DocumentNode, readonly Kind[]>()
  return {
    onExecute: ({ args: { document, contextValue }, setResultAndStopExecution }) => {
      const kinds = asked.get(document) ?? findKinds(document)
      asked.set(document, kinds)
      const { shared, address } = contextValue
      const waits = kinds.map(kind => shared.requestLimits[kind].take(address, 1))
      const wait = Math.max(0, ...waits)
      if (wait > 0) setResultAndStopExecution({ errors: [tooOften(wait)] })
    },
  }
}

function findKinds(document: DocumentNode): Kind[] {
  const kinds: Kind[] = []
  visit(document, {
    Field: ({ name }) => {
      const kind = FIELDS[name.value]
      if (kind) kinds.push(kind)
    },
  })
  return kinds
}

/** The seconds are those after which it is worth asking again. */
export function tooOften(seconds: number): GraphQLError {
  return turnedAway('request_must_keep_to_its_rate', { waitSeconds: Math.ceil(seconds) })
}
