import { type CodeOf, conflict, type RefusalTexts } from '../../../contracts/kernel/refusal-text.ts'
import { DOCUMENT_TEXTS } from '../../../contracts/refusal/texts.ts'
import type { DocumentNumberRefusal } from '../../../contracts/trade/document-number-texts.ts'
import type { KnownNumberRefusal } from '../../../contracts/trade/known-number.ts'
import type { RecordDeliveryRefusal } from '../../../contracts/trade/record-delivery.ts'
import type { RecordInvoiceRefusal } from '../../../contracts/trade/record-invoice.ts'
import type { RecordOrderRefusal } from '../../../contracts/trade/record-order.ts'
import type { RedLetterRefusal } from '../../../contracts/trade/red-letter.ts'
import {
  CELL_TEXTS,
  type CellDuty,
  FILE_TEXTS as READER_TEXTS,
} from '../../platform/mapped-files/refusal.ts'

/** Why a whole file is not taken: nothing is changed then. */
export type FileRefusal = keyof typeof FILE_TEXTS

export const FILE_TEXTS = {
  ...READER_TEXTS,
  import_must_not_be_running: conflict(
    '同一文件正在导入。',
    'The same file is being imported at this moment.',
  ),
}

/** Why one row was not taken; those of the trade are the contracts'. */
export type RowRefusal =
  | CellDuty
  | DocumentNumberRefusal
  | KnownNumberRefusal
  | RecordOrderRefusal
  | RecordDeliveryRefusal
  | RecordInvoiceRefusal
  | RedLetterRefusal

export type RowCode = CodeOf<RowRefusal>

export const ROW_TEXTS = { ...DOCUMENT_TEXTS, ...CELL_TEXTS } satisfies RefusalTexts<RowRefusal>
