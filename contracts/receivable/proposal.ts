import { type Accepted, accept } from '../kernel/decision.ts'
import type { UsePosting } from '../kernel/posting.ts'
import { giveBack } from '../trade/allocation.ts'
import type { ProposalEnded } from './facts.ts'
import type { Receivable } from './receivable.ts'

/** A proposal that came to nothing: its invoices may back something else. */
export function endProposal(
  type: ProposalEnded['type'],
  { id: receivable, debtor, supplier, backing }: Receivable,
): Accepted<ProposalEnded, UsePosting> {
  return accept([{ type, receivable, debtor, supplier }], giveBack(backing))
}
