import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Flaw } from '../kernel/instrument.ts'
import { conflict, type RefusalTexts, type Vocabulary } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { SelectedTitles } from './span-set.ts'

/** What is amiss with spans, who accepts them takes knowingly: it names that. */
export function flawRefusal(
  selected: readonly SelectedTitles[],
  knowing: readonly Flaw[],
  context: RuledContext,
): Refused<FlawRefusal> | null {
  for (const [index, { state }] of selected.entries())
    for (const { flaw } of state.guard.flaws(context))
      if (!knowing.includes(flaw))
        return refuse('acceptance_must_name_what_is_amiss', `body.spans.${index}`, { flaw })
  return null
}

export type FlawRefusal = Detailed<'acceptance_must_name_what_is_amiss', { flaw: Flaw }>

export const FLAW_WORDS: Vocabulary<Flaw> = {
  overdue: { zh: '已逾期', en: 'overdue' },
  red_lettered: { zh: '所依据的发票已有红冲', en: 'backed by an invoice with a red letter' },
}

export const FLAW_TEXTS = {
  acceptance_must_name_what_is_amiss: conflict(
    d => `该凭证${d.flaw}；如仍接受，须在 knowing 中注明知悉。`,
    d => `The instrument is ${d.flaw}; whoever takes it all the same names that in knowing.`,
    { flaw: FLAW_WORDS },
  ),
} satisfies RefusalTexts<FlawRefusal>
