import type { ActClass } from '../command/act-class.ts'
import { accept, type Decision, type Refused, refuse } from '../kernel/decision.ts'
import type { InstrumentsById } from '../kernel/instrument.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Title } from '../kernel/title.ts'
import type { Released, SplittingWatched } from './facts.ts'
import {
  FACE_TEXTS,
  FREE_TEXTS,
  type HeldRefusal,
  heldRefusal,
  type SelectedTitles,
  SPAN_FORM_TEXTS,
  type SpanSet,
  type SpanSetRefusal,
  selectOwnTitles,
} from './span-set.ts'
import {
  SPLITTING_TEXTS,
  type SplittingRefusal,
  splittingRefusal,
  watchSplitting,
} from './splitting.ts'

/** A pledgee gives up its pledge in spans, or in parts of them; nobody else can. */
export function release(
  { instruments }: { readonly instruments: InstrumentsById },
  { spans }: { readonly spans: SpanSet },
  { party, rules }: RuledContext,
): Decision<Released | SplittingWatched, TitlePosting, ReleaseRefusal> {
  const claimed = (title: Title) => title.claim?.claimant === party
  const selected = selectOwnTitles(spans, instruments, claimed, at =>
    refuse('releaser_must_be_the_pledgee', at),
  )
  if (!selected.ok) return selected
  const other = selected.value.findIndex(n => n.titles.some(t => t.claim?.kind !== 'pledge'))
  if (other >= 0) return refuse('span_must_be_pledged', `body.spans.${other}`)
  const paying = paymentRefusal(selected.value) ?? splittingRefusal(selected.value, rules)
  if (paying) return paying
  return accept(
    [
      ...selected.value.map(({ instrument, span, titles }) => ({
        type: 'title.released.v1' as const,
        visibleTo: [party, ...titles.map(title => title.holder)],
        pledgee: party,
        spans: [{ instrument, span }],
      })),
      ...watchSplitting(selected.value, rules),
    ],
    spans.map(({ instrument, span }) => ({ post: 'free', instrument, span })),
  )
}

/** While the debtor's bank pays the pledgee, its pledge stays. */
function paymentRefusal(titles: readonly SelectedTitles[]): Refused<HeldRefusal> | null {
  for (const [index, one] of titles.entries()) {
    const paying = one.titles.filter(({ holds }) => holds.some(({ kind }) => kind === 'payment'))
    const held = paying.map(title => ({
      ...title,
      holds: title.holds.filter(({ kind }) => kind === 'payment'),
    }))
    const refused = heldRefusal(held, `body.spans.${index}`)
    if (refused) return refused
  }
  return null
}

export const RELEASE_CLASS = 'value' satisfies ActClass

export type ReleaseRefusal =
  | SpanSetRefusal
  | 'releaser_must_be_the_pledgee'
  | 'span_must_be_pledged'
  | HeldRefusal
  | SplittingRefusal

export const RELEASE_TEXTS = {
  ...SPAN_FORM_TEXTS,
  releaser_must_be_the_pledgee: notAllowed(
    '只有质权人可以解押。',
    'Only the pledgee may release a pledge.',
  ),
  ...FACE_TEXTS,
  span_must_be_pledged: conflict(
    '该区间并未全部质押给贵方，请只列已质押的区间。',
    'Not all of this span is pledged to you; name only what is.',
  ),
  title_must_be_free_of_holds: FREE_TEXTS.title_must_be_free_of_holds,
  ...SPLITTING_TEXTS,
} satisfies RefusalTexts<ReleaseRefusal>
