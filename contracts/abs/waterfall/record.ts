import type { Distribution } from './distribution.ts'
import type { Payment } from './result.ts'

/**
 * Keeps a movement with the sentence it came from; a step that owed and moved nothing leaves none.
 */
export function record(d: Distribution, payment: Omit<Payment, 'sentence'>): void {
  if (payment.amount === 0n && payment.owed === 0n) return
  d.payments.push({ ...payment, sentence: d.loaded.sentences.get(payment.path)! })
}
