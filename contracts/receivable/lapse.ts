import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { type Decision, refuse } from '../kernel/decision.ts'
import type { AllocationPosting } from '../kernel/posting.ts'
import type { RefusalTexts } from '../kernel/refusal-text.ts'
import { LAPSE_DATE_TEXTS, type LapseDateRefusal } from '../wait/lapse-date.ts'
import type { ProposalEnded } from './facts.ts'
import { endProposal, PROPOSED_TEXTS, type ProposedRefusal } from './proposal.ts'
import { RECEIVABLE_KNOWN_TEXTS, type Receivable } from './receivable.ts'

/** The operator ends a proposal that nobody answered, once its date has come and never before. */
export function lapse(
  { receivable }: { readonly receivable: Receivable | null },
  _body: unknown,
  { asOf }: Context,
): Decision<ProposalEnded, AllocationPosting, LapseRefusal> {
  if (receivable === null) return refuse('receivable_must_be_known', 'body.receivable')
  const { status, lapseOn } = receivable
  if (status !== 'proposed')
    return refuse('receivable_must_be_proposed', 'body.receivable', { status })
  if (asOf < lapseOn)
    return refuse('lapse_must_wait_for_its_date', 'body.receivable', { lapseOn, today: asOf })
  return endProposal('receivable.proposal-lapsed.v1', receivable)
}

export const LAPSE_CLASS = 'operator' satisfies ActClass

export type LapseRefusal = 'receivable_must_be_known' | ProposedRefusal | LapseDateRefusal

export const LAPSE_TEXTS = {
  ...RECEIVABLE_KNOWN_TEXTS,
  ...PROPOSED_TEXTS,
  ...LAPSE_DATE_TEXTS,
} satisfies RefusalTexts<LapseRefusal>
