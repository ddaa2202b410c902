import type { TypedDocumentNode } from '@urql/core'
import { useCallback } from 'react'
import { type AnyVariables, useQuery } from 'urql'
import { useLive } from './live-context.ts'
import { readError, type Told } from './told.ts'

/** What a page has asked for: nothing yet, the answer, or why there is none. */
export interface Reading<Data> {
  /** Null until it is there. Of an earlier question while another one is asked. */
  readonly data: Data | null
  readonly told: Told | null
  readonly busy: boolean
  /** Asks again, past what is remembered. */
  readonly again: () => void
}

/**
 * Asks the graph, and shows at once what it answered before. It asks again when something of the
 * party has changed.
 */
export function useRead<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Reading<Data> {
  const [{ data, error, fetching, stale }, ask] = useQuery<Data, AnyVariables>({
    ...{ query, variables, requestPolicy: 'cache-and-network' },
  })
  const again = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask])
  useLive(again)
  return {
    again,
    data: data ?? null,
    told: error ? readError(error) : null,
    busy: fetching || stale,
  }
}
