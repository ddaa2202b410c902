import type { ActClass } from '../command/act-class.ts'
import { isOverdue } from '../debtor/debtor-standing.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import {
  type Accepted,
  accept,
  type Decision,
  type Detailed,
  type Refused,
  refuse,
} from '../kernel/decision.ts'
import { type Money, money } from '../kernel/money.ts'
import type { Posting } from '../kernel/posting.ts'
import { conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import { dueOn, spanSize } from '../kernel/span.ts'
import { FREE_TEXTS, type FreeRefusal, freeRefusal } from '../title/span-set.ts'
import { deallocate } from '../trade/allocation.ts'
import type { ProposalEnded, ReceivableCancelled } from './facts.ts'
import { endProposal } from './proposal.ts'
import {
  isBetween,
  RECEIVABLE_KNOWN_TEXTS,
  type Receivable,
  type ReceivableState,
  type ReceivableStatus,
  STATUS_WORDS,
} from './receivable.ts'

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
    return refuse('receivable_must_be_proposed_or_issued', 'body.receivable', {
      status: receivable.status,
    })
  return cancelIssued(issued, context)
}

export const CANCEL_CLASS = 'value' satisfies ActClass

export type CancelRefusal =
  | 'receivable_must_be_known'
  | 'canceller_must_be_the_proposer'
  | Detailed<'receivable_must_be_proposed_or_issued', { status: ReceivableStatus }>
  | CancelIssuedRefusal

type CancelIssuedRefusal =
  | 'canceller_must_be_the_first_supplier'
  | Detailed<'receivable_must_be_unpaid', { paid: Money }>
  | Detailed<'receivable_must_not_be_overdue', { dueOn: BusinessDate }>
  | Detailed<'first_supplier_must_hold_every_span', { held: Money; face: Money }>
  | FreeRefusal

export const CANCEL_TEXTS = {
  ...RECEIVABLE_KNOWN_TEXTS,
  canceller_must_be_the_proposer: notAllowed(
    '只有提出方可以撤销；收到提议的一方可以拒绝。',
    'Only its proposer cancels a proposal; the other party can reject it.',
  ),
  receivable_must_be_proposed_or_issued: conflict(
    d => `这笔应收账款${d.status}，已经终结。`,
    d => `The receivable is ${d.status}; it has ended already.`,
    { status: STATUS_WORDS },
  ),
  canceller_must_be_the_first_supplier: notAllowed(
    '已开立的凭证只能由一级供应商作废。',
    'Only the first supplier cancels what has been issued.',
  ),
  receivable_must_be_unpaid: conflict(
    d => `已付款 ${d.paid}，不能作废。`,
    d => `${d.paid} has been paid on it; it cannot be cancelled.`,
  ),
  receivable_must_not_be_overdue: conflict(
    d => `已于 ${d.dueOn} 到期而未付清，不能作废，只能付清。`,
    d => `It was due on ${d.dueOn} and is overdue; it cannot be cancelled, only paid.`,
  ),
  first_supplier_must_hold_every_span: conflict(
    d => `面额 ${d.face} 中一级供应商仅持有 ${d.held}，其余已转让或清偿，不能作废。`,
    d =>
      `The first supplier holds ${d.held} of ${d.face}; the rest has passed on or been paid, ` +
      'so it cannot be cancelled.',
  ),
  ...FREE_TEXTS,
} satisfies RefusalTexts<CancelRefusal>

export interface CancelState {
  readonly receivable: Receivable | null
  /** With all its titles; null unless it has been issued. */
  readonly issued: ReceivableState | null
}

function cancelIssued(
  { receivable, tiling }: ReceivableState,
  context: Context,
): Accepted<ReceivableCancelled, Posting> | Refused<CancelIssuedRefusal> {
  const { id, debtor, supplier, backing, currency } = receivable
  const whole = { lo: 0n, hi: tiling.size }
  const at = 'body.receivable'
  if (supplier !== context.party) return refuse('canceller_must_be_the_first_supplier', 'party')
  if (tiling.paid.p !== 0n)
    return refuse('receivable_must_be_unpaid', at, {
      paid: money(dueOn(whole, tiling.paid), currency),
    })
  if (isOverdue(receivable.dueOn, context))
    return refuse('receivable_must_not_be_overdue', at, { dueOn: receivable.dueOn })
  const own = tiling.titles.filter(t => t.holder === supplier)
  if (own.length < tiling.titles.length)
    return refuse('first_supplier_must_hold_every_span', at, {
      held: money(
        own.map(spanSize).reduce((sum, size) => sum + size, 0n),
        currency,
      ),
      face: money(tiling.size, currency),
    })
  const bound = freeRefusal(tiling.titles, at)
  if (bound) return bound
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
