import { isOverdue } from '../debtor/debtor-standing.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import type { InstrumentGuard } from '../kernel/instrument.ts'
import { badInput, conflict, notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import { settlementBegins } from '../wait/settlement.ts'
import {
  RECEIVABLE_KNOWN_TEXTS,
  type Receivable,
  type ReceivableStatus,
  STATUS_WORDS,
} from './receivable.ts'

/**
 * What a receivable adds to the acts on its titles; null is one that is not there. It is passed on
 * until payment is prepared. A debtor in dispute may hold what the first supplier still has:
 * against those to whom it has passed, the debtor has waived its defences. What is not held is
 * paid.
 * Rule: C4
 */
export function guardReceivable(receivable: Receivable | null): InstrumentGuard {
  return {
    stand: at => {
      if (receivable === null) return refuse('receivable_must_be_known', at)
      const { status } = receivable
      return status === 'issued' ? null : refuse('receivable_must_be_issued', at, { status })
    },
    offer: ({ asOf, calendar, rules }, at) => {
      if (receivable === null) return null
      const { dueOn } = receivable
      const begins = settlementBegins(dueOn, calendar, rules)
      if (asOf < begins) return null
      return refuse('offer_must_be_made_before_settlement_begins', at, { dueOn, begins })
    },
    pledge: (pledgee, _context, at) =>
      receivable?.debtor === pledgee ? refuse('pledgee_must_not_be_the_debtor', at) : null,
    flaws: context => {
      if (receivable === null) return []
      const { dueOn, redLettered } = receivable
      return [
        ...(isOverdue(dueOn, context) ? [{ flaw: 'overdue', extent: 0n } as const] : []),
        ...(redLettered > 0n ? [{ flaw: 'red_lettered', extent: redLettered } as const] : []),
      ]
    },
    offersEnd: ({ calendar, rules }) =>
      receivable && settlementBegins(receivable.dueOn, calendar, rules),
    setHold: (hold, party) => {
      if (hold !== 'dispute') return refuse('hold_must_be_of_a_court_or_a_dispute', 'body.kind')
      return receivable?.debtor === party ? null : refuse('dispute_must_be_the_debtors', 'party')
    },
    reach: (_hold, { holder }, at) =>
      holder === receivable?.supplier
        ? null
        : refuse('dispute_must_be_on_what_the_first_supplier_holds', at),
  }
}

export type ReceivableStandsRefusal =
  | 'receivable_must_be_known'
  | Detailed<'receivable_must_be_issued', { status: ReceivableStatus }>

export const RECEIVABLE_STANDS_TEXTS = {
  ...RECEIVABLE_KNOWN_TEXTS,
  receivable_must_be_issued: conflict(
    d => `这笔应收账款${d.status}，须为已开立且未终结。`,
    d => `The receivable is ${d.status}; it must be issued and not have ended.`,
    { status: STATUS_WORDS },
  ),
} satisfies RefusalTexts<ReceivableStandsRefusal>

export type ReceivableOfferRefusal = Detailed<
  'offer_must_be_made_before_settlement_begins',
  { dueOn: BusinessDate; begins: BusinessDate }
>

export const RECEIVABLE_OFFER_TEXTS = {
  offer_must_be_made_before_settlement_begins: conflict(
    d => `该凭证 ${d.dueOn} 到期，自 ${d.begins} 起进入兑付准备，不能再转让。`,
    d =>
      `It is due on ${d.dueOn}, and from ${d.begins} on, while its payment is prepared, it ` +
      'cannot be offered.',
  ),
} satisfies RefusalTexts<ReceivableOfferRefusal>

export type ReceivablePledgeRefusal = 'pledgee_must_not_be_the_debtor'

export const RECEIVABLE_PLEDGE_TEXTS = {
  pledgee_must_not_be_the_debtor: conflict(
    '质权人不得为该应收账款的债务人。',
    'The debtor of the receivable cannot be its pledgee.',
  ),
} satisfies RefusalTexts<ReceivablePledgeRefusal>

export type ReceivableHoldRefusal =
  | 'hold_must_be_of_a_court_or_a_dispute'
  | 'dispute_must_be_the_debtors'
  | 'dispute_must_be_on_what_the_first_supplier_holds'

export const RECEIVABLE_HOLD_TEXTS = {
  hold_must_be_of_a_court_or_a_dispute: badInput(
    '应收账款只有司法冻结（court）和争议冻结（dispute）两种。',
    'A hold on a receivable is of the kind court or dispute, and of no other.',
  ),
  dispute_must_be_the_debtors: notAllowed(
    '只有债务人可以因争议而冻结。',
    'Only the debtor of the receivable may set a hold in a dispute.',
  ),
  dispute_must_be_on_what_the_first_supplier_holds: conflict(
    '争议冻结只及于一级供应商仍持有的区间，请只列这些区间。',
    'A dispute reaches only what the first supplier still holds; name only that.',
  ),
} satisfies RefusalTexts<ReceivableHoldRefusal>

/** The duties of a receivable by the acts on titles that ask them, beside those of the act. */
export const RECEIVABLE_GUARD_TEXTS = {
  'title.offer-transfer': RECEIVABLE_OFFER_TEXTS,
  'title.offer-pledge': RECEIVABLE_PLEDGE_TEXTS,
  'title.lapse-offer': RECEIVABLE_STANDS_TEXTS,
  'title.set-hold': { ...RECEIVABLE_HOLD_TEXTS, ...RECEIVABLE_STANDS_TEXTS },
}
