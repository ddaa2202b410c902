import type { Context } from '../kernel/context.ts'
import { accept, type Decision } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { Title } from '../kernel/title.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import type { HoldLifted } from './facts.ts'
import type { HoldBody } from './set-hold.ts'
import { type SpanSetRefusal, selectOwnTitles } from './span-set.ts'

/** Who set a hold lifts it, on all of its spans or on a part; the holds of others stay. */
export function liftHold(
  { receivables }: { readonly receivables: ReceivablesById },
  { kind, spans }: HoldBody,
  { party }: Context,
): Decision<HoldLifted, TitlePosting, LiftHoldRefusal> {
  const own = ({ holds }: Title) => holds.find(h => h.kind === kind && h.party === party)
  const isHeld = (title: Title) => own(title) !== undefined
  const named = selectOwnTitles(spans, receivables, isHeld, 'hold_must_be_the_partys_own')
  if ('ok' in named) return named
  return accept(
    named.map(({ receivable, span, titles }) => ({
      type: 'title.hold-lifted.v1',
      visibleTo: [party, ...titles.map(title => title.holder)],
      kind,
      party,
      spans: [{ receivable, span }],
    })),
    named.flatMap(({ receivable: instrument, titles }) =>
      titles.map(title => {
        const { lo, hi } = title
        return { post: 'lift', instrument, span: { lo, hi }, setBy: own(title)!.setBy } as const
      }),
    ),
  )
}

export type LiftHoldRefusal = SpanSetRefusal | 'hold_must_be_the_partys_own'
