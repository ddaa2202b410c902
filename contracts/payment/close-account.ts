import type { ActClass } from '../command/act-class.ts'
import type { FinancingId } from '../financing/financing.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Account } from './account.ts'
import type { AccountClosed } from './facts.ts'
import { findOwnAccount, OWN_ACCOUNT_TEXTS, type OwnAccountRefusal } from './find-account.ts'

/**
 * A holder closes an account: it takes part in no new payment; its statements still prove. While a
 * payment from or to it is in flight it stays open, since its bank would not book it.
 */
export function closeAccount(
  { account: named, inFlight }: CloseAccountState,
  _body: unknown,
  { party: holder }: Pick<Context, 'party'>,
): Decision<AccountClosed, never, CloseAccountRefusal> {
  const found = findOwnAccount(named, holder, ['registered', 'confirmed'])
  if (!found.ok) return found
  if (inFlight !== null)
    return refuse('account_must_have_nothing_in_flight', 'body.account', { financing: inFlight })
  const account = found.value.id
  return accept([{ type: 'payment.account-closed.v1', visibleTo: [holder], account }], [])
}

export const CLOSE_ACCOUNT_CLASS = 'governance' satisfies ActClass

export type CloseAccountRefusal =
  | OwnAccountRefusal
  | Detailed<'account_must_have_nothing_in_flight', { financing: FinancingId }>

export const CLOSE_ACCOUNT_TEXTS = {
  ...OWN_ACCOUNT_TEXTS,
  account_must_have_nothing_in_flight: conflict(
    d => `融资 ${d.financing} 的放款尚在途，涉及该账户；有结果后方可停用。`,
    d => `The payout of ${d.financing} from or to it is in flight; close it once that is known.`,
  ),
} satisfies RefusalTexts<CloseAccountRefusal>

export interface CloseAccountState {
  readonly account: Account | null
  /** A financing whose payout from or to it is in flight; null where there is none. */
  readonly inFlight: FinancingId | null
}
