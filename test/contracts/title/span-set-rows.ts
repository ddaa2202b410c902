import type { Span } from '../../../contracts/kernel/span.ts'
import type { ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import type { SpanSet, SpanSetRefusal, UnknownRefusal } from '../../../contracts/title/span-set.ts'
import { receivablesById, stateOf } from '../fixtures.ts'
import type { RefusalRow } from '../refusal/refusal-table.ts'

/**
 * The refusals of every act that names spans, of one receivable of 1,000 units of which `span`,
 * at least two units, is what the plain case names. `form` comes before what the party may know,
 * `unknown` is for who may name any, `face` comes last.
 */
export function spanSetRows<Case>(
  withSpans: (c: Case, spans: SpanSet) => Case,
  withReceivables: (c: Case, receivables: ReceivablesById) => Case,
  { lo, hi }: Span,
): SpanSetRows<Case> {
  const spans =
    (...named: Span[]) =>
    (c: Case) =>
      withSpans(
        c,
        named.map(span => ({ receivable: 'rcv_1', span })),
      )
  const form = {
    spans_must_be_named: { breaks: spans() },
    span_must_not_be_empty: {
      breaks: spans({ lo, hi: lo }),
      keeps: { 'one unit': spans({ lo, hi: lo + 1n }) },
    },
    spans_must_not_overlap: {
      breaks: spans({ lo, hi: lo + 2n }, { lo: lo + 1n, hi }),
      keeps: { 'side by side': spans({ lo, hi: lo + 1n }, { lo: lo + 1n, hi }) },
    },
  }
  const unknown = {
    receivable_must_be_known: { breaks: (c: Case) => withReceivables(c, receivablesById()) },
    receivable_must_be_issued: {
      breaks: (c: Case) => withReceivables(c, receivablesById(stateOf({ status: 'settled' }))),
    },
  }
  const face = {
    span_must_lie_within_the_face: {
      breaks: spans({ lo, hi: 1001n }),
      keeps: { 'to its very end': spans({ lo, hi: 1000n }) },
    },
  }
  return { form, unknown, face }
}

interface SpanSetRows<Case> {
  readonly form: Record<Exclude<SpanSetRefusal, FaceRefusal>, RefusalRow<Case>>
  readonly unknown: Record<UnknownRefusal, RefusalRow<Case>>
  readonly face: Record<FaceRefusal, RefusalRow<Case>>
}

type FaceRefusal = 'span_must_lie_within_the_face'
