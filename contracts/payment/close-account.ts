import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision } from '../kernel/decision.ts'
import type { Account } from './account.ts'
import type { AccountClosed } from './facts.ts'
import { findOwnAccount, OWN_ACCOUNT_TEXTS, type OwnAccountRefusal } from './find-account.ts'

/** A holder closes an account: it takes part in no new payment; its statements still prove. */
export function closeAccount(
  { account: named }: { readonly account: Account | null },
  _body: unknown,
  { party: holder }: Pick<Context, 'party'>,
): Decision<AccountClosed, never, OwnAccountRefusal> {
  const found = findOwnAccount(named, holder, ['registered', 'confirmed'])
  if (!found.ok) return found
  const account = found.value.id
  return accept([{ type: 'payment.account-closed.v1', visibleTo: [holder], account }], [])
}

export const CLOSE_ACCOUNT_CLASS = 'governance' satisfies ActClass
export const CLOSE_ACCOUNT_TEXTS = OWN_ACCOUNT_TEXTS
