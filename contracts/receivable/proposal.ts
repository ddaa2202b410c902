import { type Accepted, accept, type Detailed } from '../kernel/decision.ts'
import type { AllocationPosting } from '../kernel/posting.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { deallocate } from '../trade/allocation.ts'
import type { ProposalEnded } from './facts.ts'
import { type Receivable, type ReceivableStatus, STATUS_WORDS } from './receivable.ts'

/** Ends a proposal that came to nothing: its invoices may back something else. */
export function endProposal(
  type: ProposalEnded['type'],
  { id: receivable, debtor, supplier, backing }: Receivable,
): Accepted<ProposalEnded, AllocationPosting> {
  return accept(
    [{ type, visibleTo: [debtor, supplier], receivable, debtor, supplier }],
    deallocate(backing),
  )
}

/** Only a proposal that waits for an answer is confirmed, rejected or lapses. */
export type ProposedRefusal = Detailed<'receivable_must_be_proposed', { status: ReceivableStatus }>

export const PROPOSED_TEXTS = {
  receivable_must_be_proposed: conflict(
    d => `这笔应收账款${d.status}，不在待确认状态。`,
    d => `The receivable is ${d.status}, not waiting for an answer.`,
    { status: STATUS_WORDS },
  ),
} satisfies RefusalTexts<ProposedRefusal>
