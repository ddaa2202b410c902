import { AsyncLocalStorage } from 'node:async_hooks'
import { newId } from './new-id.ts'

/** Carries the id of a request in its answer. */
export const REQUEST_HEADER = 'x-request-id'

const ids = new AsyncLocalStorage<string>()

/** Makes the id by which a caller, our log and our records speak of one request. */
export function newRequestId(): string {
  return newId('req')
}

/** Does work for a request: whatever it logs carries the request’s id. */
export function forRequest<Result>(id: string, work: () => Result): Result {
  return ids.run(id, work)
}

/** The id of the request that is worked for; null outside of any. */
export function currentRequest(): string | null {
  return ids.getStore() ?? null
}
