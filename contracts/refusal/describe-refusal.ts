import type { Refusal, Refused } from '../kernel/decision.ts'
import { formatRefusal } from '../kernel/refusal-text.ts'
import { isRefusalCode, REFUSAL_TEXTS } from './texts.ts'

/** Writes a refusal as the sentences that it is told with; its code where no text is known. */
export function describeRefusal({
  refusal,
  details,
}: Pick<Refused<Refusal>, 'refusal' | 'details'>): { readonly zh: string; readonly en: string } {
  if (!isRefusalCode(refusal)) return { zh: refusal, en: refusal }
  return formatRefusal(REFUSAL_TEXTS[refusal], details)
}
