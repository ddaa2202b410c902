import type { Detailed, Details } from '../../../contracts/kernel/decision.ts'
import { type CodeOf, conflict, type RefusalTexts } from '../../../contracts/kernel/refusal-text.ts'
import { DOCUMENT_TEXTS } from '../../../contracts/refusal/texts.ts'
import type { DocumentNumberRefusal } from '../../../contracts/trade/document-number-texts.ts'
import type { ElectronicInvoiceRefusal } from '../../../contracts/trade/electronic-invoice.ts'
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
export type FileRefusal =
  | Exclude<keyof typeof FILE_TEXTS, 'party_must_keep_to_its_imported_rows'>
  | Detailed<'party_must_keep_to_its_imported_rows', RowsKept>

/** Rows that a party has handed in, and may. */
interface RowsKept extends Details {
  readonly limit: number
  readonly used: number
}

export const FILE_TEXTS = {
  ...READER_TEXTS,
  import_must_not_be_running: conflict(
    '同一文件正在导入。',
    'The same file is being imported at this moment.',
  ),
  party_must_keep_to_its_imported_rows: conflict<RowsKept>(
    d => `贵方已导入 ${d.used} 行，上限 ${d.limit} 行；如需更多请联系运营方。`,
    d =>
      `The party has handed in ${d.used} rows and may hand in ${d.limit}: ask the operator for ` +
      'more.',
  ),
}

/** Why one row was not taken; those of the trade are the contracts'. */
export type RowRefusal =
  | CellDuty
  | DocumentNumberRefusal
  | ElectronicInvoiceRefusal
  | KnownNumberRefusal
  | RecordOrderRefusal
  | RecordDeliveryRefusal
  | RecordInvoiceRefusal
  | RedLetterRefusal

export type RowCode = CodeOf<RowRefusal>

export const ROW_TEXTS = { ...DOCUMENT_TEXTS, ...CELL_TEXTS } satisfies RefusalTexts<RowRefusal>
