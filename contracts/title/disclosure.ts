import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import type { InstrumentId } from '../kernel/id.ts'
import type { Flaw, FoundFlaw } from '../kernel/instrument.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { FLAW_WORDS } from './flaw.ts'
import type { SelectedTitles } from './span-set.ts'

/** What the holder of offered spans lets the other side see of them, and what that has seen. */
export interface Disclosed {
  /** The first business date on which it can no longer be looked at; null: nothing is disclosed. */
  readonly disclosedUntil: BusinessDate | null
  /** What was shown last; null: nobody has looked. */
  readonly shown: Shown | null
}

export const NOT_DISCLOSED: Disclosed = { disclosedUntil: null, shown: null }

/** A text that was shown, and what of it must not have become worse when the offer is accepted. */
export interface Shown {
  readonly digest: Digest
  readonly flaws: readonly FlawOf[]
}

/** What is amiss with one of the instruments. */
export interface FlawOf extends FoundFlaw {
  readonly instrument: InstrumentId
}

/** Lists what is amiss with instruments, each named once. */
export function listFlaws(
  selected: readonly SelectedTitles[],
  context: RuledContext,
): readonly FlawOf[] {
  const states = new Map(selected.map(({ instrument, state }) => [instrument, state]))
  return [...states].flatMap(([instrument, { guard }]) =>
    guard.flaws(context).map(found => ({ instrument, ...found })),
  )
}

/**
 * Who was let see what lies behind an offer accepts it by the text that it was shown, so that both
 * can say later what it knew; and what has become worse since, it looks at again first.
 * Rule: C11
 */
export function shownRefusal(
  { disclosedUntil, shown }: Disclosed,
  seen: Digest | undefined,
  selected: readonly SelectedTitles[],
  context: RuledContext,
): Refused<ShownRefusal> | null {
  if (shown === null) {
    if (disclosedUntil !== null && context.asOf < disclosedUntil)
      return refuse('what_is_disclosed_must_be_looked_at', 'body.seen', { until: disclosedUntil })
    if (seen === undefined) return null
    return refuse('acceptance_must_name_only_what_was_shown', 'body.seen')
  }
  const { digest, flaws } = shown
  if (seen !== digest) return refuse('acceptance_must_name_what_was_shown', 'body.seen', { digest })
  for (const [index, one] of selected.entries()) {
    const now = listFlaws([one], context)
    const worse = now.find(found => !flaws.some(known => isSame(known, found)))
    if (worse)
      return refuse('what_was_shown_must_not_have_become_worse', `body.spans.${index}`, {
        flaw: worse.flaw,
      })
  }
  return null
}

export type ShownRefusal =
  | Detailed<'what_is_disclosed_must_be_looked_at', { until: BusinessDate }>
  | 'acceptance_must_name_only_what_was_shown'
  | Detailed<'acceptance_must_name_what_was_shown', { digest: Digest }>
  | Detailed<'what_was_shown_must_not_have_become_worse', { flaw: Flaw }>

export const SHOWN_TEXTS = {
  what_is_disclosed_must_be_looked_at: conflict(
    d => `持有人已披露贸易背景等资料（${d.until} 前可查阅），请先查阅再接受。`,
    d => `The holder discloses what lies behind it until ${d.until}; look at that first.`,
  ),
  acceptance_must_name_only_what_was_shown: conflict(
    '贵方未查阅过该要约的披露资料，接受时不得填写其摘要（seen）。',
    'Nothing of this offer was shown to you, so the acceptance must leave seen out.',
  ),
  acceptance_must_name_what_was_shown: conflict(
    d => `接受时须在 seen 中填写最近一次查阅内容的摘要 ${d.digest}。`,
    d => `The acceptance must name in seen the digest of what you were shown last, ${d.digest}.`,
  ),
  what_was_shown_must_not_have_become_worse: conflict(
    d => `查阅之后情况恶化：该凭证${d.flaw}；请重新查阅后再接受。`,
    d => `Since it was shown to you the instrument has become worse: it is ${d.flaw}; look again.`,
    { flaw: FLAW_WORDS },
  ),
} satisfies RefusalTexts<ShownRefusal>

function isSame(a: FlawOf, b: FlawOf): boolean {
  return a.instrument === b.instrument && a.flaw === b.flaw && a.extent === b.extent
}
