import { type Answer, answer } from '../kernel/answer.ts'
import { refuse } from '../kernel/decision.ts'
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
  if (alike.length > 1) return refuse('invoice_code_must_be_given', 'code')
  return answer(alike[0]!)
}

export type KnownNumberRefusal = 'invoice_code_must_be_given'

export const KNOWN_NUMBER_TEXTS = {
  invoice_code_must_be_given: conflict(
    '销方有多张此号码的发票，请同时填写发票代码。',
    'The seller has several invoices of this number: give the code of the form as well.',
  ),
} satisfies RefusalTexts<KnownNumberRefusal>
