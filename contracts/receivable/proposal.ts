import { type Accepted, accept } from '../kernel/decision.ts'
import type { AllocationPosting } from '../kernel/posting.ts'
import { deallocate } from '../trade/allocation.ts'
import type { ProposalEnded } from './facts.ts'
import type { Receivable } from './receivable.ts'

/** A proposal that came to nothing: its invoices may back something else. */
export function endProposal(
  type: ProposalEnded['type'],
  { id: receivable, debtor, supplier, backing }: Receivable,
): Accepted<ProposalEnded, AllocationPosting> {
  return accept(
    [{ type, visibleTo: [debtor, supplier], receivable, debtor, supplier }],
    deallocate(backing),
  )
}
