import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { HoldSet } from '../title/facts.ts'
import { listConcerned } from '../title/span-set.ts'
import { LAPSE_DATE_TEXTS, type LapseDateRefusal } from '../wait/lapse-date.ts'
import type { CancelReceiptState } from './cancel-receipt.ts'
import type { TermEnded } from './facts.ts'
import { RECEIPT_STANDS_TEXTS, type ReceiptStandsRefusal } from './guard.ts'
import { holdGoods } from './hold-goods.ts'

/**
 * Nobody renewed the term: from its end on the operator's key notes it, and tells the keeper, who
 * holds the goods and who has a claim on them. What is left of the receipt is held for the keeper
 * until the term is renewed, or the keeper lifts its hold to let goods be collected.
 * Rule: R13
 */
export function endTerm(
  { receipt, instrument }: CancelReceiptState,
  _body: unknown,
  { asOf }: Pick<Context, 'asOf'>,
): Decision<TermEnded | HoldSet, TitlePosting, EndTermRefusal> {
  const at = 'body.receipt'
  if (receipt === null || instrument === null) return refuse('receipt_must_be_known', at)
  const { id, lot, keeper, status, storedUntil, goodUntil, termEnded } = receipt
  if (status !== 'issued') return refuse('receipt_must_be_live', at)
  if (asOf < storedUntil)
    return refuse('lapse_must_wait_for_its_date', at, { lapseOn: storedUntil, today: asOf })
  if (termEnded) return refuse('end_of_term_must_not_be_noted_already', at)
  const held = holdGoods([instrument], 'term_end', keeper)
  const visibleTo = [...new Set([keeper, ...listConcerned(instrument.tiling.titles)])]
  const perished = goodUntil !== null && asOf >= goodUntil
  return accept(
    [
      {
        ...({ type: 'receipt.term-ended.v1', visibleTo } as const),
        ...{ receipt: id, lot, keeper, storedUntil, perished },
      },
      ...held.facts,
    ],
    held.postings,
  )
}

export const END_TERM_CLASS = 'operator' satisfies ActClass

export type EndTermRefusal =
  | ReceiptStandsRefusal
  | LapseDateRefusal
  | 'end_of_term_must_not_be_noted_already'

export const END_TERM_TEXTS = {
  ...RECEIPT_STANDS_TEXTS,
  ...LAPSE_DATE_TEXTS,
  end_of_term_must_not_be_noted_already: conflict(
    '该仓单仓储期届满已经记录。',
    'It is on record already that the term of this receipt has ended.',
  ),
} satisfies RefusalTexts<EndTermRefusal>
