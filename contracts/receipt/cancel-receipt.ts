import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { Instrument } from '../kernel/instrument.ts'
import type { TitlePosting } from '../kernel/posting.ts'
import type { RefusalTexts } from '../kernel/refusal-text.ts'
import { FREE_TEXTS, type FreeRefusal, freeRefusal } from '../title/span-set.ts'
import type { ReceiptCancelled } from './facts.ts'
import { RECEIPT_KNOWN_TEXTS } from './guard.ts'
import type { Receipt, ReceiptId } from './receipt.ts'

/**
 * Who holds a receipt whole gives it back, and the keeper cancels it: its goods are in store under
 * no receipt then, and another can be issued over them. To others it is as one not known.
 * Rule: R21
 */
export function cancelReceipt(
  { receipt, instrument }: CancelReceiptState,
  _body: unknown,
  { party }: Pick<Context, 'party'>,
): Decision<ReceiptCancelled, TitlePosting, CancelReceiptRefusal> {
  const titles = instrument?.tiling.titles ?? []
  const whole = titles.length > 0 && titles.every(({ holder }) => holder === party)
  if (receipt === null || !whole) return refuse('receipt_must_be_known', 'body.receipt')
  const bound = freeRefusal(titles, 'body.receipt')
  if (bound) return bound
  const { id, lot, keeper, quantity } = receipt
  const visibleTo = [party, keeper]
  return accept(
    [{ type: 'receipt.cancelled.v1', visibleTo, receipt: id, lot, quantity }],
    [{ post: 'retire', instrument: id, span: { lo: 0n, hi: quantity } }],
  )
}

export const CANCEL_RECEIPT_CLASS = 'value' satisfies ActClass

export type CancelReceiptRefusal = 'receipt_must_be_known' | FreeRefusal

export const CANCEL_RECEIPT_TEXTS = {
  ...RECEIPT_KNOWN_TEXTS,
  ...FREE_TEXTS,
} satisfies RefusalTexts<CancelReceiptRefusal>

export interface CancelReceipt {
  readonly receipt: ReceiptId
}

export interface CancelReceiptState {
  readonly receipt: Receipt | null
  /** With all of its titles; null: there is none. */
  readonly instrument: Instrument | null
}
