import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { WORDS_TEXTS, type WordsRefusal, wordsRefusal } from '../party/given-words.ts'
import type { HoldLifted } from '../title/facts.ts'
import { listConcerned } from '../title/span-set.ts'
import { waitForPolicy } from '../wait/waits.ts'
import type { CancelReceiptState } from './cancel-receipt.ts'
import type { ReceiptInsured } from './facts.ts'
import { RECEIPT_STANDS_TEXTS, type ReceiptStandsRefusal } from './guard.ts'
import { freeGoods } from './hold-goods.ts'
import { POLICY_TEXTS, type PolicyRefusal, policyRefusal } from './policy.ts'
import type { Insurance, ReceiptId } from './receipt.ts'

/**
 * The keeper tells what insures the goods from now on, as it has seen the policy: its sum, against
 * what, to whom a loss is paid, and its end. Who holds the goods and who has a claim on them is
 * told, and what the keeper held because they were not insured is free again.
 */
export function insure(
  { receipt, instrument }: CancelReceiptState,
  { insurance, perils, lossPayee }: Insure,
  context: RuledContext,
): Decision<ReceiptInsured | HoldLifted, TitlePosting, InsureRefusal> {
  const { party, asOf } = context
  if (receipt === null || instrument === null || receipt.keeper !== party)
    return refuse('receipt_must_be_known', 'body.receipt')
  const { id, lot, keeper, status } = receipt
  if (status !== 'issued') return refuse('receipt_must_be_live', 'body.receipt')
  const refused =
    policyRefusal(insurance, asOf) ?? wordsRefusal({ perils, lossPayee }, 'perils', 'lossPayee')
  if (refused) return refused
  const freed = freeGoods(instrument, 'insurance', keeper)
  const policy = { insurance, perils, lossPayee }
  return accept(
    [
      {
        ...({ type: 'receipt.insured.v1' } as const),
        visibleTo: [...new Set([keeper, ...listConcerned(instrument.tiling.titles)])],
        opens: waitForPolicy({ keeper, insuredUntil: insurance.until }, context),
        ...{ receipt: id, lot, keeper, ...policy },
      },
      ...freed.facts,
    ],
    freed.postings,
  )
}

export const INSURE_CLASS = 'value' satisfies ActClass

export type InsureRefusal = ReceiptStandsRefusal | PolicyRefusal | WordsRefusal

export const INSURE_TEXTS = {
  ...RECEIPT_STANDS_TEXTS,
  ...POLICY_TEXTS,
  ...WORDS_TEXTS,
} satisfies RefusalTexts<InsureRefusal>

export interface Insure {
  readonly receipt: ReceiptId
  readonly insurance: Insurance
  /** Against what, in words: fire, theft, flood. */
  readonly perils: string
  /** To whom a loss is paid, as the policy names it. */
  readonly lossPayee: string
}
