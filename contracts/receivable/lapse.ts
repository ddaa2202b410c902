import type { Context } from '../kernel/context.ts'
import { type Decision, refuse } from '../kernel/decision.ts'
import type { AllocationPosting } from '../kernel/posting.ts'
import type { ProposalEnded } from './facts.ts'
import { endProposal } from './proposal.ts'
import type { Receivable } from './receivable.ts'

/** The operator ends a proposal that nobody answered, once its date has come and never before. */
export function lapse(
  { receivable }: { readonly receivable: Receivable | null },
  _body: unknown,
  { asOf }: Context,
): Decision<ProposalEnded, AllocationPosting, LapseRefusal> {
  if (receivable === null) return refuse('receivable_must_be_known', 'body.receivable')
  if (receivable.status !== 'proposed')
    return refuse('receivable_must_be_proposed', 'body.receivable')
  if (asOf < receivable.lapseOn) return refuse('lapse_must_wait_for_its_date', 'body.receivable')
  return endProposal('receivable.proposal-lapsed.v1', receivable)
}

export type LapseRefusal =
  | 'receivable_must_be_known'
  | 'receivable_must_be_proposed'
  | 'lapse_must_wait_for_its_date'
