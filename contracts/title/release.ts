import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { Title } from '../kernel/title.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import type { Released } from './facts.ts'
import { type SpanSet, type SpanSetRefusal, selectOwnTitles } from './span-set.ts'

/** A pledgee gives up its pledge in spans, or in parts of them; nobody else can. */
export function release(
  { receivables }: { readonly receivables: ReceivablesById },
  { spans }: { readonly spans: SpanSet },
  { party }: Context,
): Decision<Released, TitlePosting, ReleaseRefusal> {
  const claimed = (title: Title) => title.claim?.claimant === party
  const named = selectOwnTitles(spans, receivables, claimed, 'releaser_must_be_the_pledgee')
  if ('ok' in named) return named
  const other = named.findIndex(n => n.titles.some(t => t.claim?.kind !== 'pledge'))
  if (other >= 0) return refuse('span_must_be_pledged', `body.spans.${other}`)
  return accept(
    named.map(({ receivable, span, titles }) => ({
      type: 'title.released.v1',
      visibleTo: [party, ...titles.map(title => title.holder)],
      pledgee: party,
      spans: [{ receivable, span }],
    })),
    spans.map(({ receivable: instrument, span }) => ({ post: 'free', instrument, span })),
  )
}

export type ReleaseRefusal =
  | SpanSetRefusal
  | 'releaser_must_be_the_pledgee'
  | 'span_must_be_pledged'
