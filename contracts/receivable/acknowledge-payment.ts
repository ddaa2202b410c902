import type { ActClass } from '../command/act-class.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { SplittingWatched } from '../title/facts.ts'
import {
  DISPOSAL_TEXTS,
  type DisposalRefusal,
  owedOn,
  type SpanSet,
  selectDisposable,
} from '../title/span-set.ts'
import {
  SPLITTING_TEXTS,
  type SplittingRefusal,
  splittingRefusal,
  watchSplitting,
} from '../title/splitting.ts'
import type { PaymentAcknowledged } from './facts.ts'
import type { ReceivablesById } from './receivable.ts'

/**
 * A holder signs that the debtor has paid it outside the platform. Its spans are retired: nobody is
 * owed on them again. One debtor has paid: its act is no news to another one.
 */
export function acknowledgePayment(
  { receivables }: { readonly receivables: ReceivablesById },
  { spans, paidOn }: AcknowledgePayment,
  { party: holder, asOf, rules }: RuledContext,
): Decision<PaymentAcknowledged | SplittingWatched, TitlePosting, AcknowledgePaymentRefusal> {
  if (paidOn > asOf)
    return refuse('payment_must_not_be_in_the_future', 'body.paidOn', { paidOn, today: asOf })
  const selected = selectDisposable(spans, receivables, holder)
  if (!selected.ok) return selected
  const titles = selected.value
  const debtor = titles[0]!.state.receivable.debtor
  const others = titles.findIndex(n => n.state.receivable.debtor !== debtor)
  if (others >= 0) return refuse('payment_must_be_of_one_debtor', `body.spans.${others}`)
  const splitting = splittingRefusal(titles, rules)
  if (splitting) return splitting

  return accept(
    [
      ...titles.map(({ instrument, span, state }) => ({
        type: 'receivable.payment-acknowledged.v1' as const,
        visibleTo: [holder, debtor],
        instrument,
        span,
        holder,
        debtor,
        amount: owedOn(state.tiling, span),
        paidOn,
      })),
      ...watchSplitting(titles, rules),
    ],
    spans.map(({ instrument, span }) => ({ post: 'retire', instrument, span })),
  )
}

export const ACKNOWLEDGE_PAYMENT_CLASS = 'value' satisfies ActClass

export type AcknowledgePaymentRefusal =
  | Detailed<'payment_must_not_be_in_the_future', { paidOn: BusinessDate; today: BusinessDate }>
  | DisposalRefusal
  | 'payment_must_be_of_one_debtor'
  | SplittingRefusal

export const ACKNOWLEDGE_PAYMENT_TEXTS = {
  payment_must_not_be_in_the_future: badInput(
    d => `付款日 ${d.paidOn} 不得晚于当前业务日 ${d.today}。`,
    d => `The payment is dated ${d.paidOn}, after today’s business date, ${d.today}.`,
  ),
  ...DISPOSAL_TEXTS,
  payment_must_be_of_one_debtor: badInput(
    '一次只能确认同一债务人的付款，请按债务人分开。',
    'A payment is that of one debtor; acknowledge those of several apart.',
  ),
  ...SPLITTING_TEXTS,
} satisfies RefusalTexts<AcknowledgePaymentRefusal>

export interface AcknowledgePayment {
  readonly spans: SpanSet
  readonly paidOn: BusinessDate
}
