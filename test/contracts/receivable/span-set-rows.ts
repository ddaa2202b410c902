import type { Span } from '../../../contracts/kernel/span.ts'
import type { ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import type { SpanSet, SpanSetRefusal } from '../../../contracts/receivable/span-set.ts'
import type { RefusalRow } from '../refusal/refusal-table.ts'
import { receivablesById, stateOf } from '../world.ts'

/**
 * The refusals of every act that names spans, of one receivable of 1,000 units of which `span`,
 * at least two units, is what the plain case names.
 */
export function spanSetRows<Case>(
  withSpans: (c: Case, spans: SpanSet) => Case,
  withReceivables: (c: Case, receivables: ReceivablesById) => Case,
  { lo, hi }: Span,
): Record<SpanSetRefusal, RefusalRow<Case>> {
  const spans =
    (...named: Span[]) =>
    (c: Case) =>
      withSpans(
        c,
        named.map(span => ({ receivable: 'rcv_1', span })),
      )
  return {
    spans_must_be_named: { breaks: spans() },
    receivable_must_be_known: { breaks: c => withReceivables(c, receivablesById()) },
    receivable_must_be_issued: {
      breaks: c => withReceivables(c, receivablesById(stateOf({ status: 'settled' }))),
    },
    span_must_not_be_empty: {
      breaks: spans({ lo, hi: lo }),
      keeps: { 'one unit': spans({ lo, hi: lo + 1n }) },
    },
    span_must_lie_within_the_face: {
      breaks: spans({ lo, hi: 1001n }),
      keeps: { 'to its very end': spans({ lo, hi: 1000n }) },
    },
    spans_must_not_overlap: {
      breaks: spans({ lo, hi: lo + 2n }, { lo: lo + 1n, hi }),
      keeps: { 'side by side': spans({ lo, hi: lo + 1n }, { lo: lo + 1n, hi }) },
    },
  }
}
