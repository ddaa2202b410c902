import type { Bilingual } from '../kernel/bilingual.ts'
import { assert } from '../kernel/bug.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { OpenedWait, WaitByDate, WaitByInstant, WaitMoments } from '../kernel/fact.ts'
import type { Id, InstrumentPrefix, PartyId } from '../kernel/id.ts'
import type { Span } from '../kernel/span.ts'
import {
  type Applied,
  type Demanded,
  type Instructed,
  type Offered,
  type Owing,
  type Proposed,
  type QuotesAsked,
  type Registered,
  reckonAnswer,
  reckonApproval,
  reckonBuyBack,
  reckonChase,
  reckonConfirmation,
  reckonExpiry,
  reckonOffer,
  reckonPayout,
  reckonRegistration,
} from './reckon.ts'
import type { Began } from './wait.ts'

/**
 * All that contracts, relay, worker, tasks and the publishing of a calendar year know of one kind
 * of wait. A kind that lacks a part does not compile.
 */
export interface WaitRule<Opening = never, When extends WaitMoments = WaitMoments> {
  /** Names the workflow that reminds and gives up. */
  readonly workflow: string
  /** Finds the party whose answer is waited for. */
  awaited(opening: Opening): PartyId
  /** Reckons by which business dates, or which instants, a wait goes that begins. */
  dates(opening: Opening, began: Began): When
  /** Gives up one thing that nobody answered, by the operator's key. */
  readonly lapse: LapseRule
  /** Says what the awaited party is to do, and what happens when it does not. */
  readonly words: WaitWords
  /** Names the task that it is on the desk of the party awaited. */
  readonly task: string
  /**
   * Reckons the dates again when a year is published, from the day on which the wait began and the
   * earliest due date of what is still open, null where that has none. Null where a wait goes by
   * instants, which stay.
   */
  readonly reckon: ((dueOn: BusinessDate | null, began: Began) => WaitByDate) | null
}

export interface WaitWords {
  readonly asked: Bilingual
  readonly otherwise: Bilingual
}

export interface LapseRule {
  /** The name of an act of the class `operator`. */
  readonly act: string
  /** Makes the act's body of what one entry asked and is still open. */
  body(open: readonly [WaitItem, ...WaitItem[]]): unknown
}

/** One thing of a wait that is still open, as the view `ledger.wait_item` has it. */
export interface WaitItem {
  /** Of an instrument; of a financing, the financing as a whole. */
  readonly instrument: Id<InstrumentPrefix | 'fin'>
  readonly span: Span
}

/** A table of waits by the kinds that stand in `ledger.wait_kind`. */
export type Waits = { readonly [kind: string]: WaitRule }

export const WAITS = {
  /** A debtor is waited for, though never beyond the day on which it would have to pay. */
  confirmation: {
    workflow: 'issueReceivables',
    awaited: proposal => proposal.debtor,
    dates: (proposal, began) => reckonConfirmation(proposal.dueOn, began),
    lapse: {
      act: 'receivable.lapse',
      body: ([{ instrument }]) => ({ receivable: instrument }),
    },
    words: {
      asked: {
        zh: '债务人确认或拒绝所提的应收账款',
        en: 'the debtor is to confirm or reject what was proposed',
      },
      otherwise: {
        zh: '提议失效，所用发票重新可用',
        en: 'the proposal lapses, and its invoices are free again',
      },
    },
    task: 'confirm' as const,
    reckon: reckonConfirmation,
  } satisfies WaitRule<Proposed, WaitByDate>,
  /** A transferee is waited for, though not beyond the day on which an instrument ends offers. */
  answer: {
    workflow: 'offerTransfer',
    awaited: offer => offer.to,
    dates: (offer, began) => reckonOffer(offer.offersEnd, began),
    lapse: {
      act: 'title.lapse-offer',
      body: open => ({ spans: open.map(nameSpan) }),
    },
    words: {
      asked: {
        zh: '受让方签收或拒绝要约',
        en: 'the transferee is to accept or reject the offer',
      },
      otherwise: {
        zh: '要约失效，所占区间与发票重新可用',
        en: 'the offer lapses, and its spans and invoices are free again',
      },
    },
    task: 'answer' as const,
    reckon: reckonAnswer,
  } satisfies WaitRule<Offered, WaitByDate>,
  /** Quotes come in until the deadline, of which the holder is told; it chooses before the end. */
  choice: {
    workflow: 'offerTransfer',
    awaited: request => request.holder,
    dates: ({ deadline, chooseBy }) => ({ remindAt: deadline, lapseAt: chooseBy }),
    lapse: { act: 'financing.lapse-financing', body: nameFinancing },
    words: {
      asked: {
        zh: '资金方在截止前报价；此后由持有人在时限内选定其一',
        en: 'lenders quote until the deadline; the holder then chooses one of them in time',
      },
      otherwise: { zh: '询价失效', en: 'the request lapses' },
    },
    task: 'choose' as const,
    reckon: null,
  } satisfies WaitRule<QuotesAsked, WaitByInstant>,
  /** A lender is waited for, though never into the days in which payment is prepared. */
  approval: {
    workflow: 'offerTransfer',
    awaited: application => application.lender,
    dates: ({ dueOn }, began) => reckonApproval(dueOn, began),
    lapse: { act: 'financing.lapse-financing', body: nameFinancing },
    words: {
      asked: { zh: '资金方审批融资申请', en: 'the lender is to decide on the application' },
      otherwise: {
        zh: '申请失效，所占区间与额度重新可用',
        en: 'the application lapses, and its spans and the limit are free again',
      },
    },
    task: 'approve' as const,
    reckon: reckonApproval,
  } satisfies WaitRule<Applied, WaitByDate>,
  /** A lender that has approved is to register, before payment of the debts is prepared. */
  registering: {
    workflow: 'offerTransfer',
    awaited: approved => approved.lender,
    dates: ({ dueOn }, began) => reckonRegistration(dueOn, began),
    lapse: { act: 'financing.lapse-financing', body: nameFinancing },
    words: {
      asked: {
        zh: '资金方查询登记系统并办理登记',
        en: 'the lender is to search the national register and to register',
      },
      otherwise: {
        zh: '批准失效，所占区间与额度重新可用',
        en: 'the approval lapses, and its spans and the limit are free again',
      },
    },
    task: 'register' as const,
    reckon: reckonRegistration,
  } satisfies WaitRule<Applied, WaitByDate>,
  /** A registration ends on its last day; its lender is told long before. */
  expiry: {
    workflow: 'offerTransfer',
    awaited: registered => registered.lender,
    dates: ({ until }, began) => reckonExpiry(until, began),
    lapse: { act: 'registration.expire-registration', body: nameFinancing },
    words: {
      asked: {
        zh: '资金方在登记到期前办理展期，或于债权消灭后注销',
        en: 'the lender is to extend the registration in time, or to discharge it',
      },
      otherwise: { zh: '登记失效', en: 'the registration expires' },
    },
    task: 'extend' as const,
    reckon: reckonExpiry,
  } satisfies WaitRule<Registered, WaitByDate>,
  /** A lender brings what its bank says of a payout, from the value date on. */
  payout_proof: {
    workflow: 'offerTransfer',
    awaited: instructed => instructed.lender,
    dates: ({ executeOn }, began) => reckonPayout(executeOn, began),
    lapse: { act: 'payment.note-silence', body: nameFinancing },
    words: {
      asked: {
        zh: '资金方提交开户行对放款的答复：对账单流水或拒付回执',
        en: 'the lender is to hand in what its bank says of the payout: an entry, or a rejection',
      },
      otherwise: {
        zh: '记为银行未答复，区间与额度仍占用，直至有付款证明、拒付回执或双方放弃',
        en:
          'it is noted that the bank is silent; spans and limits stay bound until there is a ' +
          'proof, a rejection, or both sides give it up',
      },
    },
    task: 'prove' as const,
    reckon: reckonPayout,
  } satisfies WaitRule<Instructed, WaitByDate>,
  /** Who was financed with recourse pays what its lender demands back. */
  buy_back: {
    workflow: 'offerTransfer',
    awaited: demanded => demanded.holder,
    dates: ({ payBy }, began) => reckonBuyBack(payBy, began),
    lapse: { act: 'payment.lapse-buy-back', body: nameFinancing },
    words: {
      asked: { zh: '被追索方支付回购款', en: 'who was financed is to pay the buy-back' },
      otherwise: {
        zh: '记为逾期未付，资金方可再次要求，利息续计',
        en: 'it is noted as unpaid, and can be demanded anew with more interest',
      },
    },
    task: 'buy_back' as const,
    reckon: reckonBuyBack,
  } satisfies WaitRule<Demanded, WaitByDate>,
  /** A debtor is chased for what it did not pay by its due date. */
  overdue_payment: {
    workflow: 'issueReceivables',
    awaited: owing => owing.debtor,
    dates: (_owing, began) => reckonChase(null, began),
    lapse: {
      act: 'receivable.note-unpaid',
      body: ([{ instrument }]) => ({ receivable: instrument }),
    },
    words: {
      asked: { zh: '债务人付清已到期的应收账款', en: 'the debtor is to pay what fell due' },
      otherwise: {
        zh: '记为催收未果，告知各方；付清前不得新开立',
        en: 'it is noted as chased in vain, for all concerned; nothing new is issued until it pays',
      },
    },
    task: 'pay_overdue' as const,
    reckon: reckonChase,
  } satisfies WaitRule<Owing, WaitByDate>,
}

export type WaitKind = keyof typeof WAITS
export const WAIT_KINDS = Object.keys(WAITS) as readonly WaitKind[]
export type WaitTask = (typeof WAITS)[WaitKind]['task']

export const waitForConfirmation = opener<Proposed, WaitByDate>('confirmation', WAITS.confirmation)
export const waitForAnswer = opener<Offered, WaitByDate>('answer', WAITS.answer)
export const waitForChoice = opener<QuotesAsked, WaitByInstant>('choice', WAITS.choice)
export const waitForApproval = opener<Applied, WaitByDate>('approval', WAITS.approval)
export const waitForRegistration = opener<Applied, WaitByDate>('registering', WAITS.registering)
export const waitForExpiry = opener<Registered, WaitByDate>('expiry', WAITS.expiry)
export const waitForPayout = opener<Instructed, WaitByDate>('payout_proof', WAITS.payout_proof)
export const waitForBuyBack = opener<Demanded, WaitByDate>('buy_back', WAITS.buy_back)
export const waitForPayment = opener<Owing, WaitByDate>('overdue_payment', WAITS.overdue_payment)

/** Makes of a kind's rule what contracts open such a wait with. */
export function opener<Opening, When extends WaitMoments>(
  kind: string,
  rule: WaitRule<Opening, When>,
) {
  return (opening: Opening, began: Began): OpenedWait<When> => ({
    kind,
    awaited: rule.awaited(opening),
    ...rule.dates(opening, began),
  })
}

/** Finds the rule of a kind that stands in the store. */
export function findWaitRule(waits: Waits, kind: string): WaitRule {
  const rule = waits[kind]
  assert(rule !== undefined, `the table of waits has the kind ${kind}`)
  return rule
}

/** The one item of such a wait is the financing itself. */
function nameFinancing([{ instrument }]: readonly [WaitItem, ...WaitItem[]]) {
  return { financing: instrument }
}

/** A span as bodies of acts have it. */
function nameSpan({ instrument, span: { lo, hi } }: WaitItem) {
  return { instrument, lo: String(lo), hi: String(hi) }
}
