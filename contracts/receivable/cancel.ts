import { isOverdue } from '../debtor/debtor-standing.ts'
import type { Context } from '../kernel/context.ts'
import { type Accepted, accept, type Decision, type Refused, refuse } from '../kernel/decision.ts'
import type { Posting } from '../kernel/posting.ts'
import { deallocate } from '../trade/allocation.ts'
import type { ProposalEnded, ReceivableCancelled } from './facts.ts'
import { endProposal } from './proposal.ts'
import { isBetween, type Receivable, type ReceivableState } from './receivable.ts'

/**
 * A proposal is cancelled by its proposer. An issued receivable only by its first supplier, who
 * must hold all of it, unpaid and free: then nobody else can be hurt, and its invoices may back
 * something else. Once it is overdue the debtor's failure stands until it is paid.
 * Rule: C12
 */
export function cancel(
  { receivable, issued }: CancelState,
  _body: unknown,
  context: Context,
): Decision<ProposalEnded | ReceivableCancelled, Posting, CancelRefusal> {
  const { party } = context
  if (receivable === null || !isBetween(receivable, party))
    return refuse('receivable_must_be_known', 'body.receivable')
  if (receivable.status === 'proposed') {
    if (receivable.proposedBy !== party) return refuse('canceller_must_be_the_proposer', 'party')
    return endProposal('receivable.proposal-cancelled.v1', receivable)
  }
  if (receivable.status !== 'issued' || issued === null)
    return refuse('receivable_must_be_proposed_or_issued', 'body.receivable')
  return cancelIssued(issued, context)
}

export type CancelRefusal =
  | 'receivable_must_be_known'
  | 'canceller_must_be_the_proposer'
  | 'receivable_must_be_proposed_or_issued'
  | 'canceller_must_be_the_first_supplier'
  | 'receivable_must_be_unpaid'
  | 'receivable_must_not_be_overdue'
  | 'first_supplier_must_hold_every_span'
  | 'title_must_be_free_of_claims'
  | 'title_must_be_free_of_holds'

export interface CancelState {
  readonly receivable: Receivable | null
  /** With all its titles; null unless it has been issued. */
  readonly issued: ReceivableState | null
}

function cancelIssued(
  { receivable, tiling }: ReceivableState,
  context: Context,
): Accepted<ReceivableCancelled, Posting> | Refused<CancelRefusal> {
  const { id, debtor, supplier, backing } = receivable
  if (supplier !== context.party) return refuse('canceller_must_be_the_first_supplier', 'party')
  if (tiling.paid.p !== 0n) return refuse('receivable_must_be_unpaid', 'body.receivable')
  if (isOverdue(receivable.dueOn, context))
    return refuse('receivable_must_not_be_overdue', 'body.receivable')
  if (tiling.titles.some(t => t.holder !== supplier))
    return refuse('first_supplier_must_hold_every_span', 'body.receivable')
  if (tiling.titles.some(t => t.claim !== null))
    return refuse('title_must_be_free_of_claims', 'body.receivable')
  if (tiling.titles.some(t => t.holds.length > 0))
    return refuse('title_must_be_free_of_holds', 'body.receivable')
  const whole = { lo: 0n, hi: tiling.size }
  return accept(
    [
      {
        type: 'receivable.cancelled.v1',
        visibleTo: [debtor, supplier],
        receivable: id,
        debtor,
        supplier,
      },
    ],
    [{ post: 'retire', instrument: id, span: whole }, ...deallocate(backing)],
  )
}
