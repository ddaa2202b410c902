import { type Answer, answer } from '../kernel/answer.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { DocumentNumber } from './document-number.ts'

/**
 * Which of a seller's invoices this number names: the one of the same normal form, else the one of
 * the same paper number where one side leaves the code out; null when it names none of them.
 * `alike` are the normal forms of the seller's invoices of this paper number.
 */
export function knownNumber(
  { normal, paper }: DocumentNumber,
  alike: readonly string[],
): Answer<string | null, KnownNumberRefusal> {
  if (paper === null || alike.length === 0 || alike.includes(normal)) return answer(normal)
  if (normal !== paper) return answer(alike.includes(paper) ? paper : null)
  if (alike.length > 1)
    return refuse('invoice_code_must_be_given', 'code', { number: paper, found: alike.length })
  return answer(alike[0]!)
}

export type KnownNumberRefusal = Detailed<
  'invoice_code_must_be_given',
  { number: string; found: number }
>

export const KNOWN_NUMBER_TEXTS = {
  invoice_code_must_be_given: conflict(
    d => `销方有 ${d.found} 张号码为 ${d.number} 的发票，请同时填写发票代码。`,
    d =>
      `The seller has ${d.found} invoices of the number ${d.number}: give the code of the paper ` +
      'invoice (发票代码) as well.',
  ),
} satisfies RefusalTexts<KnownNumberRefusal>
