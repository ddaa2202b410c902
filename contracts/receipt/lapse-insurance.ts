import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { HoldSet } from '../title/facts.ts'
import { listConcerned } from '../title/span-set.ts'
import { LAPSE_DATE_TEXTS, type LapseDateRefusal } from '../wait/lapse-date.ts'
import type { CancelReceiptState } from './cancel-receipt.ts'
import type { InsuranceLapsed } from './facts.ts'
import { RECEIPT_STANDS_TEXTS, type ReceiptStandsRefusal } from './guard.ts'
import { holdGoods } from './hold-goods.ts'

/**
 * No other policy took the place of one that ended: the operator's key notes the lapse and tells
 * the keeper, who holds the goods and who has a claim on them. What is left of the receipt is held
 * for the keeper until it tells of a policy, or lifts its hold.
 */
export function lapseInsurance(
  { receipt, instrument }: CancelReceiptState,
  _body: unknown,
  { asOf }: Pick<Context, 'asOf'>,
): Decision<InsuranceLapsed | HoldSet, TitlePosting, LapseInsuranceRefusal> {
  const at = 'body.receipt'
  if (receipt === null || instrument === null) return refuse('receipt_must_be_known', at)
  const { id, lot, keeper, status, insurance, insuranceLapsed } = receipt
  if (status !== 'issued') return refuse('receipt_must_be_live', at)
  if (insurance === null) return refuse('goods_must_have_been_insured', at)
  const { until: lapseOn } = insurance
  if (asOf < lapseOn) return refuse('lapse_must_wait_for_its_date', at, { lapseOn, today: asOf })
  if (insuranceLapsed) return refuse('lapse_of_insurance_must_not_be_noted_already', at)
  const held = holdGoods([instrument], 'insurance', keeper)
  const visibleTo = [...new Set([keeper, ...listConcerned(instrument.tiling.titles)])]
  return accept(
    [
      {
        ...({ type: 'receipt.insurance-lapsed.v1', visibleTo } as const),
        ...{ receipt: id, lot, keeper, policy: insurance.policy },
      },
      ...held.facts,
    ],
    held.postings,
  )
}

export const LAPSE_INSURANCE_CLASS = 'operator' satisfies ActClass

export type LapseInsuranceRefusal =
  | ReceiptStandsRefusal
  | 'goods_must_have_been_insured'
  | LapseDateRefusal
  | 'lapse_of_insurance_must_not_be_noted_already'

export const LAPSE_INSURANCE_TEXTS = {
  ...RECEIPT_STANDS_TEXTS,
  goods_must_have_been_insured: conflict(
    '该仓单的货物未曾投保。',
    'No policy of the goods of this receipt is on record.',
  ),
  ...LAPSE_DATE_TEXTS,
  lapse_of_insurance_must_not_be_noted_already: conflict(
    '该仓单的保险失效已经记录。',
    'It is on record already that these goods are not insured any more.',
  ),
} satisfies RefusalTexts<LapseInsuranceRefusal>
