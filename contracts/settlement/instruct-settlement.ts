import type { ActClass } from '../command/act-class.ts'
import { rollDate } from '../kernel/calendar.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { spanSize } from '../kernel/span.ts'
import type { Account, AccountId } from '../payment/account.ts'
import type { PaymentAccount } from '../payment/payout.ts'
import {
  USABLE_ACCOUNT_TEXTS,
  type UsableAccountRefusal,
  usableAccountRefusal,
} from '../payment/usable-account.ts'
import { type ReceivableStatus, STATUS_WORDS } from '../receivable/receivable.ts'
import { SPAN_FORM_TEXTS, type SpanFormRefusal, spanFormRefusal } from '../title/span-set.ts'
import { settlementBegins } from '../wait/settlement.ts'
import type { LineInstructed, SettlementInstructed } from './facts.ts'
import { judgeLines, LINE_TEXTS, type LineRefusal, type Owed, type Owing } from './judge-lines.ts'
import {
  type LineAsked,
  type LineName,
  makeLineId,
  makeRepaymentReference,
  type SettlementId,
} from './settlement.ts'

/**
 * The debtor's signers tell its bank whom to pay of what falls due on one date: a line for each
 * span and payee, from an account of the debtor to one of the payee, as the ledger has it when they
 * sign. Each span is held from then on until it is known what came of its line. A span in dispute
 * or under a court's hold is left out; the undisputed rest is paid.
 * Rule: C4
 * Rule: C7
 */
export function instructSettlement(
  state: InstructSettlementState,
  { id: settlement, dueOn, spans: lines }: InstructSettlement,
  context: RuledContext,
): Decision<SettlementInstructed | LineInstructed, TitlePosting, InstructSettlementRefusal> {
  const { party: debtor } = context
  const refused =
    spanFormRefusal(lines) ??
    debtRefusal(lines, state, dueOn, debtor) ??
    timeRefusal(dueOn, context) ??
    accountsRefusal(lines, state, context)
  if (refused) return refused
  const judged = judgeLines(lines, state)
  if (!judged.ok) return judged
  const from = nameEnd(state.from!)
  const currency = state.from!.currency
  return accept<SettlementInstructed | LineInstructed, TitlePosting>(
    [
      {
        ...({ type: 'settlement.instructed.v1', visibleTo: [debtor] } as const),
        ...{ settlement, debtor, dueOn, currency, from },
        reference: makeRepaymentReference(debtor, dueOn, currency),
        amount: lines.reduce((sum, { span }) => sum + spanSize(span), 0n),
        executeOn: firstDayToPay(dueOn, context),
      },
      ...lines.map((line, index) => {
        const name = { settlement, number: index + 1 }
        return instructed(line, name, judged.value[index]!, {
          debtor,
          to: namePayeesEnd(line, state),
        })
      }),
    ],
    lines.flatMap(({ instrument, span, again }) =>
      again ? [] : [{ post: 'hold', instrument, span, kind: 'payment', party: debtor } as const],
    ),
  )
}

export const INSTRUCT_SETTLEMENT_CLASS = 'value' satisfies ActClass

function instructed(
  { instrument, span, payee, again }: LineAsked,
  name: LineName,
  { holder, charge }: Owed,
  { debtor, to }: { readonly debtor: PartyId; readonly to: PaymentAccount },
): LineInstructed {
  return {
    ...{ type: 'settlement.line-instructed.v1', visibleTo: [debtor, holder, payee] },
    ...{ ...name, instrument, span, holder, payee, charge, to, again },
    endToEndId: makeLineId(name),
  }
}

/** The due date, or the first business day after it, or today where that has passed. */
function firstDayToPay(dueOn: BusinessDate, { asOf, calendar }: RuledContext): BusinessDate {
  const due = rollDate(calendar, dueOn, 'following')
  if (asOf > due) return asOf
  return due
}

function nameEnd({ id, number }: Account): PaymentAccount {
  return { account: id, number }
}

function namePayeesEnd({ to }: LineAsked, { accounts }: InstructSettlementState): PaymentAccount {
  return nameEnd(accounts.get(to)!)
}

/** What is paid is owed by the party, on one date, and in the currency of its account. */
function debtRefusal(
  lines: readonly LineAsked[],
  { receivables, from }: InstructSettlementState,
  dueOn: BusinessDate,
  debtor: PartyId,
): Refused<DebtRefusal> | null {
  for (const [index, { instrument }] of lines.entries()) {
    const at = `body.spans.${index}.instrument`
    const receivable = receivables.get(instrument)?.receivable
    if (receivable?.debtor !== debtor) return refuse('settlement_must_be_of_what_is_owed', at)
    const { status, currency, dueOn: found } = receivable
    if (status !== 'issued') return refuse('receivable_must_be_unsettled', at, { status })
    if (found !== dueOn) return refuse('lines_must_be_due_on_the_date', at, { date: dueOn, found })
    if (from !== null && from.currency !== currency)
      return refuse('lines_must_be_in_the_currency_of_the_account', at, {
        ...{ currency: from.currency, found: currency },
      })
  }
  return null
}

function timeRefusal(
  dueOn: BusinessDate,
  { asOf, calendar, rules }: RuledContext,
): Refused<TimeRefusal> | null {
  const begins = settlementBegins(dueOn, calendar, rules)
  return asOf < begins
    ? refuse('settlement_must_not_begin_early', 'body.dueOn', { begins, today: asOf })
    : null
}

function accountsRefusal(
  lines: readonly LineAsked[],
  { from, accounts }: InstructSettlementState,
  { party, asOf }: RuledContext,
): Refused<UsableAccountRefusal> | null {
  const currency = from?.currency ?? 'CNY'
  const refused = usableAccountRefusal(from, { party, currency, asOf }, 'from', 'body.from')
  if (refused) return refused
  for (const [index, { payee, to }] of lines.entries()) {
    const wanted = { party: payee, currency, asOf }
    const at = `body.spans.${index}.to`
    const closed = usableAccountRefusal(accounts.get(to) ?? null, wanted, 'to', at)
    if (closed) return closed
  }
  return null
}

export type InstructSettlementRefusal =
  | SpanFormRefusal
  | DebtRefusal
  | TimeRefusal
  | UsableAccountRefusal
  | LineRefusal

type DebtRefusal =
  | 'settlement_must_be_of_what_is_owed'
  | Detailed<'receivable_must_be_unsettled', { status: ReceivableStatus }>
  | Detailed<'lines_must_be_due_on_the_date', { date: BusinessDate; found: BusinessDate }>
  | Detailed<
      'lines_must_be_in_the_currency_of_the_account',
      { currency: Currency; found: Currency }
    >

type TimeRefusal = Detailed<
  'settlement_must_not_begin_early',
  { begins: BusinessDate; today: BusinessDate }
>

export const INSTRUCT_SETTLEMENT_TEXTS = {
  ...SPAN_FORM_TEXTS,
  settlement_must_be_of_what_is_owed: notFound(
    '贵方没有这笔应付的应收账款，请核对编号。',
    'Your party owes no receivable of this id; check the id.',
  ),
  receivable_must_be_unsettled: conflict(
    d => `这笔应收账款${d.status}，没有可兑付的款项。`,
    d => `The receivable is ${d.status}; there is nothing of it to pay.`,
    { status: STATUS_WORDS },
  ),
  lines_must_be_due_on_the_date: badInput(
    d => `一次兑付只含同一到期日：应为 ${d.date}，该行为 ${d.found}。`,
    d => `A settlement is of one due date, ${d.date}; this line is due on ${d.found}.`,
  ),
  lines_must_be_in_the_currency_of_the_account: badInput(
    d => `付款账户为 ${d.currency}，该行为 ${d.found}，请分开兑付。`,
    d => `The account that pays is in ${d.currency}, and this line in ${d.found}; pay it apart.`,
  ),
  settlement_must_not_begin_early: conflict(
    d => `兑付指令自 ${d.begins} 起方可签署（此前持有人仍可能变更），当前业务日为 ${d.today}。`,
    d =>
      `Holders may change until ${d.begins}; from then on its payment is instructed. It is ` +
      `${d.today}.`,
  ),
  ...USABLE_ACCOUNT_TEXTS,
  ...LINE_TEXTS,
} satisfies RefusalTexts<InstructSettlementRefusal>

export interface InstructSettlement {
  readonly id: SettlementId
  readonly dueOn: BusinessDate
  /** The account of the debtor that pays. */
  readonly from: AccountId
  readonly spans: readonly LineAsked[]
}

export interface InstructSettlementState extends Owing {
  readonly from: Account | null
  readonly accounts: ReadonlyMap<AccountId, Account>
}
