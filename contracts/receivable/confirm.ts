import type { ActClass } from '../command/act-class.ts'
import {
  DEBTOR_STANDING_TEXTS,
  type DebtorStanding,
  type DebtorStandingRefusal,
  debtorStandingRefusal,
} from '../debtor/debtor-standing.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { Digest } from '../kernel/digest.ts'
import type { ReceivableId } from '../kernel/id.ts'
import { type Money, money } from '../kernel/money.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { InvoicesById } from '../trade/allocate-invoices.ts'
import {
  STILL_BACKED_TEXTS,
  type StillBackedRefusal,
  stillBackedRefusal,
} from '../trade/still-backed.ts'
import type { ReceivableConfirmed } from './facts.ts'
import { formatPackageNumber } from './package-number.ts'
import { PROPOSED_TEXTS, type ProposedRefusal } from './proposal.ts'
import { isBetween, RECEIVABLE_KNOWN_TEXTS, type Receivable } from './receivable.ts'
import { UNDERTAKING, WAIVER } from './undertaking.ts'

/**
 * The debtor confirms with its own key that it owes this amount on this date, to whoever holds it
 * then. The receivable is issued: one title over its whole face, of the first supplier. From here
 * on the titles are the one record of the debt, each under one holder's control to its end.
 * Rule: C18
 */
export function confirm(
  { receivable, standing, invoices, serial }: ConfirmState,
  confirmation: Confirmation,
  context: RuledContext,
): Decision<ReceivableConfirmed, TitlePosting, ConfirmRefusal> {
  const { party, asOf } = context
  if (receivable === null || !isBetween(receivable, party))
    return refuse('receivable_must_be_known', 'body.receivable')
  if (receivable.debtor !== party) return refuse('confirmer_must_be_the_debtor', 'party')
  const { status, lapseOn } = receivable
  if (status !== 'proposed')
    return refuse('receivable_must_be_proposed', 'body.receivable', { status })
  if (asOf >= lapseOn)
    return refuse('proposal_must_not_be_past_its_date', 'body.receivable', { lapseOn })
  const other = statementRefusal(confirmation, receivable)
  if (other) return other
  const cancelled = stillBackedRefusal(receivable.backing, invoices, 'body.receivable')
  if (cancelled) return cancelled
  const debts = debtorStandingRefusal(standing, context, 'party')
  if (debts) return debts

  const { id, supplier, amount, dueOn } = receivable
  const { undertaking, waiver } = confirmation
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
    packageNumber: formatPackageNumber({ issuedOn: asOf, serial }),
  }
  return accept([confirmed], [{ post: 'issue', instrument: id, size: amount, to: supplier }])
}

export const CONFIRM_CLASS = 'value' satisfies ActClass

export type ConfirmRefusal =
  | 'receivable_must_be_known'
  | 'confirmer_must_be_the_debtor'
  | ProposedRefusal
  | Detailed<'proposal_must_not_be_past_its_date', { lapseOn: BusinessDate }>
  | StatementRefusal
  | StillBackedRefusal
  | DebtorStandingRefusal

type StatementRefusal =
  | Detailed<'confirmation_must_state_the_proposed_amount', { proposed: Money; found: Money }>
  | Detailed<
      'confirmation_must_state_the_proposed_due_date',
      { proposed: BusinessDate; found: BusinessDate }
    >
  | Detailed<'undertaking_must_be_the_text_in_force', { digest: string }>
  | Detailed<'waiver_must_be_the_text_in_force', { digest: string }>

export const CONFIRM_TEXTS = {
  ...RECEIVABLE_KNOWN_TEXTS,
  confirmer_must_be_the_debtor: notAllowed(
    '只有债务人可以确认应收账款。',
    'Only its debtor confirms a receivable.',
  ),
  ...PROPOSED_TEXTS,
  proposal_must_not_be_past_its_date: conflict(
    d => `须在 ${d.lapseOn} 之前确认，期限已过，请重新提出。`,
    d => `It had to be confirmed before ${d.lapseOn}, and that is past; it must be proposed again.`,
  ),
  confirmation_must_state_the_proposed_amount: badInput(
    d => `确认金额 ${d.found} 与提出的金额 ${d.proposed} 不符；请按提出的金额确认，或拒绝。`,
    d =>
      `The amount confirmed is ${d.found}, and the amount proposed is ${d.proposed}; confirm ` +
      'that one, or reject.',
  ),
  confirmation_must_state_the_proposed_due_date: badInput(
    d =>
      `确认的到期日 ${d.found} 与提出的到期日 ${d.proposed} 不符；请按提出的到期日确认，或拒绝。`,
    d =>
      `The due date confirmed is ${d.found}, and the one proposed is ${d.proposed}; confirm ` +
      'that one, or reject.',
  ),
  undertaking_must_be_the_text_in_force: badInput(
    d => `所签付款承诺不是现行文本；现行文本的摘要为 ${d.digest}，请重新取得后签署。`,
    d =>
      'The undertaking named is not the one in force, whose digest is ' +
      `${d.digest}; fetch that and sign again.`,
  ),
  waiver_must_be_the_text_in_force: badInput(
    d => `所签放弃抗辩声明不是现行文本；现行文本的摘要为 ${d.digest}，请重新取得后签署。`,
    d =>
      'The waiver named is not the one in force, whose digest is ' +
      `${d.digest}; fetch that and sign again.`,
  ),
  ...STILL_BACKED_TEXTS,
  ...DEBTOR_STANDING_TEXTS,
} satisfies RefusalTexts<ConfirmRefusal>

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

/** What is confirmed is what was proposed, under the texts in force. */
function statementRefusal(
  { amount, dueOn, undertaking, waiver }: Confirmation,
  proposed: Receivable,
): Refused<StatementRefusal> | null {
  if (amount !== proposed.amount)
    return refuse('confirmation_must_state_the_proposed_amount', 'body.amount', {
      proposed: money(proposed.amount, proposed.currency),
      found: money(amount, proposed.currency),
    })
  if (dueOn !== proposed.dueOn)
    return refuse('confirmation_must_state_the_proposed_due_date', 'body.dueOn', {
      proposed: proposed.dueOn,
      found: dueOn,
    })
  if (undertaking !== UNDERTAKING.digest)
    return refuse('undertaking_must_be_the_text_in_force', 'body.undertaking', {
      digest: UNDERTAKING.digest,
    })
  if (waiver !== WAIVER.digest)
    return refuse('waiver_must_be_the_text_in_force', 'body.waiver', { digest: WAIVER.digest })
  return null
}
