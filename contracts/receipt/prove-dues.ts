import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Account, AccountId } from '../payment/account.ts'
import { PROVEN_ENTRY_TEXTS, type ProvenEntryRefusal } from '../payment/of-payment.ts'
import type { StatementEntry } from '../payment/statement-entry.ts'
import { listConcerned } from '../title/span-set.ts'
import type { CancelReceiptState } from './cancel-receipt.ts'
import { makeDuesId } from './dues.ts'
import type { DuesPaid } from './facts.ts'
import { RECEIPT_KNOWN_TEXTS } from './guard.ts'
import type { ReceiptId } from './receipt.ts'
import type { Dues } from './tariff.ts'

/**
 * Keeper or holder names the proven entry by which dues are paid, told by the account of either
 * side: each payment bears the end-to-end id that comes next, so each is counted once. What is paid
 * beyond what is due counts for what is still to come.
 */
export function proveDues(
  { receipt, instrument, entry, teller }: ProveDuesState,
  { account, reference }: ProveDues,
  { party }: Pick<Context, 'party'>,
): Decision<DuesPaid, never, ProveDuesRefusal> {
  const titles = instrument?.tiling.titles ?? []
  const concerned = receipt?.keeper === party || titles.some(({ holder }) => holder === party)
  if (receipt === null || !concerned) return refuse('receipt_must_be_known', 'body.receipt')
  const { id, lot, keeper, dues } = receipt
  if (dues === null) return refuse('tariff_must_be_agreed', 'body.receipt')
  const at = 'body.reference'
  if (entry === null) return refuse('entry_must_be_proven', at)
  if (!isTold(dues, entry, teller))
    return refuse('dues_must_be_paid_to_their_account', at, { to: dues.accountNumber })
  const paidAs = makeDuesId(id, dues)
  if (entry.endToEndId !== paidAs) return refuse('payment_of_dues_must_bear_its_id', at, { paidAs })
  return accept(
    [
      {
        ...({ type: 'receipt.dues-paid.v1' } as const),
        visibleTo: [...new Set([keeper, party, ...listConcerned(titles)])],
        ...{ receipt: id, lot, keeper, account, reference, paidAs, amount: entry.amount },
      },
    ],
    [],
  )
}

export const PROVE_DUES_CLASS = 'routine' satisfies ActClass

/** Told by the account that is paid, or by one from which money went to it, and not taken back. */
function isTold(
  { account, accountNumber, tariff }: Dues,
  { side, counterpart, currency, returned }: StatementEntry,
  teller: Account | null,
): boolean {
  if (returned || currency !== tariff.currency) return false
  return teller?.id === account
    ? side === 'credit'
    : side === 'debit' && counterpart === accountNumber
}

export type ProveDuesRefusal =
  | 'receipt_must_be_known'
  | 'tariff_must_be_agreed'
  | ProvenEntryRefusal
  | Detailed<'dues_must_be_paid_to_their_account', { to: string }>
  | Detailed<'payment_of_dues_must_bear_its_id', { paidAs: string }>

export const PROVE_DUES_TEXTS = {
  ...RECEIPT_KNOWN_TEXTS,
  tariff_must_be_agreed: conflict(
    '该仓单尚未约定仓储费率。',
    'It has not been agreed yet what this receipt costs.',
  ),
  ...PROVEN_ENTRY_TEXTS,
  dues_must_be_paid_to_their_account: conflict(
    d => `该流水不是付至 ${d.to} 的款项，或币种不符，或已退回。`,
    d => `The entry must be of a payment to ${d.to}, in the currency of the tariff, not sent back.`,
  ),
  payment_of_dues_must_bear_its_id: conflict(
    d => `下一笔付款的端到端编号须为 ${d.paidAs}；已计入的付款不能再次计入。`,
    d => `The next payment bears the end-to-end id ${d.paidAs}; one that was counted counts once.`,
  ),
} satisfies RefusalTexts<ProveDuesRefusal>

export interface ProveDues {
  readonly receipt: ReceiptId
  /** Whose bank tells it. */
  readonly account: AccountId
  /** The bank's reference of the entry. */
  readonly reference: string
}

export interface ProveDuesState extends CancelReceiptState {
  /** Null: no such entry is proven of the account. */
  readonly entry: StatementEntry | null
  /** The account whose bank tells it; null: there is none. */
  readonly teller: Account | null
}
