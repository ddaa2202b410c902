import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, type Refusal, type Refused, refuse } from '../kernel/decision.ts'
import { NOBODY, type PartyId } from '../kernel/id.ts'
import type { Guarded, InstrumentsById } from '../kernel/instrument.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { titlesMeeting } from '../kernel/tiling.ts'
import type { HoldKind } from '../kernel/title.ts'
import type { PartyRole } from '../party/party.ts'
import type { HoldSet } from './facts.ts'
import {
  listConcerned,
  SELECTED_TEXTS,
  type SelectedTitles,
  type SpanSet,
  type SpanSetRefusal,
  selectTitles,
  spanFormRefusal,
} from './span-set.ts'
import { HOLD_CUTTING_TEXTS, type HoldCuttingRefusal, holdCuttingRefusal } from './splitting.ts'

/**
 * A hold blocks spans and changes nothing else. A court may hold any; who may set another hold, and
 * on which titles, the noun of the instrument says.
 */
export function setHold(
  { instruments, roles }: SetHoldState,
  { kind, spans }: HoldBody,
  { party, rules }: RuledContext,
): Decision<HoldSet, TitlePosting, SetHoldRefusal> | Refused<Refusal> {
  if (kind === 'court' && !roles.has('court'))
    return refuse('court_hold_must_be_set_by_a_court', 'party')
  const form = spanFormRefusal(spans)
  if (form) return form
  for (const [index, { instrument, span }] of spans.entries()) {
    const { guard, tiling } = instruments.get(instrument)!
    const at = `body.spans.${index}`
    const met = titlesMeeting(tiling, span)
    const guarded = kind === 'court' ? null : guard.setHold(kind, party, met, at)
    if (guarded) return guarded
  }
  const selected = selectTitles(spans, instruments)
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
      visibleTo: [party, ...listConcerned(titles)],
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
  | 'court_hold_must_be_set_by_a_court'
  | SpanSetRefusal
  | HoldTitleRefusal
  | HoldCuttingRefusal

type HoldTitleRefusal = 'title_must_not_be_retired' | 'hold_must_not_be_set_twice'

export const SET_HOLD_TEXTS = {
  court_hold_must_be_set_by_a_court: notAllowed(
    '司法冻结只能由法院设置。',
    'Only a party that is a court may set a hold of the kind court.',
  ),
  ...SELECTED_TEXTS,
  title_must_not_be_retired: conflict(
    '该区间的一部分已清偿，请只列未清偿的区间。',
    'Part of this span has been paid off; name only what has not.',
  ),
  hold_must_not_be_set_twice: conflict(
    '该区间的一部分已有贵方设置的同类冻结，请只列其余区间。',
    'You have set a hold of this kind on part of this span already; name only the rest.',
  ),
  ...HOLD_CUTTING_TEXTS,
} satisfies RefusalTexts<SetHoldRefusal>

export interface HoldBody {
  readonly kind: HoldKind
  readonly spans: SpanSet
}

export interface SetHoldState {
  readonly instruments: InstrumentsById
  /** Of the acting party. */
  readonly roles: ReadonlySet<PartyRole>
}

function titleRefusal(
  { state, titles }: SelectedTitles,
  kind: HoldKind,
  party: PartyId,
  at: string,
): Refused<HoldTitleRefusal> | Guarded {
  if (titles.some(t => t.holder === NOBODY)) return refuse('title_must_not_be_retired', at)
  if (titles.some(t => t.holds.some(h => h.kind === kind && h.party === party)))
    return refuse('hold_must_not_be_set_twice', at)
  if (kind === 'court') return null
  for (const title of titles) {
    const guarded = state.guard.reach(kind, title, at)
    if (guarded) return guarded
  }
  return null
}
