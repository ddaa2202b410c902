import type { Name } from '../../deal/deal-text.ts'
import type { Verb } from '../../deal/waterfall-step.ts'
import type { Distribution } from '../distribution.ts'
import type { PaymentKind } from '../result.ts'
import type { Planning } from './planning.ts'

/**
 * Plans the record of a step's payments with its sentence; nothing owed and paid is not recorded.
 */
export function planPaymentRecord(
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
