import type { Bilingual } from '../kernel/bilingual.ts'
import { assert } from '../kernel/bug.ts'
import { addBusinessDays } from '../kernel/calendar.ts'
import type { Instant } from '../kernel/clock.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { OpenedWait, WaitByDate, WaitByInstant, WaitMoments } from '../kernel/fact.ts'
import type { Id, InstrumentPrefix, PartyId } from '../kernel/id.ts'
import type { Span } from '../kernel/span.ts'
import { settlementBegins } from './settlement.ts'
import { type Began, waitUntil } from './wait.ts'

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

interface Proposed {
  readonly debtor: PartyId
  readonly dueOn: BusinessDate
}

interface QuotesAsked {
  readonly holder: PartyId
  readonly deadline: Instant
  readonly chooseBy: Instant
}

interface Applied {
  readonly lender: PartyId
  /** The first day on which one of the debts is due. */
  readonly dueOn: BusinessDate
}

interface Registered {
  readonly lender: PartyId
  /** The first day on which the registration is no longer in force. */
  readonly until: BusinessDate
}

interface Offered {
  readonly to: PartyId
  /** The first business date on which an instrument offered ends all offers; null: none does. */
  readonly offersEnd: BusinessDate | null
}

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

function reckonConfirmation(dueOn: BusinessDate | null, began: Began): WaitByDate {
  const { proposalRemindDays, proposalWaitDays } = began.rules
  return waitUntil(dueOn, proposalRemindDays, proposalWaitDays, began)
}

/** Of what has a due date: nobody answers once payment is prepared. */
function reckonAnswer(dueOn: BusinessDate | null, began: Began): WaitByDate {
  const { calendar, rules } = began
  return reckonOffer(dueOn && settlementBegins(dueOn, calendar, rules), began)
}

function reckonOffer(offersEnd: BusinessDate | null, began: Began): WaitByDate {
  const { rules } = began
  return waitUntil(offersEnd, rules.offerRemindDays, rules.offerWaitDays, began)
}

function reckonApproval(dueOn: BusinessDate | null, began: Began): WaitByDate {
  const { approvalRemindDays, approvalWaitDays } = began.rules
  return waitUntil(endOfPayouts(dueOn, began), approvalRemindDays, approvalWaitDays, began)
}

function reckonRegistration(dueOn: BusinessDate | null, began: Began): WaitByDate {
  const { registrationRemindDays, registrationWaitDays } = began.rules
  return waitUntil(endOfPayouts(dueOn, began), registrationRemindDays, registrationWaitDays, began)
}

function endOfPayouts(dueOn: BusinessDate | null, { calendar, rules }: Began): BusinessDate | null {
  return dueOn && settlementBegins(dueOn, calendar, rules)
}

function reckonExpiry(until: BusinessDate | null, { asOf, calendar, rules }: Began): WaitByDate {
  const days = rules.expiryRemindDays
  const lapseOn = until ?? addBusinessDays(calendar, asOf, days)
  return { remindOn: addBusinessDays(calendar, lapseOn, -days), lapseOn }
}

/** The one item of such a wait is the financing itself. */
function nameFinancing([{ instrument }]: readonly [WaitItem, ...WaitItem[]]) {
  return { financing: instrument }
}

/** A span as bodies of acts have it. */
function nameSpan({ instrument, span: { lo, hi } }: WaitItem) {
  return { instrument, lo: String(lo), hi: String(hi) }
}
