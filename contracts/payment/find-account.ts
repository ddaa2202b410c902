import { type Answer, answer } from '../kernel/answer.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Account, AccountStatus } from './account.ts'
import { ACCOUNT_STATUS_WORDS } from './payment-words.ts'

/** Finds the party's own account, as long as it stands so. */
export function findOwnAccount(
  account: Account | null,
  party: PartyId,
  statuses: readonly AccountStatus[],
): Answer<Account, OwnAccountRefusal> {
  if (account === null || account.holder !== party)
    return refuse('account_must_be_the_partys_own', AT)
  return statusRefusal(account, statuses) ?? answer(account)
}

/** Finds an account of whatever party, as long as it stands so. */
export function findAccount(
  account: Account | null,
  statuses: readonly AccountStatus[],
): Answer<Account, AccountRefusal> {
  if (account === null) return refuse('account_must_be_registered', AT)
  return statusRefusal(account, statuses) ?? answer(account)
}

const AT = 'body.account'

function statusRefusal(
  { status }: Account,
  statuses: readonly AccountStatus[],
): Refused<StandsRefusal> | null {
  return statuses.includes(status) ? null : refuse('account_must_stand_so', AT, { status })
}

type StandsRefusal = Detailed<'account_must_stand_so', { status: AccountStatus }>
export type OwnAccountRefusal = 'account_must_be_the_partys_own' | StandsRefusal
export type AccountRefusal = 'account_must_be_registered' | StandsRefusal

const STANDS_TEXTS = {
  account_must_stand_so: conflict(
    d => `该账户${d.status}，现在不能这样办理。`,
    d => `The account is ${d.status}; this cannot be done with it now.`,
    { status: ACCOUNT_STATUS_WORDS },
  ),
} satisfies RefusalTexts<StandsRefusal>

export const OWN_ACCOUNT_TEXTS = {
  account_must_be_the_partys_own: notFound(
    '贵方没有登记这个账户，请核对编号。',
    'Your party has registered no account of this id; check the id.',
  ),
  ...STANDS_TEXTS,
} satisfies RefusalTexts<OwnAccountRefusal>

export const ACCOUNT_TEXTS = {
  account_must_be_registered: notFound(
    '没有登记这个账户，请核对编号。',
    'No account of this id is registered; check the id.',
  ),
  ...STANDS_TEXTS,
} satisfies RefusalTexts<AccountRefusal>
