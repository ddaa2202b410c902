import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { HoldLifted } from './facts.ts'
import type { ReceivablesById } from './receivable.ts'
import type { HoldBody } from './set-hold.ts'
import { nameTitles, type SpanSetRefusal } from './span-set.ts'

/** Who set a hold lifts it, on all of its spans or on a part; the holds of others stay. */
export function liftHold(
  { receivables }: { readonly receivables: ReceivablesById },
  { kind, spans }: HoldBody,
  { party }: Context,
): Decision<HoldLifted, TitlePosting, LiftHoldRefusal> {
  const named = nameTitles(spans, receivables)
  if ('ok' in named) return named
  const lifts: TitlePosting[] = []
  for (const [index, { receivable: instrument, titles }] of named.entries()) {
    for (const { lo, hi, holds } of titles) {
      const own = holds.find(h => h.kind === kind && h.party === party)
      if (!own) return refuse('hold_must_be_the_partys_own', `body.spans.${index}`)
      lifts.push({ post: 'lift', instrument, span: { lo, hi }, setBy: own.setBy })
    }
  }
  return accept([{ type: 'receivable.hold-lifted.v1', kind, party, spans }], lifts)
}

export type LiftHoldRefusal = SpanSetRefusal | 'hold_must_be_the_partys_own'
