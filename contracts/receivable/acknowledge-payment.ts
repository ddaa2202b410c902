import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import {
  type DisposalRefusal,
  owedOn,
  type SpanSet,
  type SpanSetRefusal,
  selectDisposable,
} from '../title/span-set.ts'
import type { PaymentAcknowledged } from './facts.ts'
import type { ReceivablesById } from './receivable.ts'

/**
 * A holder signs that the debtor has paid it outside the platform. Its spans are retired: nobody is
 * owed on them again. One debtor has paid: its act is no news to another one.
 */
export function acknowledgePayment(
  { receivables }: { readonly receivables: ReceivablesById },
  { spans, paidOn }: AcknowledgePayment,
  { party: holder, asOf }: Context,
): Decision<PaymentAcknowledged, TitlePosting, AcknowledgePaymentRefusal> {
  if (paidOn > asOf) return refuse('payment_must_not_be_in_the_future', 'body.paidOn')
  const named = selectDisposable(spans, receivables, holder)
  if ('ok' in named) return named
  const debtor = named[0]!.state.receivable.debtor
  const others = named.findIndex(n => n.state.receivable.debtor !== debtor)
  if (others >= 0) return refuse('payment_must_be_of_one_debtor', `body.spans.${others}`)

  return accept(
    named.map(({ receivable, span, state }) => ({
      type: 'receivable.payment-acknowledged.v1',
      visibleTo: [holder, debtor],
      receivable,
      span,
      holder,
      debtor,
      amount: owedOn(state.tiling, span),
      paidOn,
    })),
    spans.map(({ receivable: instrument, span }) => ({ post: 'retire', instrument, span })),
  )
}

export type AcknowledgePaymentRefusal =
  | 'payment_must_not_be_in_the_future'
  | SpanSetRefusal
  | DisposalRefusal
  | 'payment_must_be_of_one_debtor'

export interface AcknowledgePayment {
  readonly spans: SpanSet
  readonly paidOn: BusinessDate
}
