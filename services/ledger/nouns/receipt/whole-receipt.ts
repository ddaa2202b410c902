import type { CancelReceiptState } from '../../../../contracts/receipt/cancel-receipt.ts'
import type { ReceiptId } from '../../../../contracts/receipt/receipt.ts'
import type { View } from '../../engine/view/view.ts'
import { selectInstrument } from '../title/instruments.ts'
import { receiptInstrument } from './instrument.ts'
import { receipts } from './tables.ts'

/** Selects a receipt with all of its titles. */
export function selectWhole(view: View, id: ReceiptId): CancelReceiptState {
  const receipt = view.get(receipts, id) ?? null
  return { receipt, instrument: receipt && selectInstrument(view, id, receiptInstrument) }
}
