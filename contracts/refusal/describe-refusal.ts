import type { Bilingual } from '../kernel/bilingual.ts'
import type { Refusal, Refused } from '../kernel/decision.ts'
import { formatRefusal } from '../kernel/refusal-text.ts'
import { isRefusalCode, REFUSAL_TEXTS } from './texts.ts'

/**
 * Writes a refusal as the sentences that it is told with. What no contract refuses, but the gateway
 * itself, brings its own; without them there is its code.
 */
export function describeRefusal({ refusal, details, zh, en }: ToldRefusal): Bilingual {
  if (!isRefusalCode(refusal)) return { zh: zh ?? refusal, en: en ?? refusal }
  return formatRefusal(REFUSAL_TEXTS[refusal], details)
}

type ToldRefusal = Pick<Refused<Refusal>, 'refusal' | 'details'> & Partial<Bilingual>
