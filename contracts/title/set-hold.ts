import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Refused, refuse } from '../kernel/decision.ts'
import { NOBODY, type PartyId, type ReceivableId } from '../kernel/id.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { HoldKind } from '../kernel/title.ts'
import type { PartyRole } from '../party/party.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import type { HoldSet } from './facts.ts'
import {
  type SelectedTitles,
  type SpanSet,
  type SpanSetRefusal,
  selectTitles,
  type UnknownRefusal,
} from './span-set.ts'

/**
 * A hold blocks spans and changes nothing else. A court may hold any. A debtor in dispute may hold
 * what the first supplier still has: against those to whom it has passed, the debtor has waived
 * its defences. What is not held is paid.
 * Rule: C4
 */
export function setHold(
  { receivables, roles }: SetHoldState,
  { kind, spans }: HoldBody,
  { party }: Context,
): Decision<HoldSet, TitlePosting, SetHoldRefusal> {
  if (kind !== 'court' && kind !== 'dispute')
    return refuse('hold_must_be_of_a_court_or_a_dispute', 'body.kind')
  if (kind === 'court' && !roles.has('court'))
    return refuse('court_hold_must_be_set_by_a_court', 'party')
  const isDebtor = (id: ReceivableId) => receivables.get(id)?.receivable.debtor === party
  if (kind === 'dispute' && !spans.every(s => isDebtor(s.receivable)))
    return refuse('dispute_must_be_the_debtors', 'party')
  const named = selectTitles(spans, receivables)
  if ('ok' in named) return named
  for (const [index, one] of named.entries()) {
    const refusal = titleRefusal(one, kind, party, `body.spans.${index}`)
    if (refusal) return refusal
  }
  return accept(
    named.map(({ receivable, span, titles }) => ({
      type: 'title.hold-set.v1',
      visibleTo: [party, ...titles.map(title => title.holder)],
      kind,
      party,
      spans: [{ receivable, span }],
    })),
    spans.map(({ receivable: instrument, span }) => ({
      post: 'hold',
      instrument,
      span,
      kind,
      party,
    })),
  )
}

export type SetHoldRefusal =
  | 'hold_must_be_of_a_court_or_a_dispute'
  | 'court_hold_must_be_set_by_a_court'
  | 'dispute_must_be_the_debtors'
  | SpanSetRefusal
  | UnknownRefusal
  | 'title_must_not_be_retired'
  | 'hold_must_not_be_set_twice'
  | 'dispute_must_be_on_what_the_first_supplier_holds'

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
): Refused<SetHoldRefusal> | null {
  if (titles.some(t => t.holder === NOBODY)) return refuse('title_must_not_be_retired', at)
  if (titles.some(t => t.holds.some(h => h.kind === kind && h.party === party)))
    return refuse('hold_must_not_be_set_twice', at)
  if (kind === 'court') return null
  if (titles.some(t => t.holder !== state.receivable.supplier))
    return refuse('dispute_must_be_on_what_the_first_supplier_holds', at)
  return null
}
