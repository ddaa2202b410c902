import type { WaitByDate, WaitByInstant } from '../kernel/fact.ts'
import {
  type Applied,
  type Demanded,
  type Due,
  type Instructed,
  type Insured,
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
  reckonMaturity,
  reckonOffer,
  reckonPayout,
  reckonRegistration,
  reckonTerm,
  type Stored,
} from './reckon.ts'
import { opener, type WaitItem, type WaitRule } from './wait-rule.ts'

export const WAITS = {
  /** A debtor is waited for, though never beyond the day on which it would have to pay. */
  confirmation: {
    workflow: 'issueReceivables',
    awaited: proposal => proposal.debtor,
    dates: (proposal, began) => reckonConfirmation(proposal.dueOn, began),
    lapse: { act: 'receivable.lapse', body: ([{ instrument }]) => ({ receivable: instrument }) },
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
  /** A debtor pays what is due on a date, of which it is told in time. */
  due_date: {
    workflow: 'offerTransfer',
    awaited: due => due.debtor,
    dates: ({ dueOn }, began) => reckonMaturity(dueOn, began),
    lapse: {
      act: 'settlement.close-maturity',
      body: ([{ instrument }]) => ({ receivable: instrument }),
    },
    words: {
      asked: {
        zh: '债务人签署到期兑付，由其开户行付给各持有人',
        en: 'the debtor is to sign for its bank to pay whom it owes on the due date',
      },
      otherwise: {
        zh: '记为到期未付清；次日起逾期，债务人被催收',
        en: 'it is noted that not all was paid; it is overdue then, and the debtor is chased',
      },
    },
    task: 'settle' as const,
    reckon: reckonMaturity,
  } satisfies WaitRule<Due, WaitByDate>,
  /** A policy of goods ends on its last day; the keeper tells of the next one in time. */
  policy_end: {
    workflow: 'offerTransfer',
    awaited: insured => insured.keeper,
    dates: ({ insuredUntil }, began) => reckonTerm(insuredUntil, began),
    lapse: { act: 'receipt.lapse-insurance', body: ([one]) => ({ receipt: one.instrument }) },
    words: {
      asked: { zh: '保管人登录新的保单', en: 'the keeper is to tell of the next policy' },
      otherwise: { zh: '记为保险失效，仓单冻结', en: 'the lapse is noted, and the receipt held' },
    },
    task: 'insure' as const,
    reckon: reckonTerm,
  } satisfies WaitRule<Insured, WaitByDate>,
  /** A term of storage ends on its last day; the keeper sees to it that it is renewed in time. */
  storage_term: {
    workflow: 'offerTransfer',
    awaited: stored => stored.keeper,
    dates: ({ storedUntil }, began) => reckonTerm(storedUntil, began),
    lapse: { act: 'receipt.end-term', body: ([{ instrument }]) => ({ receipt: instrument }) },
    words: {
      asked: { zh: '保管人与持有人续期，或货物提清', en: 'keeper and holders are to renew it' },
      otherwise: { zh: '记为期满，仓单冻结', en: 'its end is noted, and the receipt held' },
    },
    task: 'renew_term' as const,
    reckon: reckonTerm,
  } satisfies WaitRule<Stored, WaitByDate>,
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
export const waitForPolicy = opener<Insured, WaitByDate>('policy_end', WAITS.policy_end)
export const waitForTerm = opener<Stored, WaitByDate>('storage_term', WAITS.storage_term)
export const waitForPayment = opener<Owing, WaitByDate>('overdue_payment', WAITS.overdue_payment)
export const waitForSettlement = opener<Due, WaitByDate>('due_date', WAITS.due_date)

/** The one item of such a wait is the financing itself. */
function nameFinancing([{ instrument }]: readonly [WaitItem, ...WaitItem[]]) {
  return { financing: instrument }
}

/** A span as bodies of acts have it. */
function nameSpan({ instrument, span: { lo, hi } }: WaitItem) {
  return { instrument, lo: String(lo), hi: String(hi) }
}
