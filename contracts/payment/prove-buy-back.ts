import type { ActClass } from '../command/act-class.ts'
import { type Financing, type FinancingId, findChosen } from '../financing/financing.ts'
import type { Context } from '../kernel/context.ts'
import {
  type Accepted,
  accept,
  type Decision,
  type Detailed,
  type Refused,
  refuse,
} from '../kernel/decision.ts'
import { type Money, money } from '../kernel/money.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import { spanSize } from '../kernel/span.ts'
import { titlesOn } from '../kernel/tiling.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import type { Transferred } from '../title/facts.ts'
import { selectDisposable } from '../title/span-set.ts'
import type { Account, AccountId } from './account.ts'
import type { BuyBack, BuyBackStatus } from './buy-back.ts'
import type { BuyBackOwedBack, BuyBackPaid, BuyBackReturned } from './buy-back-facts.ts'
import { BUY_BACK_STATUS_WORDS } from './payment-words.ts'
import { PROVE_PAYOUT_TEXTS } from './prove-payout.ts'
import type { StatementEntry } from './statement-entry.ts'

/**
 * Either side names the proven entry by which a buy-back is paid: between accounts of both, with
 * its end-to-end id, to the fen. In the same moment the titles are again those of who was financed.
 * Where the lender has not all of them free any more nothing moves, and the money is owed back.
 */
export function proveBuyBack(
  { financing, buyBacks, entry, teller, payers, receivables }: ProveBuyBackState,
  { account }: ProveBuyBack,
  { party }: Pick<Context, 'party'>,
): Decision<BuyBackProof, TitlePosting, ProveBuyBackRefusal> {
  const lender = financing && findChosen(financing)?.lender
  if (financing === null || !lender || (party !== lender && party !== financing.holder))
    return refuse('buy_back_must_concern_the_party', 'body.financing')
  if (entry === null) return refuse('entry_must_be_proven', AT)
  const buyBack = buyBacks.find(one => one.endToEndId === entry.endToEndId)
  if (!buyBack) return refuse('entry_must_name_a_buy_back', AT)
  const refused = paymentRefusal(buyBack, { entry, teller, payers })
  if (refused) return refused
  const proof = { buyBack, account, reference: entry.id }
  const { status } = buyBack
  if (entry.returned) {
    if (status !== 'paid' && status !== 'owed_back')
      return refuse('buy_back_must_have_been_paid', AT, { status })
    return noteReturn(proof)
  }
  if (status !== 'demanded' && status !== 'unanswered')
    return refuse('buy_back_must_wait_for_its_payment', AT, { status })
  return buyBackNow(financing, proof, receivables)
}

export const PROVE_BUY_BACK_CLASS = 'routine' satisfies ActClass

const AT = 'body.reference'

export type BuyBackProof = BuyBackPaid | BuyBackOwedBack | BuyBackReturned | Transferred

interface Proof {
  readonly buyBack: BuyBack
  readonly account: AccountId
  readonly reference: string
}

/** Told by the lender's account that is to be paid, or by one of who pays. */
function paymentRefusal(
  { to, holder, amount, currency }: BuyBack,
  { entry, teller, payers }: Pick<ProveBuyBackState, 'entry' | 'teller' | 'payers'>,
): Refused<PaymentRefusal> | null {
  const { side, returned, counterpart, currency: paidIn, amount: paid } = entry!
  const isPayer = teller?.holder === holder
  const isOfBoth = isPayer || teller?.id === to.account
  const expected = isPayer !== returned ? 'debit' : 'credit'
  // What comes back names the parties of the payment that it was.
  const isOther =
    isPayer || returned
      ? counterpart === to.number
      : counterpart !== null && payers.has(counterpart)
  if (!isOfBoth || side !== expected || !isOther || paidIn !== currency)
    return refuse('buy_back_must_be_paid_between_both', AT, { to: to.number })
  if (paid !== amount)
    return refuse('buy_back_must_be_paid_to_the_fen', AT, {
      demanded: money(amount, currency),
      found: money(paid, currency),
    })
  return null
}

function buyBackNow(
  financing: Financing,
  { buyBack, account, reference }: Proof,
  receivables: ReceivablesById,
): Accepted<BuyBackProof, TitlePosting> {
  const { lender, holder, number, parts } = buyBack
  const by = { visibleTo: [lender, holder], financing: financing.id, number, account, reference }
  const spans = parts.map(({ instrument, span }) => ({ instrument, span }))
  const isPaid = financing.status === 'paid'
  const selected = isPaid ? selectDisposable(spans, receivables, lender) : null
  if (!selected?.ok)
    return accept<BuyBackProof, TitlePosting>(
      [{ type: 'payment.buy-back-owed-back.v1', ...by }],
      [],
    )
  const held = financing.parts.flatMap(({ instrument, span }) =>
    (titlesOn(receivables.get(instrument)!.tiling, span) ?? []).filter(
      title => title.holder === lender,
    ),
  )
  const ends = sum(held) === sum(spans.map(({ span }) => span))
  return accept<BuyBackProof, TitlePosting>(
    [
      { type: 'payment.buy-back-paid.v1', ...by, ends },
      {
        ...({ type: 'title.transferred.v1', visibleTo: [lender, holder] } as const),
        ...{ from: lender, to: holder, spans, allocations: [] },
      },
    ],
    spans.map(({ instrument, span }) => ({ post: 'move', instrument, span, to: holder })),
  )
}

function sum(spans: readonly { readonly lo: bigint; readonly hi: bigint }[]): bigint {
  return spans.reduce((total, span) => total + spanSize(span), 0n)
}

function noteReturn({ buyBack, ...by }: Proof): Accepted<BuyBackProof, TitlePosting> {
  const { financing, number, lender, holder, status } = buyBack
  const becomes = status === 'paid' ? 'bounced' : 'returned'
  return accept<BuyBackProof, TitlePosting>(
    [
      {
        ...({ type: 'payment.buy-back-returned.v1', visibleTo: [lender, holder] } as const),
        ...{ financing, number, becomes, ...by },
      },
    ],
    [],
  )
}

export type ProveBuyBackRefusal =
  | 'buy_back_must_concern_the_party'
  | 'entry_must_be_proven'
  | 'entry_must_name_a_buy_back'
  | PaymentRefusal
  | Detailed<'buy_back_must_have_been_paid', { status: BuyBackStatus }>
  | Detailed<'buy_back_must_wait_for_its_payment', { status: BuyBackStatus }>

type PaymentRefusal =
  | Detailed<'buy_back_must_be_paid_between_both', { to: string }>
  | Detailed<'buy_back_must_be_paid_to_the_fen', { demanded: Money; found: Money }>

export const PROVE_BUY_BACK_TEXTS = {
  buy_back_must_concern_the_party: notFound(
    '贵方没有这笔融资的回购。',
    'Your party is on neither side of such a buy-back.',
  ),
  entry_must_be_proven: PROVE_PAYOUT_TEXTS.entry_must_be_proven,
  entry_must_name_a_buy_back: conflict(
    '该流水的端到端编号不是这笔融资的回购编号。',
    'The end-to-end id of the entry is of no buy-back of this financing.',
  ),
  buy_back_must_be_paid_between_both: conflict(
    d => `回购款须由被要求回购的一方自己的账户付至 ${d.to}，该流水并非如此。`,
    d =>
      `A buy-back is paid to the account ${d.to}, from one of who was financed, and the entry ` +
      'says otherwise.',
  ),
  buy_back_must_be_paid_to_the_fen: conflict(
    d => `要求的回购款为 ${d.demanded}，该流水为 ${d.found}；权属不移转，请双方处理差额。`,
    d =>
      `${d.demanded} was demanded, and the entry is of ${d.found}: no title moves; it has to go ` +
      'back.',
  ),
  buy_back_must_have_been_paid: conflict(
    d => `该笔回购${d.status}，没有可退回的付款。`,
    d => `The buy-back is ${d.status}; there is no payment that could go back.`,
    { status: BUY_BACK_STATUS_WORDS },
  ),
  buy_back_must_wait_for_its_payment: conflict(
    d => `该笔回购${d.status}，不再等待付款。`,
    d => `The buy-back is ${d.status}; no payment of it is waited for.`,
    { status: BUY_BACK_STATUS_WORDS },
  ),
} satisfies RefusalTexts<ProveBuyBackRefusal>

export interface ProveBuyBack {
  readonly financing: FinancingId
  /** The account whose statement tells it: of either side. */
  readonly account: AccountId
  /** The bank's reference of the entry. */
  readonly reference: string
}

export interface ProveBuyBackState {
  readonly financing: Financing | null
  readonly buyBacks: readonly BuyBack[]
  /** Of the account and the reference named; null: nothing is proven of it. */
  readonly entry: StatementEntry | null
  /** The account named. */
  readonly teller: Account | null
  /** The numbers of all accounts of who was financed. */
  readonly payers: ReadonlySet<string>
  readonly receivables: ReceivablesById
}
