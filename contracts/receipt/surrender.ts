import type { ActClass } from '../command/act-class.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { InstrumentsById } from '../kernel/instrument.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { spanSize } from '../kernel/span.ts'
import { WORDS_TEXTS, type WordsRefusal, wordsRefusal } from '../party/given-words.ts'
import {
  DISPOSAL_TEXTS,
  type DisposalRefusal,
  type SpanSet,
  selectDisposable,
} from '../title/span-set.ts'
import { SPLITTING_TEXTS, type SplittingRefusal, splittingRefusal } from '../title/splitting.ts'
import type { DeliveryOrderId } from './delivery-order.ts'
import type { ReceiptSurrendered } from './facts.ts'
import type { Receipt } from './receipt.ts'

/**
 * A holder instructs the keeper to deliver and surrenders spans of a receipt for it, with the
 * keeper's signature. They stay its own, and it can do nothing else with them.
 * Rule: R12
 */
export function surrender(
  { instruments, receipt }: SurrenderState,
  { order, spans, collector, until }: Surrender,
  { party, asOf, rules }: RuledContext,
): Decision<ReceiptSurrendered, TitlePosting, SurrenderRefusal> {
  const selected = selectDisposable(spans, instruments, party)
  if (!selected.ok) return selected
  if (receipt === null || spans.some(({ instrument }) => instrument !== receipt.id))
    return refuse('spans_must_be_of_one_receipt', 'body.spans')
  const splitting = splittingRefusal(selected.value, rules)
  if (splitting) return splitting
  const words = wordsRefusal({ collector }, 'collector')
  if (words) return words
  if (until <= asOf)
    return refuse('authorisation_must_end_in_the_future', 'body.until', { until, today: asOf })

  const { id, lot, keeper } = receipt
  const parties = { visibleTo: [party, keeper], keeper, holder: party }
  const units = spans.reduce((sum, { span }) => sum + spanSize(span), 0n)
  const terms = { units, collector, until }
  return accept(
    [{ type: 'receipt.surrendered.v1', order, receipt: id, lot, ...parties, ...terms }],
    spans.map(({ instrument, span }) => ({
      ...({ post: 'bind', kind: 'delivery', party: keeper } as const),
      ...{ instrument, span },
    })),
  )
}

export const SURRENDER_CLASS = 'value' satisfies ActClass

export type SurrenderRefusal =
  | DisposalRefusal
  | 'spans_must_be_of_one_receipt'
  | SplittingRefusal
  | WordsRefusal
  | Detailed<'authorisation_must_end_in_the_future', { until: BusinessDate; today: BusinessDate }>

export const SURRENDER_TEXTS = {
  ...DISPOSAL_TEXTS,
  spans_must_be_of_one_receipt: badInput(
    '一张提货单只能提取一张仓单的货物。',
    'A delivery order is for goods of one receipt; name spans of that one alone.',
  ),
  ...SPLITTING_TEXTS,
  ...WORDS_TEXTS,
  authorisation_must_end_in_the_future: badInput(
    d => `提货授权截止日 ${d.until} 须晚于当前营业日期 ${d.today}。`,
    d => `The authorisation ends on ${d.until}, which must be after today’s date, ${d.today}.`,
  ),
} satisfies RefusalTexts<SurrenderRefusal>

export interface Surrender {
  readonly order: DeliveryOrderId
  readonly spans: SpanSet
  /** Who collects: a person, a carrier, the plate of a truck. */
  readonly collector: string
  readonly until: BusinessDate
}

export interface SurrenderState {
  readonly instruments: InstrumentsById
  /** That of the first span; null: there is none. */
  readonly receipt: Receipt | null
}
