import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Account } from './account.ts'

/** Which end of a payment an account is. */
export type PaymentEnd = 'from' | 'to'

/** An account pays or is paid if it is of its party and currency, confirmed, and has cooled off. */
export function usableAccountRefusal(
  account: Account | null,
  { party, currency, asOf }: WantedAccount,
  side: PaymentEnd,
  at: string,
): Refused<UsableAccountRefusal> | null {
  if (account === null || account.holder !== party || account.currency !== currency)
    return refuse('payment_account_must_be_of_its_party_and_currency', at, { side, currency })
  const { status, usableOn } = account
  if (status !== 'confirmed' || usableOn === null || asOf < usableOn)
    return refuse('payment_account_must_be_usable', at, {
      ...{ side, usableOn: status === 'confirmed' && usableOn ? usableOn : '–', today: asOf },
    })
  return null
}

export interface WantedAccount {
  readonly party: PartyId
  readonly currency: Currency
  readonly asOf: BusinessDate
}

export type UsableAccountRefusal =
  | Detailed<
      'payment_account_must_be_of_its_party_and_currency',
      { side: PaymentEnd; currency: Currency }
    >
  | Detailed<
      'payment_account_must_be_usable',
      { side: PaymentEnd; usableOn: string; today: BusinessDate }
    >

const SIDE_WORDS = {
  from: { zh: '付款', en: 'pays' },
  to: { zh: '收款', en: 'is paid' },
} as const

export const USABLE_ACCOUNT_TEXTS = {
  payment_account_must_be_of_its_party_and_currency: notFound(
    d => `${d.side}账户须为该方自己登记的 ${d.currency} 账户。`,
    d => `The account that ${d.side} must be one of that party itself, in ${d.currency}.`,
    { side: SIDE_WORDS },
  ),
  payment_account_must_be_usable: conflict(
    d => `${d.side}账户尚不能使用（启用日 ${d.usableOn}，当前业务日 ${d.today}），或已停用。`,
    d =>
      `The account that ${d.side} is closed, or not usable yet (from ${d.usableOn} on; today is ` +
      `${d.today}).`,
    { side: SIDE_WORDS },
  ),
} satisfies RefusalTexts<UsableAccountRefusal>
