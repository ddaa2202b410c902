import type { ActClass } from '../command/act-class.ts'
import { addBusinessDays } from '../kernel/calendar.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { RuledContext } from '../kernel/rules.ts'
import type { Account, AccountId } from './account.ts'
import type { AccountConfirmed } from './facts.ts'
import { ACCOUNT_TEXTS, type AccountRefusal, findAccount } from './find-account.ts'

/**
 * Two officers confirm an account: they have asked its bank, and have from it the very key that the
 * holder stated. It pays and is paid some business days later, so that a holder whose keys were
 * stolen hears of a new account before money goes there.
 */
export function confirmAccount(
  { account: named }: { readonly account: Account | null },
  { statementKey }: ConfirmAccount,
  { asOf, calendar, rules }: RuledContext,
): Decision<AccountConfirmed, never, ConfirmAccountRefusal> {
  const found = findAccount(named, ['registered'])
  if (!found.ok) return found
  const { id, holder, statementKey: stated } = found.value
  if (stated.publicKey !== statementKey)
    return refuse('statement_key_must_be_the_one_of_the_bank', 'body.statementKey')
  const usableOn = addBusinessDays(calendar, asOf, rules.accountCoolingDays)
  return accept(
    [{ type: 'payment.account-confirmed.v1', visibleTo: [holder], account: id, usableOn }],
    [],
  )
}

export const CONFIRM_ACCOUNT_CLASS = 'officers' satisfies ActClass

export type ConfirmAccountRefusal = AccountRefusal | 'statement_key_must_be_the_one_of_the_bank'

export const CONFIRM_ACCOUNT_TEXTS = {
  ...ACCOUNT_TEXTS,
  statement_key_must_be_the_one_of_the_bank: conflict(
    '开户行提供的对账单公钥与持有人所登记的不一致，请与双方核对。',
    'The statement key that the bank gave is not the one that the holder stated; ask both of them.',
  ),
} satisfies RefusalTexts<ConfirmAccountRefusal>

export interface ConfirmAccount {
  readonly account: AccountId
  /** The public key as the bank itself gave it, in base64url. */
  readonly statementKey: string
}
