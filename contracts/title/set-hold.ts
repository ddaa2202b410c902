import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, type Refused, refuse } from '../kernel/decision.ts'
import { type InstrumentId, NOBODY, type PartyId } from '../kernel/id.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { HoldKind } from '../kernel/title.ts'
import type { PartyRole } from '../party/party.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import type { HoldSet } from './facts.ts'
import {
  SELECTED_TEXTS,
  type SelectedTitles,
  SPAN_FORM_TEXTS,
  type SpanSet,
  type SpanSetRefusal,
  selectTitles,
  spanFormRefusal,
  type UnknownRefusal,
} from './span-set.ts'
import { HOLD_CUTTING_TEXTS, type HoldCuttingRefusal, holdCuttingRefusal } from './splitting.ts'

/**
 * A hold blocks spans and changes nothing else. A court may hold any. A debtor in dispute may hold
 * what the first supplier still has: against those to whom it has passed, the debtor has waived
 * its defences. What is not held is paid.
 * Rule: C4
 */
export function setHold(
  { receivables, roles }: SetHoldState,
  { kind, spans }: HoldBody,
  { party, rules }: RuledContext,
): Decision<HoldSet, TitlePosting, SetHoldRefusal> {
  if (kind !== 'court' && kind !== 'dispute')
    return refuse('hold_must_be_of_a_court_or_a_dispute', 'body.kind')
  if (kind === 'court' && !roles.has('court'))
    return refuse('court_hold_must_be_set_by_a_court', 'party')
  const form = spanFormRefusal(spans)
  if (form) return form
  const isDebtor = (id: InstrumentId) => receivables.get(id)?.receivable.debtor === party
  if (kind === 'dispute' && !spans.every(s => isDebtor(s.instrument)))
    return refuse('dispute_must_be_the_debtors', 'party')
  const selected = selectTitles(spans, receivables)
  if (!selected.ok) return selected
  for (const [index, one] of selected.value.entries()) {
    const refusal = titleRefusal(one, kind, party, `body.spans.${index}`)
    if (refusal) return refusal
  }
  const cutting = holdCuttingRefusal(selected.value, kind, rules)
  if (cutting) return cutting
  return accept(
    selected.value.map(({ instrument, span, titles }) => ({
      type: 'title.hold-set.v1',
      visibleTo: [party, ...titles.map(title => title.holder)],
      kind,
      party,
      spans: [{ instrument, span }],
    })),
    spans.map(({ instrument, span }) => ({
      post: 'hold',
      instrument,
      span,
      kind,
      party,
    })),
  )
}

export const SET_HOLD_CLASS = 'value' satisfies ActClass

export type SetHoldRefusal =
  | 'hold_must_be_of_a_court_or_a_dispute'
  | 'court_hold_must_be_set_by_a_court'
  | 'dispute_must_be_the_debtors'
  | SpanSetRefusal
  | UnknownRefusal
  | HoldTitleRefusal
  | HoldCuttingRefusal

type HoldTitleRefusal =
  | 'title_must_not_be_retired'
  | 'hold_must_not_be_set_twice'
  | 'dispute_must_be_on_what_the_first_supplier_holds'

export const SET_HOLD_TEXTS = {
  hold_must_be_of_a_court_or_a_dispute: badInput(
    '应收账款只能因司法冻结或争议而冻结。',
    'A receivable is held by a court or in a dispute only.',
  ),
  court_hold_must_be_set_by_a_court: notAllowed(
    '司法冻结只能由法院设置。',
    'Only a court sets a court’s hold.',
  ),
  ...SPAN_FORM_TEXTS,
  dispute_must_be_the_debtors: notAllowed('只有债务人可以提出争议。', 'Only the debtor disputes.'),
  ...SELECTED_TEXTS,
  title_must_not_be_retired: conflict(
    '该区间的一部分已清偿。',
    'Part of this span has been paid off.',
  ),
  hold_must_not_be_set_twice: conflict(
    '该区间已有贵方设置的同类冻结。',
    'You have set a hold of this kind on part of this span already.',
  ),
  dispute_must_be_on_what_the_first_supplier_holds: conflict(
    '争议只及于首个供应商仍持有的区间。',
    'A dispute reaches only what the first supplier still holds.',
  ),
  ...HOLD_CUTTING_TEXTS,
} satisfies RefusalTexts<SetHoldRefusal>

export interface HoldBody {
  readonly kind: HoldKind
  readonly spans: SpanSet
}

export interface SetHoldState {
  readonly receivables: ReceivablesById
  /** Of the acting party. */
  readonly roles: ReadonlySet<PartyRole>
}

function titleRefusal(
  { state, titles }: SelectedTitles,
  kind: HoldKind,
  party: PartyId,
  at: string,
): Refused<HoldTitleRefusal> | null {
  if (titles.some(t => t.holder === NOBODY)) return refuse('title_must_not_be_retired', at)
  if (titles.some(t => t.holds.some(h => h.kind === kind && h.party === party)))
    return refuse('hold_must_not_be_set_twice', at)
  if (kind === 'court') return null
  if (titles.some(t => t.holder !== state.receivable.supplier))
    return refuse('dispute_must_be_on_what_the_first_supplier_holds', at)
  return null
}
