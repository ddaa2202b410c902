import { type InstrumentId, isId } from '../../../../contracts/kernel/id.ts'
import { guardReceipt, listReceiptCosigners } from '../../../../contracts/receipt/guard.ts'
import type { Receipt } from '../../../../contracts/receipt/receipt.ts'
import type { InstrumentRule } from '../../engine/act/instrument-rule.ts'
import { read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { discloseReceipts } from './disclose.ts'
import { RECEIPTS, receipts } from './tables.ts'

/** A receipt as the instrument that it is. */
export const receiptInstrument: InstrumentRule = {
  prefix: 'wrc',
  kind: 'receipt',
  isMoney: false,
  reads: ids => [
    read(
      RECEIPTS,
      ids.filter(id => isId('wrc', id)),
    ),
  ],
  face: (view, id) => {
    const receipt = findReceipt(view, id)
    return { size: receipt?.quantity ?? 0n, unit: { name: receipt?.unit ?? 'GRAMS' } }
  },
  guard: (view, id) => guardReceipt(findReceipt(view, id)),
  discloses: discloseReceipts,
  cosigners: (view, id) => listReceiptCosigners(findReceipt(view, id)),
}

function findReceipt(view: View, id: InstrumentId): Receipt | null {
  return isId('wrc', id) ? (view.get(receipts, id) ?? null) : null
}
