import { type Answered, answer } from '../kernel/answer.ts'
import { type Refused, refuse } from '../kernel/decision.ts'
import type { InstrumentsById } from '../kernel/instrument.ts'
import { notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import { spanSize } from '../kernel/span.ts'
import type { Title } from '../kernel/title.ts'
import {
  FACE_TEXTS,
  type SelectedTitles,
  SPAN_FORM_TEXTS,
  type SpanSet,
  type SpanSetRefusal,
  selectOwnTitles,
} from '../title/span-set.ts'
import type { DeliveryOrder } from './delivery-order.ts'

/** Selects the titles that were surrendered for an order: all of them, and no others. */
export function selectSurrendered(
  { charge, units }: DeliveryOrder,
  spans: SpanSet,
  instruments: InstrumentsById,
): Answered<readonly SelectedTitles[]> | Refused<SurrenderedRefusal> {
  const surrendered = ({ claim }: Title) => claim?.kind === 'delivery' && claim.charge === charge
  const selected = selectOwnTitles(spans, instruments, surrendered, at =>
    refuse('spans_must_be_those_surrendered', at),
  )
  if (!selected.ok) return selected
  const sum = selected.value.reduce((total, { span }) => total + spanSize(span), 0n)
  return sum === units
    ? answer(selected.value)
    : refuse('spans_must_be_those_surrendered', 'body.spans')
}

export type SurrenderedRefusal = SpanSetRefusal | 'spans_must_be_those_surrendered'

export const SURRENDERED_TEXTS = {
  ...SPAN_FORM_TEXTS,
  spans_must_be_those_surrendered: notAllowed(
    '所列区间须为该提货单交出的全部区间，不多不少。',
    'Name all spans that were surrendered for this delivery order, and no others.',
  ),
  ...FACE_TEXTS,
} satisfies RefusalTexts<SurrenderedRefusal>
