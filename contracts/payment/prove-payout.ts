import type { ActClass } from '../command/act-class.ts'
import { type Financing, type FinancingId, findChosen } from '../financing/financing.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { titlesOn } from '../kernel/tiling.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import type { Transferred } from '../title/facts.ts'
import { FREE_TEXTS, type HeldRefusal, heldRefusal, selectDisposable } from '../title/span-set.ts'
import type { AccountId } from './account.ts'
import {
  PAYMENT_TEXTS,
  type PaymentRefusal,
  PROVEN_ENTRY_TEXTS,
  type ProvenEntryRefusal,
  paymentRefusal,
} from './of-payment.ts'
import { PAYOUT_STATUS_WORDS } from './payment-words.ts'
import { isInFlight, type Payout, type PayoutStatus } from './payout.ts'
import type { PayoutPaid, PayoutResent, PayoutReturned } from './payout-facts.ts'
import type { StatementEntry } from './statement-entry.ts'

/**
 * Either side names the entry, of a proven statement, by which a payout is proven: the right
 * accounts, the end-to-end id, the amount to the fen. In the same moment the titles are the
 * lender's: delivery against payment. What is proven after it was rejected or given up moves
 * nothing and is owed back; an entry that takes a payment back gives the titles back with it. Where
 * the lender has not all of them free any more they stay, and it owes the payout anew, until an
 * entry proves that too.
 */
export function provePayout(
  { financing, payouts, entry, receivables }: ProvePayoutState,
  { account }: ProvePayout,
  { party }: Pick<Context, 'party'>,
): Decision<PayoutProof, TitlePosting, ProvePayoutRefusal> {
  const lender = financing && findChosen(financing)?.lender
  if (financing === null || !lender || (party !== lender && party !== financing.holder))
    return refuse('payout_must_concern_the_party', 'body.financing')
  if (entry === null) return refuse('entry_must_be_proven', AT)
  const payout = payouts.find(one => one.endToEndId === entry.endToEndId)
  if (!payout) return refuse('entry_must_name_a_payout', AT)
  const refused = paymentRefusal(payout, account, entry, AT)
  if (refused) return refused
  const proof = { payout, account, reference: entry.id }
  if (!entry.returned && payout.status === 'owed') return payAgain(proof, entry)
  return entry.returned
    ? giveBack(financing, proof, receivables)
    : payOut(financing, proof, receivables)
}

export const PROVE_PAYOUT_CLASS = 'routine' satisfies ActClass

const AT = 'body.reference'

interface Proof {
  readonly payout: Payout
  readonly account: AccountId
  readonly reference: string
}

/** What was booked before the return is the payment that came back, whichever side tells it. */
function payAgain(
  { payout, ...by }: Proof,
  { bookedOn }: StatementEntry,
): Decision<PayoutProof, TitlePosting, AgainRefusal> {
  const { financing, number, lender, holder, returnedOn } = payout
  if (returnedOn === null || bookedOn <= returnedOn)
    return refuse('payment_must_come_after_the_return', AT, {
      ...{ returnedOn: returnedOn ?? bookedOn, found: bookedOn },
    })
  const visibleTo = [lender, holder]
  return accept<PayoutProof, TitlePosting>(
    [{ type: 'payment.payout-resent.v1', visibleTo, financing, number, ...by }],
    [],
  )
}

function payOut(financing: Financing, { payout, ...by }: Proof, receivables: ReceivablesById) {
  const { status, number, lender, holder } = payout
  if (!isInFlight(payout) && status !== 'rejected' && status !== 'abandoned')
    return refuse('payout_must_wait_for_its_payment', AT, { status })
  const late = !isInFlight(payout)
  const titles = financing.parts.flatMap(
    ({ instrument, span }) => titlesOn(receivables.get(instrument)!.tiling, span) ?? [],
  )
  const held = late ? null : heldRefusal(titles, 'body.financing')
  if (held) return held
  const paid: PayoutPaid = {
    ...({ type: 'payment.payout-paid.v1', visibleTo: [lender, holder] } as const),
    ...{ financing: financing.id, number, ...by, late },
    recourse: findChosen(financing)!.recourse,
  }
  if (late) return accept<PayoutProof, TitlePosting>([paid], [])
  return accept<PayoutProof, TitlePosting>(
    [paid, transfer(financing, holder, lender)],
    financing.parts.flatMap(({ instrument, span }): TitlePosting[] => [
      { post: 'free', instrument, span },
      { post: 'move', instrument, span, to: lender },
    ]),
  )
}

function giveBack(financing: Financing, { payout, ...by }: Proof, receivables: ReceivablesById) {
  const { status, number, lender, holder } = payout
  if (status !== 'paid' && status !== 'late')
    return refuse('payout_must_have_been_paid', AT, { status })
  const kept = status === 'paid' && !selectDisposable(financing.parts, receivables, lender).ok
  const returned: PayoutReturned = {
    ...({ type: 'payment.payout-returned.v1', visibleTo: [lender, holder] } as const),
    ...{ financing: financing.id, number, ...by, wasLate: status === 'late', kept },
  }
  if (status === 'late' || kept) return accept<PayoutProof, TitlePosting>([returned], [])
  return accept<PayoutProof, TitlePosting>(
    [returned, transfer(financing, lender, holder)],
    financing.parts.map(({ instrument, span }) => ({ post: 'move', instrument, span, to: holder })),
  )
}

function transfer({ parts }: Financing, from: PartyId, to: PartyId): Transferred {
  const spans = parts.map(({ instrument, span }) => ({ instrument, span }))
  const visibleTo = [from, to]
  return { type: 'title.transferred.v1', visibleTo, from, to, spans, allocations: [] }
}

type PayoutProof = PayoutPaid | PayoutReturned | PayoutResent | Transferred

type AgainRefusal = Detailed<
  'payment_must_come_after_the_return',
  { returnedOn: BusinessDate; found: BusinessDate }
>

export type ProvePayoutRefusal =
  | 'payout_must_concern_the_party'
  | ProvenEntryRefusal
  | 'entry_must_name_a_payout'
  | PaymentRefusal
  | Detailed<'payout_must_wait_for_its_payment', { status: PayoutStatus }>
  | Detailed<'payout_must_have_been_paid', { status: PayoutStatus }>
  | AgainRefusal
  | HeldRefusal

export const PROVE_PAYOUT_TEXTS = {
  payout_must_concern_the_party: notFound(
    '贵方没有这笔待放款或已放款的融资。',
    'Your party is on neither side of such a payout.',
  ),
  ...PROVEN_ENTRY_TEXTS,
  entry_must_name_a_payout: conflict(
    '该流水的端到端编号不是这笔融资的放款编号。',
    'The end-to-end id of the entry is of no payout of this financing.',
  ),
  ...PAYMENT_TEXTS,
  payout_must_wait_for_its_payment: conflict(
    d => `该笔放款${d.status}，不再等待付款证明。`,
    d => `The payout is ${d.status}; no payment of it is waited for.`,
    { status: PAYOUT_STATUS_WORDS },
  ),
  payout_must_have_been_paid: conflict(
    d => `该笔放款${d.status}，没有可退回的付款。`,
    d => `The payout is ${d.status}; there is no payment that could go back.`,
    { status: PAYOUT_STATUS_WORDS },
  ),
  payment_must_come_after_the_return: conflict(
    d => `退回入账于 ${d.returnedOn}，该流水为 ${d.found}，不是其后再付的款项。`,
    d =>
      `The money came back on ${d.returnedOn}; the entry of ${d.found} is no payment after that.`,
  ),
  title_must_be_free_of_holds: FREE_TEXTS.title_must_be_free_of_holds,
} satisfies RefusalTexts<ProvePayoutRefusal>

export interface ProvePayout {
  readonly financing: FinancingId
  /** The account whose statement tells it: of either side. */
  readonly account: AccountId
  /** The bank's reference of the entry. */
  readonly reference: string
}

export interface ProvePayoutState {
  readonly financing: Financing | null
  readonly payouts: readonly Payout[]
  /** Of the account and the reference named; null: nothing is proven of it. */
  readonly entry: StatementEntry | null
  readonly receivables: ReceivablesById
}
