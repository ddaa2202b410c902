import { type ActAnswer, describeRefusal } from '../../client/browser.ts'
import type { Refusal } from './outcome.ts'

/** A refusal that came as codes alone, in words. */
export function sayRefusal({
  refusal,
  path,
  details,
}: Extract<ActAnswer, { readonly ok: false }>): Refusal {
  return { refusal, path, ...describeRefusal(details ? { refusal, details } : { refusal }) }
}
