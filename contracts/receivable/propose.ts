import {
  type DebtorStanding,
  type DebtorStandingRefusal,
  debtorStandingRefusal,
} from '../debtor/debtor-standing.ts'
import { addMonths, type BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import type { AllocationPosting } from '../kernel/posting.ts'
import type { RuledContext, Rules } from '../kernel/rules.ts'
import type { Party } from '../party/party.ts'
import {
  type AllocatedTrade,
  allocateInvoices,
  type Citation,
  type InvoicesById,
  spreadOver,
  type TradeRefusal,
} from '../trade/allocate-invoices.ts'
import { allocate } from '../trade/allocation.ts'
import { waitForConfirmation } from '../wait/wait.ts'
import type { ReceivableProposed } from './facts.ts'
import { type TermOfPaymentRefusal, termOfPaymentRefusal } from './term-of-payment.ts'

/**
 * Supplier or debtor proposes that invoices become one receivable; what they lose of their amounts
 * is reserved until the debtor answers. The face is what is used of the invoices.
 */
export function propose(
  { debtor, supplier, standing, invoices }: ProposeState,
  { receivable, dueOn, trade }: Proposal,
  context: RuledContext,
): Decision<ReceivableProposed, AllocationPosting, ProposeRefusal> {
  const { party, rules } = context
  const parties = partiesRefusal(debtor, supplier, party)
  if (parties) return parties
  const term = dueDateRefusal(dueOn, context)
  if (term) return refuse(term, 'body.dueOn')

  const between = { seller: supplier!.id, buyer: debtor!.id, requester: party }
  const cited = allocateInvoices(trade, invoices, between)
  if (!cited.ok) return cited
  const { amount, currency, spans } = cited.value
  if (amount > rules.packageMinorMax)
    return refuse('face_must_be_at_most_that_of_a_package', 'body.trade')
  const terms = termsRefusal(cited.value, supplier!, debtor!, dueOn, rules)
  if (terms) return terms
  const debts = debtorStandingRefusal(standing, context)
  if (debts) return refuse(debts, 'body.debtor')

  const backing = spreadOver(spans, [{ instrument: receivable, amount }])
  const proposed: ReceivableProposed = {
    type: 'receivable.proposed.v1',
    visibleTo: [debtor!.id, supplier!.id],
    opens: {
      kind: 'confirmation',
      awaited: debtor!.id,
      ...waitForConfirmation(dueOn, context),
    },
    receivable,
    debtor: debtor!.id,
    supplier: supplier!.id,
    proposedBy: party,
    amount,
    currency,
    dueOn,
    backing,
    clauses: clausesOf(cited.value),
  }
  return accept([proposed], allocate(backing))
}

export type ProposeRefusal =
  | 'debtor_must_be_enrolled_as_a_debtor'
  | 'debtor_must_be_active'
  | 'supplier_must_be_enrolled_as_a_supplier'
  | 'supplier_must_be_active'
  | 'supplier_must_not_be_the_debtor'
  | 'proposer_must_be_supplier_or_debtor'
  | 'due_date_must_be_in_the_future'
  | 'due_date_must_be_within_the_longest_term'
  | TradeRefusal
  | 'face_must_be_at_most_that_of_a_package'
  | TermOfPaymentRefusal
  | DebtorStandingRefusal

export interface Proposal {
  readonly receivable: ReceivableId
  readonly dueOn: BusinessDate
  readonly trade: readonly Citation[]
}

export interface ProposeState {
  /** Null when no such party is enrolled. */
  readonly debtor: Party | null
  readonly supplier: Party | null
  readonly standing: DebtorStanding
  readonly invoices: InvoicesById
}

function partiesRefusal(
  debtor: Party | null,
  supplier: Party | null,
  party: PartyId,
): Refused<ProposeRefusal> | null {
  if (!debtor?.roles.has('debtor'))
    return refuse('debtor_must_be_enrolled_as_a_debtor', 'body.debtor')
  if (debtor.status !== 'active') return refuse('debtor_must_be_active', 'body.debtor')
  if (!supplier?.roles.has('supplier'))
    return refuse('supplier_must_be_enrolled_as_a_supplier', 'body.supplier')
  if (supplier.status !== 'active') return refuse('supplier_must_be_active', 'body.supplier')
  if (supplier.id === debtor.id) return refuse('supplier_must_not_be_the_debtor', 'body.supplier')
  if (party !== supplier.id && party !== debtor.id)
    return refuse('proposer_must_be_supplier_or_debtor', 'party')
  return null
}

/**
 * Beyond six months a bank asks for a reason before it finances; at issue only the longest term
 * counts, as no bank exists yet.
 * Rule: C1
 */
function dueDateRefusal(
  dueOn: BusinessDate,
  { asOf, rules }: RuledContext,
): 'due_date_must_be_in_the_future' | 'due_date_must_be_within_the_longest_term' | null {
  if (dueOn <= asOf) return 'due_date_must_be_in_the_future'
  if (dueOn > addMonths(asOf, rules.termMonthsMax))
    return 'due_date_must_be_within_the_longest_term'
  return null
}

function termsRefusal(
  { invoices }: AllocatedTrade,
  supplier: Party,
  debtor: Party,
  dueOn: BusinessDate,
  rules: Rules,
): Refused<TermOfPaymentRefusal> | null {
  for (const [index, invoice] of invoices.entries()) {
    const refusal = termOfPaymentRefusal(invoice, supplier, debtor, dueOn, rules)
    if (refusal) return refuse(refusal, `body.trade.${index}.invoice`)
  }
  return null
}

function clausesOf({ invoices }: AllocatedTrade): readonly string[] {
  const clauses = invoices.flatMap(i => [i.certificateClause, i.termClause])
  return [...new Set(clauses.filter(clause => clause !== null))]
}
