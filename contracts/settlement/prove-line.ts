import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { spanSize } from '../kernel/span.ts'
import { titlesOn } from '../kernel/tiling.ts'
import type { AccountId } from '../payment/account.ts'
import {
  PAYMENT_TEXTS,
  type PaymentRefusal,
  PROVEN_ENTRY_TEXTS,
  type ProvenEntryRefusal,
  paymentRefusal,
} from '../payment/of-payment.ts'
import type { StatementEntry } from '../payment/statement-entry.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import { FREE_TEXTS, type HeldRefusal, heldRefusal } from '../title/span-set.ts'
import type { LinePaid, LineReturned } from './facts.ts'
import type { LineName, LineStatus, SettlementLine } from './settlement.ts'
import { LINE_STATUS_WORDS } from './settlement-words.ts'

/**
 * Debtor or payee names the entry, of a proven statement, by which one line is paid: the right
 * accounts, the end-to-end id, the amount to the fen. In that moment its span is retired, and with
 * it what a pledgee was paid of its debt. What is proven after the line was rejected or given up
 * retires nothing and is owed back. An entry that takes a payment back leaves the span retired: its
 * payee is owed by the line from then on.
 */
export function proveLine(
  { line, entry, receivables }: ProveLineState,
  { account, paidOn }: ProveLine,
  { party }: Pick<Context, 'party'>,
): Decision<LinePaid | LineReturned, TitlePosting, ProveLineRefusal> {
  if (line === null || (party !== line.debtor && party !== line.payee))
    return refuse('line_must_concern_the_party', 'body.settlement')
  if (entry === null) return refuse('entry_must_be_proven', AT)
  if (entry.endToEndId !== line.endToEndId) return refuse('entry_must_name_the_line', AT)
  const refused = paymentRefusal({ ...line, amount: spanSize(line.span) }, account, entry, AT)
  if (refused) return refused
  const { bookedOn: booked } = entry
  if (booked !== paidOn)
    return refuse('payment_must_be_dated_as_booked', 'body.paidOn', { booked, found: paidOn })
  const by = { account, reference: entry.id }
  return entry.returned ? giveBack(line, by) : pay(line, { ...by, paidOn }, receivables)
}

export const PROVE_LINE_CLASS = 'routine' satisfies ActClass

const AT = 'body.reference'

function pay(
  line: SettlementLine,
  by: Pick<LinePaid, 'account' | 'reference' | 'paidOn'>,
  receivables: ReceivablesById,
) {
  const { status, instrument, span, holder, payee, charge, settlement, number } = line
  if (status !== 'instructed' && status !== 'rejected' && status !== 'abandoned')
    return refuse('line_must_wait_for_its_payment', AT, { status })
  const late = status !== 'instructed'
  const retires = !late && line.again === null
  const held = retires ? heldByOthers(line, receivables) : null
  if (held) return held
  const paid: LinePaid = {
    ...({ type: 'settlement.line-paid.v1', visibleTo: [line.debtor, holder, payee] } as const),
    ...{ settlement, number, instrument, amount: spanSize(span), ...by, late, retires },
    pledge: retires && payee !== holder ? charge : null,
  }
  const on = { instrument, span }
  if (!retires) return accept<LinePaid | LineReturned, TitlePosting>([paid], [])
  return accept<LinePaid | LineReturned, TitlePosting>(
    [paid],
    [
      { post: 'lift', ...on, setBy: line.instructedBy },
      ...(charge === null ? [] : [{ post: 'free', ...on } as const]),
      { post: 'retire', ...on },
    ],
  )
}

/** What a court holds since the line was instructed stays until the court has lifted its hold. */
function heldByOthers({ instrument, span, instructedBy }: SettlementLine, of: ReceivablesById) {
  const titles = titlesOn(of.get(instrument)!.tiling, span) ?? []
  const others = titles.map(title => ({
    ...title,
    holds: title.holds.filter(({ setBy }) => setBy !== instructedBy),
  }))
  return heldRefusal(others, 'body.settlement')
}

function giveBack(line: SettlementLine, by: Pick<LineReturned, 'account' | 'reference'>) {
  const { status, settlement, number, instrument, debtor, holder, payee } = line
  if (status !== 'paid' && status !== 'late')
    return refuse('line_must_have_been_paid', AT, { status })
  const returned: LineReturned = {
    ...({ type: 'settlement.line-returned.v1', visibleTo: [debtor, holder, payee] } as const),
    ...{ settlement, number, instrument, ...by, wasLate: status === 'late' },
  }
  return accept<LinePaid | LineReturned, TitlePosting>([returned], [])
}

export type ProveLineRefusal =
  | 'line_must_concern_the_party'
  | ProvenEntryRefusal
  | 'entry_must_name_the_line'
  | PaymentRefusal
  | Detailed<'payment_must_be_dated_as_booked', { booked: BusinessDate; found: BusinessDate }>
  | Detailed<'line_must_wait_for_its_payment', { status: LineStatus }>
  | HeldRefusal
  | Detailed<'line_must_have_been_paid', { status: LineStatus }>

export const PROVE_LINE_TEXTS = {
  line_must_concern_the_party: notFound(
    '贵方不是该兑付行的债务人或收款方，请核对编号与行号。',
    'Your party neither pays nor is paid by such a line; check the id and the number.',
  ),
  ...PROVEN_ENTRY_TEXTS,
  entry_must_name_the_line: conflict(
    '该流水的端到端编号不是这一行的编号。',
    'The end-to-end id of the entry is not that of this line.',
  ),
  ...PAYMENT_TEXTS,
  payment_must_be_dated_as_booked: badInput(
    d => `开户行记账日为 ${d.booked}，所写付款日为 ${d.found}，请更正。`,
    d => `The bank booked it on ${d.booked}, and the act says ${d.found}; name the bank’s date.`,
  ),
  line_must_wait_for_its_payment: conflict(
    d => `该行${d.status}，不再等待付款证明；重复的款项应退回。`,
    d => `The line is ${d.status}; no payment of it is waited for, and a second one is owed back.`,
    { status: LINE_STATUS_WORDS },
  ),
  title_must_be_free_of_holds: FREE_TEXTS.title_must_be_free_of_holds,
  line_must_have_been_paid: conflict(
    d => `该行${d.status}，没有可退回的付款。`,
    d => `The line is ${d.status}; there is no payment that could go back.`,
    { status: LINE_STATUS_WORDS },
  ),
} satisfies RefusalTexts<ProveLineRefusal>

export interface ProveLine {
  readonly settlement: LineName['settlement']
  readonly line: number
  /** The account whose statement tells it: of either side. */
  readonly account: AccountId
  /** The bank's reference of the entry. */
  readonly reference: string
  /** When the bank booked it. */
  readonly paidOn: BusinessDate
}

export interface ProveLineState {
  readonly line: SettlementLine | null
  /** Of the account and the reference named; null: nothing is proven of it. */
  readonly entry: StatementEntry | null
  readonly receivables: ReceivablesById
}
