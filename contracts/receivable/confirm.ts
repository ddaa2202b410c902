import {
  type DebtorStanding,
  type DebtorStandingRefusal,
  debtorStandingRefusal,
} from '../debtor/debtor-standing.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { ReceivableId } from '../kernel/id.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { InvoicesById } from '../trade/allocate-invoices.ts'
import type { Digest } from '../trade/invoice.ts'
import type { ReceivableConfirmed } from './facts.ts'
import { packageNumberOf } from './package-number.ts'
import { isBetween, type Receivable } from './receivable.ts'
import { UNDERTAKING, WAIVER } from './undertaking.ts'

/**
 * The debtor confirms with its own key that it owes this amount on this date, to whoever holds it
 * then. The receivable is issued: one title over its whole face, of the first supplier. From here
 * on the titles are the one record of the debt, each under one holder's control to its end.
 * Rule: C18
 */
export function confirm(
  { receivable, standing, invoices, serial }: ConfirmState,
  { amount, dueOn, undertaking, waiver }: Confirmation,
  context: RuledContext,
): Decision<ReceivableConfirmed, TitlePosting, ConfirmRefusal> {
  const { party, asOf } = context
  if (receivable === null || !isBetween(receivable, party))
    return refuse('receivable_must_be_known', 'body.receivable')
  if (receivable.debtor !== party) return refuse('confirmer_must_be_the_debtor', 'party')
  if (receivable.status !== 'proposed')
    return refuse('receivable_must_be_proposed', 'body.receivable')
  if (asOf >= receivable.lapseOn)
    return refuse('proposal_must_not_be_past_its_date', 'body.receivable')
  if (amount !== receivable.amount)
    return refuse('confirmation_must_state_the_proposed_amount', 'body.amount')
  if (dueOn !== receivable.dueOn)
    return refuse('confirmation_must_state_the_proposed_due_date', 'body.dueOn')
  if (undertaking !== UNDERTAKING.digest)
    return refuse('undertaking_must_be_the_text_in_force', 'body.undertaking')
  if (waiver !== WAIVER.digest) return refuse('waiver_must_be_the_text_in_force', 'body.waiver')
  if (
    receivable.backing.some(
      allocation => invoices.get(allocation.invoice)?.invoice.redLettered !== false,
    )
  )
    return refuse('invoice_must_not_be_red_lettered', 'body.receivable')
  const debts = debtorStandingRefusal(standing, context)
  if (debts) return refuse(debts, 'party')

  const { id, supplier } = receivable
  const confirmed: ReceivableConfirmed = {
    type: 'receivable.confirmed.v1',
    visibleTo: [party, supplier],
    receivable: id,
    debtor: party,
    supplier,
    amount,
    dueOn,
    undertaking,
    waiver,
    packageNumber: packageNumberOf({ issuedOn: asOf, serial }),
  }
  return accept([confirmed], [{ post: 'issue', instrument: id, size: amount, to: supplier }])
}

export type ConfirmRefusal =
  | 'receivable_must_be_known'
  | 'confirmer_must_be_the_debtor'
  | 'receivable_must_be_proposed'
  | 'proposal_must_not_be_past_its_date'
  | 'confirmation_must_state_the_proposed_amount'
  | 'confirmation_must_state_the_proposed_due_date'
  | 'undertaking_must_be_the_text_in_force'
  | 'waiver_must_be_the_text_in_force'
  | 'invoice_must_not_be_red_lettered'
  | DebtorStandingRefusal

/** The debtor signs what it owes, not only a number to look it up by. */
export interface Confirmation {
  readonly receivable: ReceivableId
  readonly amount: bigint
  readonly dueOn: BusinessDate
  /** Of the Chinese texts in force. */
  readonly undertaking: Digest
  readonly waiver: Digest
}

export interface ConfirmState {
  readonly receivable: Receivable | null
  readonly standing: DebtorStanding
  /** Those that back it. */
  readonly invoices: InvoicesById
  /** Not yet used for a package issued on this business date; at most 8 digits. */
  readonly serial: number
}
