import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { type Decision, refuse } from '../kernel/decision.ts'
import type { AllocationPosting } from '../kernel/posting.ts'
import { notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { ProposalEnded } from './facts.ts'
import { endProposal, PROPOSED_TEXTS, type ProposedRefusal } from './proposal.ts'
import { isBetween, RECEIVABLE_KNOWN_TEXTS, type Receivable } from './receivable.ts'

/**
 * The other party says no to a proposal: the debtor that it does not owe this, or the supplier that
 * it does not want a certificate, which nobody may force on it.
 */
export function reject(
  { receivable }: { readonly receivable: Receivable | null },
  _body: unknown,
  { party }: Context,
): Decision<ProposalEnded, AllocationPosting, RejectRefusal> {
  if (receivable === null || !isBetween(receivable, party))
    return refuse('receivable_must_be_known', 'body.receivable')
  const { debtor, supplier, proposedBy, status } = receivable
  if (party !== (proposedBy === debtor ? supplier : debtor))
    return refuse('rejecter_must_be_the_other_party', 'party')
  if (status !== 'proposed')
    return refuse('receivable_must_be_proposed', 'body.receivable', { status })
  return endProposal('receivable.proposal-rejected.v1', receivable)
}

export const REJECT_CLASS = 'routine' satisfies ActClass

export type RejectRefusal =
  | 'receivable_must_be_known'
  | 'rejecter_must_be_the_other_party'
  | ProposedRefusal

export const REJECT_TEXTS = {
  ...RECEIVABLE_KNOWN_TEXTS,
  rejecter_must_be_the_other_party: notAllowed(
    '只有收到提议的一方可以拒绝；提出方可以撤销。',
    'Only the party that it was proposed to rejects it; its proposer can cancel it.',
  ),
  ...PROPOSED_TEXTS,
} satisfies RefusalTexts<RejectRefusal>
