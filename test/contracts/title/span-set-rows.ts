import { units } from '../../../contracts/kernel/money.ts'
import type { Span } from '../../../contracts/kernel/span.ts'
import type { ReceivableStandsRefusal } from '../../../contracts/receivable/guard.ts'
import type { ReceivablesById } from '../../../contracts/receivable/receivable.ts'
import type { FaceRefusal, SpanFormRefusal, SpanSet } from '../../../contracts/title/span-set.ts'
import { receivablesById, stateOf } from '../fixtures.ts'
import type { RefusalRows } from '../refusal/refusal-table.ts'

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
        named.map(span => ({ instrument: 'rcv_1', span })),
      )
  const form = {
    spans_must_be_named: { breaks: spans() },
    span_must_not_be_empty: {
      details: { lo: units(lo), hi: units(lo) },
      breaks: spans({ lo, hi: lo }),
      keeps: { 'one unit': spans({ lo, hi: lo + 1n }) },
    },
    spans_must_not_overlap: {
      details: { lo: units(lo + 1n), hi: units(lo + 2n) },
      breaks: spans({ lo, hi: lo + 2n }, { lo: lo + 1n, hi }),
      keeps: { 'side by side': spans({ lo, hi: lo + 1n }, { lo: lo + 1n, hi }) },
    },
  }
  const unknown: SpanSetRows<Case>['unknown'] = {
    receivable_must_be_known: { breaks: (c: Case) => withReceivables(c, receivablesById()) },
    receivable_must_be_issued: {
      details: { status: 'settled' },
      breaks: (c: Case) => withReceivables(c, receivablesById(stateOf({ status: 'settled' }))),
    },
  }
  const face = {
    span_must_lie_within_the_face: {
      details: { hi: units(1001n), face: units(1000n) },
      breaks: spans({ lo, hi: 1001n }),
      keeps: { 'to its very end': spans({ lo, hi: 1000n }) },
    },
  }
  return { form, unknown, face }
}

interface SpanSetRows<Case> {
  readonly form: RefusalRows<SpanFormRefusal, Case>
  readonly unknown: RefusalRows<ReceivableStandsRefusal, Case>
  readonly face: RefusalRows<FaceRefusal, Case>
}
