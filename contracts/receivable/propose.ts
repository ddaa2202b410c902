import type { ActClass } from '../command/act-class.ts'
import { DEBTOR_ENROLLED_TEXTS } from '../debtor/debtor-mark.ts'
import {
  DEBTOR_STANDING_TEXTS,
  type DebtorStanding,
  type DebtorStandingRefusal,
  debtorStandingRefusal,
  STANDING_TOLD_TEXTS,
  type StandingToldRefusal,
  standingToldRefusal,
} from '../debtor/debtor-standing.ts'
import { addMonths, type BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import { type Money, money } from '../kernel/money.ts'
import type { AllocationPosting } from '../kernel/posting.ts'
import {
  badInput,
  conflict,
  notAllowed,
  notFound,
  type RefusalTexts,
} from '../kernel/refusal-text.ts'
import type { RuledContext, Rules } from '../kernel/rules.ts'
import type { Party } from '../party/party.ts'
import {
  type AllocatedTrade,
  allocateInvoices,
  type Citation,
  type InvoicesById,
  spreadOver,
  TRADE_TEXTS,
  type TradeRefusal,
} from '../trade/allocate-invoices.ts'
import { allocate } from '../trade/allocation.ts'
import { waitForConfirmation } from '../wait/waits.ts'
import type { ReceivableProposed } from './facts.ts'
import {
  TERM_OF_PAYMENT_TEXTS,
  type TermOfPaymentRefusal,
  termOfPaymentRefusal,
} from './term-of-payment.ts'

/**
 * Supplier or debtor proposes that invoices become one receivable; what they lose of their amounts
 * is reserved until the debtor answers. The face is what is used of the invoices.
 */
export function propose(
  { idIsTaken, debtor, supplier, standing, hasConfirmed, invoices }: ProposeState,
  { receivable, dueOn, trade }: Proposal,
  context: RuledContext,
): Decision<ReceivableProposed, AllocationPosting, ProposeRefusal> {
  const { party, rules } = context
  if (idIsTaken) return refuse('receivable_id_must_be_new', 'body.receivable')
  const parties = partiesRefusal(debtor, supplier, party)
  if (parties) return parties
  const term = dueDateRefusal(dueOn, context)
  if (term) return term

  const between = { seller: supplier!.id, buyer: debtor!.id, requester: party }
  const cited = allocateInvoices(trade, invoices, between)
  if (!cited.ok) return cited
  const { amount, currency, spans } = cited.value
  if (amount > rules.packageMinorMax)
    return refuse('face_must_be_at_most_that_of_a_package', 'body.trade', {
      limit: money(rules.packageMinorMax, currency),
      found: money(amount, currency),
    })
  const terms = termsRefusal(cited.value, supplier!, debtor!, dueOn, rules)
  if (terms) return terms
  const debts =
    party === debtor!.id
      ? debtorStandingRefusal(standing, context, 'body.debtor')
      : standingToldRefusal(standing, hasConfirmed, context, 'body.debtor')
  if (debts) return debts

  const backing = spreadOver(spans, [{ instrument: receivable, amount }])
  const proposed: ReceivableProposed = {
    type: 'receivable.proposed.v1',
    visibleTo: [debtor!.id, supplier!.id],
    opens: waitForConfirmation({ debtor: debtor!.id, dueOn }, context),
    receivable,
    debtor: debtor!.id,
    supplier: supplier!.id,
    proposedBy: party,
    amount,
    currency,
    dueOn,
    backing,
    clauses: collectClauses(cited.value),
  }
  return accept([proposed], allocate(backing))
}

export const PROPOSE_CLASS = 'routine' satisfies ActClass

export type ProposeRefusal =
  | 'receivable_id_must_be_new'
  | PartiesRefusal
  | DueDateRefusal
  | TradeRefusal
  | Detailed<'face_must_be_at_most_that_of_a_package', { limit: Money; found: Money }>
  | TermOfPaymentRefusal
  | StandingToldRefusal
  | DebtorStandingRefusal

type PartiesRefusal =
  | 'debtor_must_be_enrolled_as_a_debtor'
  | 'debtor_must_be_active'
  | 'supplier_must_be_enrolled_as_a_supplier'
  | 'supplier_must_be_active'
  | 'supplier_must_not_be_the_debtor'
  | 'proposer_must_be_supplier_or_debtor'

type DueDateRefusal =
  | Detailed<'due_date_must_be_in_the_future', { dueOn: BusinessDate; today: BusinessDate }>
  | Detailed<
      'due_date_must_be_within_the_longest_term',
      { dueOn: BusinessDate; months: number; latest: BusinessDate }
    >

export const PROPOSE_TEXTS = {
  receivable_id_must_be_new: conflict(
    '此应收账款编号已被使用，请换新编号。',
    'This receivable id is taken; make a new one.',
  ),
  ...DEBTOR_ENROLLED_TEXTS,
  debtor_must_be_active: conflict(
    '债务人已被暂停，须待运营方恢复。',
    'The debtor is suspended, until the operator reinstates it.',
  ),
  supplier_must_be_enrolled_as_a_supplier: notFound(
    '该企业未以供应商身份入驻，请核对编号。',
    'No party with this id is enrolled as a supplier; check the id.',
  ),
  supplier_must_be_active: conflict(
    '供应商已被暂停，须待运营方恢复。',
    'The supplier is suspended, until the operator reinstates it.',
  ),
  supplier_must_not_be_the_debtor: badInput(
    '供应商与债务人不得为同一企业。',
    'Supplier and debtor must be two parties.',
  ),
  proposer_must_be_supplier_or_debtor: notAllowed(
    '只有供应商或债务人可以提出应收账款。',
    'Only the supplier or the debtor of a receivable proposes it.',
  ),
  due_date_must_be_in_the_future: badInput(
    d => `到期日 ${d.dueOn} 须晚于当前营业日期 ${d.today}。`,
    d => `The due date ${d.dueOn} must be after today’s business date, ${d.today}.`,
  ),
  due_date_must_be_within_the_longest_term: badInput(
    d => `期限过长：自今日起不得超过 ${d.months} 个月，到期日 ${d.dueOn} 晚于 ${d.latest}。`,
    d =>
      `The term is too long: at most ${d.months} months from today, so by ${d.latest} at the ` +
      `latest, and the due date is ${d.dueOn}.`,
  ),
  ...TRADE_TEXTS,
  face_must_be_at_most_that_of_a_package: badInput(
    d => `金额 ${d.found} 超过单个票据包的上限 ${d.limit}，请分几笔提出。`,
    d =>
      `The amount of ${d.found} is more than one package may hold, ` +
      `${d.limit}; propose several.`,
  ),
  ...TERM_OF_PAYMENT_TEXTS,
  ...STANDING_TOLD_TEXTS,
  ...DEBTOR_STANDING_TEXTS,
} satisfies RefusalTexts<ProposeRefusal>

export interface Proposal {
  readonly receivable: ReceivableId
  readonly dueOn: BusinessDate
  readonly trade: readonly Citation[]
}

export interface ProposeState {
  /** The id that the proposal makes up is another receivable's already. */
  readonly idIsTaken: boolean
  /** Null when no such party is enrolled. */
  readonly debtor: Party | null
  readonly supplier: Party | null
  readonly standing: DebtorStanding
  /** The debtor has confirmed a receivable of this supplier before. */
  readonly hasConfirmed: boolean
  readonly invoices: InvoicesById
}

function partiesRefusal(
  debtor: Party | null,
  supplier: Party | null,
  party: PartyId,
): Refused<PartiesRefusal> | null {
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
): Refused<DueDateRefusal> | null {
  const at = 'body.dueOn'
  if (dueOn <= asOf) return refuse('due_date_must_be_in_the_future', at, { dueOn, today: asOf })
  const months = rules.termMonthsMax
  const latest = addMonths(asOf, months)
  if (dueOn <= latest) return null
  return refuse('due_date_must_be_within_the_longest_term', at, { dueOn, months, latest })
}

function termsRefusal(
  { invoices }: AllocatedTrade,
  supplier: Party,
  debtor: Party,
  dueOn: BusinessDate,
  rules: Rules,
): Refused<TermOfPaymentRefusal> | null {
  for (const [index, invoice] of invoices.entries()) {
    const at = `body.trade.${index}.invoice`
    const late = termOfPaymentRefusal(invoice, supplier, debtor, dueOn, rules, at)
    if (late) return late
  }
  return null
}

function collectClauses({ invoices }: AllocatedTrade): readonly string[] {
  const clauses = invoices.flatMap(i => [i.certificateClause, i.termClause])
  return [...new Set(clauses.filter(clause => clause !== null))]
}
