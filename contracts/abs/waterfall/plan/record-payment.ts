import type { Name } from '../../deal/deal-text.ts'
import type { Verb } from '../../deal/waterfall-step.ts'
import type { Distribution } from '../distribution.ts'
import type { PaymentKind } from '../result.ts'
import type { Planning } from './planning.ts'

/**
 * Keeps a movement with the sentence it came from; a step that owed and moved nothing leaves none.
 */
export function planRecord(
  { loaded }: Planning,
  path: string,
  verb: Verb,
  kind: PaymentKind,
): (d: Distribution, from: Name, to: Name, amount: bigint, owed: bigint) => void {
  const sentence = loaded.sentences.get(path)!
  return (d, from, to, amount, owed) => {
    if (amount === 0n && owed === 0n) return
    d.payments.push({ path, sentence, verb, from, to, kind, amount, owed })
  }
}
