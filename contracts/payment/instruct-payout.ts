import type { ActClass } from '../command/act-class.ts'
import {
  type Financing,
  type FinancingId,
  findChosen,
  findFirstDue,
} from '../financing/financing.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Money, money } from '../kernel/money.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import { titlesOn } from '../kernel/tiling.ts'
import type { ReceivablesById } from '../receivable/receivable.ts'
import {
  REGISTERED_TEXTS,
  type RegisteredRefusal,
  registeredRefusal,
} from '../registration/before-payout.ts'
import type { Register } from '../registration/registration.ts'
import { FREE_TEXTS, type HeldRefusal, heldRefusal } from '../title/span-set.ts'
import { settlementBegins } from '../wait/settlement.ts'
import { waitForPayout } from '../wait/waits.ts'
import type { Account, AccountId } from './account.ts'
import { findPaidBy, PAID_BY_TEXTS, type PaidByRefusal } from './find-payout.ts'
import { makeEndToEndId } from './payout.ts'
import type { PayoutInstructed } from './payout-facts.ts'
import {
  USABLE_ACCOUNT_TEXTS,
  type UsableAccountRefusal,
  usableAccountRefusal,
} from './usable-account.ts'

/**
 * The lender's signers authorise the payout of what it has approved: the net amount of its quote,
 * from an account of its own to one of who is financed, under an end-to-end id of its own. The
 * spans have been bound since the application; until it is known what came of the payment, nobody
 * frees them.
 */
export function instructPayout(
  { financing: named, before, from, to, receivables, register }: InstructPayoutState,
  { amount }: InstructPayout,
  context: RuledContext,
): Decision<PayoutInstructed, never, InstructPayoutRefusal> {
  const { party: lender, asOf } = context
  const found = findPaidBy(named, lender, ['approved'])
  if (!found.ok) return found
  const financing = found.value
  const { net, valueDate: executeOn } = findChosen(financing)!
  const { holder, currency, id } = financing
  const refused =
    timeRefusal(financing, context) ??
    registeredRefusal(register, context) ??
    holdRefusal(financing, receivables) ??
    usableAccountRefusal(from, { party: lender, currency, asOf }, 'from', 'body.from') ??
    usableAccountRefusal(to, { party: holder, currency, asOf }, 'to', 'body.to')
  if (refused) return refused
  if (amount !== net)
    return refuse('payout_must_be_of_the_net_amount', 'body.amount', {
      net: money(net, currency),
      found: money(amount, currency),
    })
  const number = before + 1
  return accept(
    [
      {
        ...({ type: 'payment.payout-instructed.v1', visibleTo: [lender, holder] } as const),
        ...{ financing: id, number, lender, holder, currency, amount, executeOn },
        from: { account: from!.id, number: from!.number },
        to: { account: to!.id, number: to!.number },
        endToEndId: makeEndToEndId(id, number),
        opens: waitForPayout({ lender, executeOn }, context),
      },
    ],
    [],
  )
}

export const INSTRUCT_PAYOUT_CLASS = 'value' satisfies ActClass

/** Money goes out by the value date, and not once payment by the debtor is prepared. */
function timeRefusal(
  financing: Financing,
  { asOf, calendar, rules }: RuledContext,
): Refused<TimeRefusal> | null {
  const at = 'body.financing'
  const { valueDate } = findChosen(financing)!
  if (asOf > valueDate)
    return refuse('payout_must_be_instructed_by_its_value_date', at, { valueDate, today: asOf })
  const ends = settlementBegins(findFirstDue(financing), calendar, rules)
  return asOf < ends
    ? null
    : refuse('payout_must_begin_before_settlement', at, { ends, today: asOf })
}

function holdRefusal(
  financing: Financing,
  receivables: ReceivablesById,
): Refused<HeldRefusal> | null {
  const titles = financing.parts.flatMap(
    ({ instrument, span }) => titlesOn(receivables.get(instrument)!.tiling, span) ?? [],
  )
  return heldRefusal(titles, 'body.financing')
}

export type InstructPayoutRefusal =
  | PaidByRefusal
  | TimeRefusal
  | RegisteredRefusal
  | HeldRefusal
  | UsableAccountRefusal
  | Detailed<'payout_must_be_of_the_net_amount', { net: Money; found: Money }>

type TimeRefusal =
  | Detailed<
      'payout_must_be_instructed_by_its_value_date',
      { valueDate: BusinessDate; today: BusinessDate }
    >
  | Detailed<'payout_must_begin_before_settlement', { ends: BusinessDate; today: BusinessDate }>

export const INSTRUCT_PAYOUT_TEXTS = {
  ...PAID_BY_TEXTS,
  payout_must_be_instructed_by_its_value_date: conflict(
    d => `报价的起息日 ${d.valueDate} 已过，当前业务日为 ${d.today}；请重新询价。`,
    d =>
      `The value date of the quote, ${d.valueDate}, has passed; today is ${d.today}. Its price ` +
      'holds no longer.',
  ),
  payout_must_begin_before_settlement: conflict(
    d => `${d.ends} 起准备到期兑付，不再放款，当前业务日为 ${d.today}。`,
    d =>
      `From ${d.ends} on payment by the debtor is prepared and nothing paid out; it is ${d.today}.`,
  ),
  ...REGISTERED_TEXTS,
  title_must_be_free_of_holds: FREE_TEXTS.title_must_be_free_of_holds,
  ...USABLE_ACCOUNT_TEXTS,
  payout_must_be_of_the_net_amount: badInput(
    d => `放款金额须为报价净额 ${d.net}，现为 ${d.found}。`,
    d => `What is paid out is the net amount of the quote, ${d.net}, and not ${d.found}.`,
  ),
} satisfies RefusalTexts<InstructPayoutRefusal>

export interface InstructPayout {
  readonly financing: FinancingId
  /** The account of the lender that pays, and the one of who is financed. */
  readonly from: AccountId
  readonly to: AccountId
  readonly amount: bigint
}

export interface InstructPayoutState {
  readonly financing: Financing | null
  /** How many payouts of it were instructed before. */
  readonly before: number
  readonly from: Account | null
  readonly to: Account | null
  readonly receivables: ReceivablesById
  /** What is on record of the national register for the financing. */
  readonly register: Register
}
