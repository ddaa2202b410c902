import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { InstrumentsById } from '../kernel/instrument.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Hold, Title } from '../kernel/title.ts'
import type { HoldLifted } from './facts.ts'
import type { HoldBody } from './set-hold.ts'
import {
  FACE_TEXTS,
  listConcerned,
  SPAN_FORM_TEXTS,
  type SpanSetRefusal,
  selectOwnTitles,
} from './span-set.ts'
import { HOLD_CUTTING_TEXTS, type HoldCuttingRefusal, holdCuttingRefusal } from './splitting.ts'

/** Who set a hold lifts it, on all of its spans or on a part; the holds of others stay. */
export function liftHold(
  { instruments }: { readonly instruments: InstrumentsById },
  { kind, spans }: HoldBody,
  { party, rules }: RuledContext,
): Decision<HoldLifted, TitlePosting, LiftHoldRefusal> {
  // What was made for a payment ends with it, and by nobody's word before.
  const own = ({ holds }: Title) =>
    kind === 'payment' ? undefined : holds.find(h => h.kind === kind && h.party === party)
  const isHeld = (title: Title) => own(title) !== undefined
  const selected = selectOwnTitles(spans, instruments, isHeld, at =>
    refuse('hold_must_be_the_partys_own', at),
  )
  if (!selected.ok) return selected
  const cutting = holdCuttingRefusal(selected.value, kind, rules)
  if (cutting) return cutting
  return accept(
    selected.value.map(({ instrument, span, titles }) => ({
      type: 'title.hold-lifted.v1',
      visibleTo: [party, ...listConcerned(titles)],
      kind,
      party,
      spans: [{ instrument, span }],
    })),
    selected.value.flatMap(({ instrument, titles }) =>
      titles.map(title => {
        const { lo, hi } = title
        return { post: 'lift', instrument, span: { lo, hi }, setBy: own(title)!.setBy } as const
      }),
    ),
  )
}

/**
 * The hold that an alarm has set is lifted by who set it together with who has a claim on what is
 * held, and whom else the noun of the instrument names. Of what the party does not hold so nobody
 * is asked: the clause says that.
 */
export function listLiftCosigners(
  { kind, party }: Pick<Hold, 'kind' | 'party'>,
  titles: readonly Title[],
  named: readonly PartyId[],
): readonly PartyId[] {
  const isOwn = ({ holds }: Title) => holds.some(h => h.kind === kind && h.party === party)
  const own = titles.filter(isOwn)
  if (kind !== 'sensor' || own.length === 0) return []
  return [...named, ...own.flatMap(({ claim }) => (claim ? [claim.claimant] : []))]
}

export const LIFT_HOLD_CLASS = 'value' satisfies ActClass

export type LiftHoldRefusal = SpanSetRefusal | 'hold_must_be_the_partys_own' | HoldCuttingRefusal

export const LIFT_HOLD_TEXTS = {
  ...SPAN_FORM_TEXTS,
  hold_must_be_the_partys_own: notAllowed(
    '所列区间并非全部有贵方设置的此类冻结；冻结只能由设置方解除。',
    'You have not set a hold of this kind on all of this span, and only who set a hold lifts ' +
      'it; name only what you hold so.',
  ),
  ...FACE_TEXTS,
  ...HOLD_CUTTING_TEXTS,
} satisfies RefusalTexts<LiftHoldRefusal>
