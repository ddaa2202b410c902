import { type Accepted, accept } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { FinancingEnded } from './facts.ts'
import type { Financing } from './financing.ts'

/** Ends a financing: whatever it has bound is free, and its lender's limits with it. */
export function endFinancing(
  { id, status: was, parts }: Financing,
  status: FinancingEnded['status'],
  reason: string | null,
  visibleTo: readonly PartyId[],
): Accepted<FinancingEnded, TitlePosting> {
  const bound = was === 'requested' ? [] : parts
  return accept(
    [{ type: 'financing.ended.v1', visibleTo, financing: id, status, reason }],
    bound.map(({ instrument, span }) => ({ post: 'free', instrument, span })),
  )
}
