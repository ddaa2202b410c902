import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { type Money, money } from '../kernel/money.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Account, AccountId } from '../payment/account.ts'
import {
  USABLE_ACCOUNT_TEXTS,
  type UsableAccountRefusal,
  usableAccountRefusal,
} from '../payment/usable-account.ts'
import { listConcerned } from '../title/span-set.ts'
import type { CancelReceiptState } from './cancel-receipt.ts'
import type { TariffAgreed } from './facts.ts'
import { RECEIPT_KNOWN_TEXTS } from './guard.ts'
import type { ReceiptId } from './receipt.ts'
import type { Tariff } from './tariff.ts'

/**
 * Who holds goods of a receipt, all others who do and the keeper agree what it costs from this day
 * on, once, and to which account of the keeper that is paid.
 */
export function agreeTariff(
  { receipt, instrument, account }: AgreeTariffState,
  { tariff }: AgreeTariff,
  { party, asOf }: Pick<Context, 'party' | 'asOf'>,
): Decision<TariffAgreed, never, AgreeTariffRefusal> {
  const titles = instrument?.tiling.titles ?? []
  if (receipt === null || !titles.some(({ holder }) => holder === party))
    return refuse('receipt_must_be_known', 'body.receipt')
  const { id, lot, keeper, dues } = receipt
  if (dues !== null) return refuse('tariff_must_not_be_agreed_already', 'body.receipt')
  const { currency } = tariff
  const refused =
    tariffRefusal(tariff) ??
    usableAccountRefusal(account, { party: keeper, currency, asOf }, 'to', 'body.account')
  if (refused) return refused
  const visibleTo = [...new Set([keeper, ...listConcerned(titles)])]
  const to = { account: account!.id, accountNumber: account!.number }
  return accept(
    [
      {
        ...({ type: 'receipt.tariff-agreed.v1', visibleTo } as const),
        ...{ receipt: id, lot, keeper, tariff, ...to, since: asOf },
      },
    ],
    [],
  )
}

export const AGREE_TARIFF_CLASS = 'value' satisfies ActClass

/** Beyond it an amount of a tariff is a slip: ten billion of the currency. */
export const TARIFF_MINOR_MAX = 1_000_000_000_000n

function tariffRefusal({ currency, perUnits, ...amounts }: Tariff): Refused<TariffRefusal> | null {
  if (perUnits <= 0n) return refuse('tariff_must_be_for_some_units', 'body.tariff.perUnits')
  for (const name of ['storage', 'handling', 'least'] as const)
    if (amounts[name] > TARIFF_MINOR_MAX)
      return refuse('tariff_must_keep_to_its_limit', `body.tariff.${name}`, {
        limit: money(TARIFF_MINOR_MAX, currency),
        found: money(amounts[name], currency),
      })
  return null
}

export type AgreeTariffRefusal =
  | 'receipt_must_be_known'
  | 'tariff_must_not_be_agreed_already'
  | TariffRefusal
  | UsableAccountRefusal

type TariffRefusal =
  | 'tariff_must_be_for_some_units'
  | Detailed<'tariff_must_keep_to_its_limit', { limit: Money; found: Money }>

export const AGREE_TARIFF_TEXTS = {
  ...RECEIPT_KNOWN_TEXTS,
  tariff_must_not_be_agreed_already: conflict(
    '该仓单的仓储费率已经约定。',
    'What this receipt costs was agreed already.',
  ),
  tariff_must_be_for_some_units: badInput(
    '计费单位数量须大于零。',
    'The amounts must be for more than zero units.',
  ),
  tariff_must_keep_to_its_limit: badInput(
    d => `费率金额 ${d.found} 超过上限 ${d.limit}。`,
    d => `An amount of a tariff is at most ${d.limit}; this one is ${d.found}.`,
  ),
  ...USABLE_ACCOUNT_TEXTS,
} satisfies RefusalTexts<AgreeTariffRefusal>

export interface AgreeTariff {
  readonly receipt: ReceiptId
  readonly tariff: Tariff
  /** Of the keeper. */
  readonly account: AccountId
}

export interface AgreeTariffState extends CancelReceiptState {
  /** Null: there is none. */
  readonly account: Account | null
}
