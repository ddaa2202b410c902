import type { AnyVariables, Client, TypedDocumentNode } from '@urql/core'
import { readError } from '../graph/told.ts'
import type { Outcome } from './outcome.ts'

/** Says whether a request is being sent again since no answer came. */
export type OnLost = (lost: boolean) => void

/** Why there is no answer of an act: it was turned away, or nothing came back at all. */
export type NoAnswer = Extract<Outcome, { readonly at: 'refused' | 'unanswered' }>

/** After which pauses the very same is sent again while no answer comes. */
const PAUSES_MS = [300, 1_000, 2_000, 4_000, 8_000]

/** Asks what changes something. It is safe to ask again what carries a command's own id. */
export async function ask<Data, Variables extends AnyVariables>(
  { client, onLost }: { readonly client: Client; readonly onLost: OnLost },
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<{ readonly data: Data } | NoAnswer> {
  for (let tried = 0; ; tried++) {
    const { data, error } = await client.mutation(document, variables).toPromise()
    if (!error) {
      onLost(false)
      return { data: data! }
    }
    const told = readError(error)
    if (error.graphQLErrors.length > 0) return turnedAway(told)
    onLost(true)
    if (tried === PAUSES_MS.length) return { at: 'unanswered', why: told }
    await untilOnline(PAUSES_MS[tried]!)
  }
}

/** Turned away before the act was asked: the duty is one of the session or of the request. */
function turnedAway({ zh, en, code }: ReturnType<typeof readError>): NoAnswer {
  return { at: 'refused', why: { zh, en, refusal: code, path: '', class: 'NOT_ALLOWED' } }
}

/** Resolves when the time is over, or sooner when the network is back. */
async function untilOnline(milliseconds: number): Promise<void> {
  await new Promise<void>(resolve => {
    const over = () => {
      clearTimeout(timer)
      removeEventListener('online', over)
      resolve()
    }
    const timer = setTimeout(over, milliseconds)
    addEventListener('online', over)
  })
}
