import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { Released } from './facts.ts'
import type { ReceivablesById } from './receivable.ts'
import { nameTitles, type SpanSet, type SpanSetRefusal } from './span-set.ts'

/** A pledgee gives up its pledge in spans, or in parts of them; nobody else can. */
export function release(
  { receivables }: { readonly receivables: ReceivablesById },
  { spans }: { readonly spans: SpanSet },
  { party }: Context,
): Decision<Released, TitlePosting, ReleaseRefusal> {
  const named = nameTitles(spans, receivables)
  if ('ok' in named) return named
  for (const [index, { titles }] of named.entries()) {
    const at = `body.spans.${index}`
    // Who has no claim is not told whether another has.
    if (titles.some(t => t.claim?.claimant !== party))
      return refuse('releaser_must_be_the_pledgee', at)
    if (titles.some(t => t.claim?.kind !== 'pledge')) return refuse('span_must_be_pledged', at)
  }
  return accept(
    [{ type: 'receivable.released.v1', pledgee: party, spans }],
    spans.map(({ receivable: instrument, span }) => ({ post: 'free', instrument, span })),
  )
}

export type ReleaseRefusal =
  | SpanSetRefusal
  | 'releaser_must_be_the_pledgee'
  | 'span_must_be_pledged'
