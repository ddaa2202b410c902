import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { DepositWithdrawn } from './facts.ts'
import { concernsLot, LOT_KNOWN_TEXTS, LOT_STATUS_WORDS, type Lot, type LotStatus } from './lot.ts'

/** Goods that have not been received are called off, by their depositor or by the keeper. */
export function withdrawDeposit(
  { lot }: { readonly lot: Lot | null },
  _body: unknown,
  { party }: Pick<Context, 'party'>,
): Decision<DepositWithdrawn, never, WithdrawDepositRefusal> {
  if (lot === null || !concernsLot(lot, party)) return refuse('lot_must_be_known', 'body.lot')
  const { id, status, keeper, depositor } = lot
  if (status !== 'requested') return refuse('lot_must_be_announced', 'body.lot', { status })
  return accept(
    [{ type: 'receipt.deposit-withdrawn.v1', visibleTo: [keeper, depositor], lot: id }],
    [],
  )
}

export const WITHDRAW_DEPOSIT_CLASS = 'value' satisfies ActClass

export type WithdrawDepositRefusal = 'lot_must_be_known' | AnnouncedRefusal

export type AnnouncedRefusal = Detailed<'lot_must_be_announced', { status: LotStatus }>

export const ANNOUNCED_TEXTS = {
  lot_must_be_announced: conflict(
    d => `该批货物${d.status}，须为待入库。`,
    d => `The lot is ${d.status}; it must be announced and not have come.`,
    { status: LOT_STATUS_WORDS },
  ),
} satisfies RefusalTexts<AnnouncedRefusal>

export const WITHDRAW_DEPOSIT_TEXTS = {
  ...LOT_KNOWN_TEXTS,
  ...ANNOUNCED_TEXTS,
} satisfies RefusalTexts<WithdrawDepositRefusal>
