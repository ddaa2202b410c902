import type { ActClass } from '../command/act-class.ts'
import { assert } from '../kernel/bug.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { type Money, money } from '../kernel/money.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { spanSize } from '../kernel/span.ts'
import type { EntryNumber, Title } from '../kernel/title.ts'
import type { SplittingWatched } from '../title/facts.ts'
import type { Pledge } from '../title/pledge-terms.ts'
import {
  DISPOSAL_TEXTS,
  type DisposalRefusal,
  type FreeRefusal,
  freeRefusal,
  heldRefusal,
  owedOn,
  type SelectedTitles,
  type SpanSet,
  selectOwnTitles,
} from '../title/span-set.ts'
import {
  SPLITTING_TEXTS,
  type SplittingRefusal,
  splittingRefusal,
  watchSplitting,
} from '../title/splitting.ts'
import type { PaymentAcknowledged } from './facts.ts'
import type { ReceivableState, ReceivablesById } from './receivable.ts'

/**
 * A holder signs that the debtor has paid it outside the platform. Of a pledged span the pledgee
 * signs, up to the debt that it secures, and the holder for the rest. The spans are retired: nobody
 * is owed on them again. One debtor has paid: its act is no news to another one.
 */
export function acknowledgePayment(
  { receivables, pledges }: AcknowledgePaymentState,
  { spans, paidOn }: AcknowledgePayment,
  { party, asOf, rules }: RuledContext,
): Decision<PaymentAcknowledged | SplittingWatched, TitlePosting, AcknowledgePaymentRefusal> {
  if (paidOn > asOf)
    return refuse('payment_must_not_be_in_the_future', 'body.paidOn', { paidOn, today: asOf })
  const concerns = (title: Title) => title.holder === party || isPledgedTo(title, party)
  const selected = selectOwnTitles(spans, receivables, concerns, at =>
    refuse('party_must_hold_the_title', at),
  )
  if (!selected.ok) return selected
  const titles = selected.value
  const bound = boundRefusal(titles)
  if (bound) return bound
  const { debtor } = titles[0]!.state.receivable
  const others = titles.findIndex(n => n.state.receivable.debtor !== debtor)
  if (others >= 0) return refuse('payment_must_be_of_one_debtor', `body.spans.${others}`)
  const refused = debtRefusal(titles, pledges, party) ?? splittingRefusal(titles, rules)
  if (refused) return refused

  return accept(
    [
      ...titles.flatMap(one => one.titles.map(title => acknowledged(one, title, party, paidOn))),
      ...watchSplitting(titles, rules),
    ],
    titles.flatMap(({ instrument, titles }) =>
      titles.flatMap(({ lo, hi, claim }): TitlePosting[] => {
        const on = { instrument, span: { lo, hi } }
        return [...(claim ? [{ post: 'free', ...on } as const] : []), { post: 'retire', ...on }]
      }),
    ),
  )
}

export const ACKNOWLEDGE_PAYMENT_CLASS = 'value' satisfies ActClass

export type AcknowledgePaymentRefusal =
  | Detailed<'payment_must_not_be_in_the_future', { paidOn: BusinessDate; today: BusinessDate }>
  | DisposalRefusal
  | 'payment_must_be_of_one_debtor'
  | DebtRefusal
  | SplittingRefusal

type DebtRefusal =
  | Detailed<'payment_must_be_within_the_debt_secured', { left: Money; found: Money }>
  | Detailed<'payment_must_leave_what_secures_the_debt', { free: Money; found: Money }>

export const ACKNOWLEDGE_PAYMENT_TEXTS = {
  payment_must_not_be_in_the_future: badInput(
    d => `付款日 ${d.paidOn} 不得晚于当前营业日期 ${d.today}。`,
    d => `The payment is dated ${d.paidOn}, after today’s business date, ${d.today}.`,
  ),
  ...DISPOSAL_TEXTS,
  payment_must_be_of_one_debtor: badInput(
    '一次只能确认同一债务人的付款，请按债务人分开。',
    'The spans are owed by several debtors; acknowledge the payment of each in an act of its own.',
  ),
  payment_must_be_within_the_debt_secured: conflict(
    d => `所担保的债务仅余 ${d.left}，质权人不能确认 ${d.found}；超出部分由持有人确认。`,
    d =>
      `Only ${d.left} of the debt secured is left, so the pledgee cannot acknowledge ` +
      `${d.found}; the holder acknowledges what is beyond.`,
  ),
  payment_must_leave_what_secures_the_debt: conflict(
    d => `所质押的凭证中，持有人可确认的仅 ${d.free}，现为 ${d.found}；其余先由质权人确认。`,
    d =>
      `Of what is pledged the holder can acknowledge ${d.free}, and not ${d.found}; the rest ` +
      'secures the debt, and the pledgee acknowledges it.',
  ),
  ...SPLITTING_TEXTS,
} satisfies RefusalTexts<AcknowledgePaymentRefusal>

export interface AcknowledgePayment {
  readonly spans: SpanSet
  readonly paidOn: BusinessDate
}

export interface AcknowledgePaymentState {
  readonly receivables: ReceivablesById
  /** By the entries that made them. */
  readonly pledges: ReadonlyMap<EntryNumber, Pledge>
}

function isPledgedTo({ claim }: Title, party: PartyId): boolean {
  return claim?.kind === 'pledge' && claim.claimant === party
}

/** No claim lies on what was paid but a pledge, and no hold. */
function boundRefusal(
  titles: readonly SelectedTitles<ReceivableState>[],
): Refused<FreeRefusal> | null {
  for (const [index, one] of titles.entries()) {
    const at = `body.spans.${index}`
    const pledged = one.titles.filter(({ claim }) => claim?.kind === 'pledge')
    const others = one.titles.filter(({ claim }) => claim?.kind !== 'pledge')
    const bound = freeRefusal(others, at) ?? heldRefusal(pledged, at)
    if (bound) return bound
  }
  return null
}

/** The pledgee is paid first, up to the debt; what it lacks of that stays pledged to it. */
function debtRefusal(
  titles: readonly SelectedTitles<ReceivableState>[],
  pledges: ReadonlyMap<EntryNumber, Pledge>,
  party: PartyId,
): Refused<DebtRefusal> | null {
  const paid = new Map<EntryNumber, bigint>()
  for (const [index, one] of titles.entries())
    for (const title of one.titles) {
      if (title.claim === null) continue
      const { charge } = title.claim
      const pledge = pledges.get(charge)
      assert(pledge !== undefined, 'the pledge on a title has been loaded')
      const sum = (paid.get(charge) ?? 0n) + spanSize(title)
      paid.set(charge, sum)
      const left = pledge.secured - pledge.paid
      const at = `body.spans.${index}`
      const inMoney = (minor: bigint) => money(minor > 0n ? minor : 0n, pledge.currency)
      if (isPledgedTo(title, party)) {
        if (sum > left)
          return refuse('payment_must_be_within_the_debt_secured', at, {
            left: inMoney(left),
            found: inMoney(sum),
          })
      } else if (sum > pledge.bound - left)
        return refuse('payment_must_leave_what_secures_the_debt', at, {
          free: inMoney(pledge.bound - left),
          found: inMoney(sum),
        })
    }
  return null
}

function acknowledged(
  { instrument, state }: SelectedTitles<ReceivableState>,
  { lo, hi, holder, claim }: Title,
  party: PartyId,
  paidOn: BusinessDate,
): PaymentAcknowledged {
  const { debtor } = state.receivable
  const span = { lo, hi }
  return {
    type: 'receivable.payment-acknowledged.v1',
    visibleTo: [party, holder, debtor, ...(claim ? [claim.claimant] : [])],
    ...{ instrument, span, holder, debtor, paidOn },
    amount: owedOn(state.tiling, span),
    pledge: claim && claim.claimant === party ? claim.charge : null,
  }
}
