import {
  badInput,
  type CodeOf,
  conflict,
  type RefusalText,
  type RefusalTexts,
} from '../../contracts/kernel/refusal-text.ts'
import { DOCUMENT_TEXTS } from '../../contracts/refusal/texts.ts'
import type { RecordDeliveryRefusal } from '../../contracts/trade/record-delivery.ts'
import type { RecordInvoiceRefusal } from '../../contracts/trade/record-invoice.ts'
import type { RecordOrderRefusal } from '../../contracts/trade/record-order.ts'
import type { RedLetterRefusal } from '../../contracts/trade/red-letter.ts'

/** Why a whole file is not taken: nothing is changed then. */
export type FileRefusal = keyof typeof FILE_TEXTS

export const FILE_TEXTS = {
  mapping_must_have_its_shape: badInput(
    '字段映射的格式不符。',
    'The mapping has not the shape of one.',
  ),
  mapping_must_name_known_fields: badInput(
    '该类单据没有此字段。',
    'Documents of this kind have no such field.',
  ),
  column_must_be_there: badInput('缺少必需的列。', 'A column that is needed is not there.'),
  headings_must_be_unique: badInput('表头有重复的列名。', 'A heading stands twice.'),
  file_must_have_a_heading: badInput('文件为空，没有表头。', 'The file is empty: no heading.'),
  file_must_be_within_its_limit: badInput(
    '文件超过上限，请拆分。',
    'The file is beyond its limit: split it.',
  ),
  file_must_be_whole: badInput(
    '文件不完整：从此行起无法读取（引号未闭合、行过长或文件被截断）。',
    'The file ends in the middle: a quote that is not closed, a row too long or cut off.',
  ),
  file_must_agree_with_its_control: badInput(
    '行数与发送方的核对数不符。',
    'The file has another number of rows than its sender counted.',
  ),
  encoding_must_be_declared_as_gb18030: badInput(
    '此行不是 UTF-8，而是 GB18030：请在字段映射中声明 "encoding": "gb18030"。',
    'This line is GB18030, not UTF-8: declare "encoding": "gb18030" in the mapping.',
  ),
  text_must_be_in_its_encoding: badInput(
    '此行的字节不符合所声明的编码。',
    'The bytes of this line are not in the declared encoding.',
  ),
  import_must_not_be_running: conflict(
    '同一文件正在导入。',
    'The same file is being imported at this moment.',
  ),
} satisfies Record<string, RefusalText>

/** Why a row cannot be read at all, whatever the rules of the trade say. */
export type CellRefusal = keyof typeof CELL_TEXTS

export const CELL_TEXTS = {
  row_must_have_every_cell: badInput(
    '该行单元格数与表头不符。',
    'The row has other than the heading’s number of cells.',
  ),
  row_must_be_an_object: badInput('每一行必须是对象。', 'A row must be an object.'),
  field_must_be_known: badInput(
    '该类单据没有此字段。',
    'Documents of this kind have no such field.',
  ),
  value_must_be_given: badInput('不能为空。', 'A value must be given.'),
  value_must_be_text: badInput(
    '必须是文本（金额和数量也写作字符串）。',
    'The value must be a text; amounts and quantities too are written as strings.',
  ),
  text_must_be_within_its_limit: badInput(
    '文字过长或含控制字符。',
    'The text is too long or has control characters.',
  ),
  text_must_not_start_like_a_formula: badInput(
    '文字不得以 = + - @ 开头：表格软件会当作公式执行。',
    'A text must not start with = + - @: a spreadsheet would run it as a formula.',
  ),
  amount_must_be_a_decimal: badInput('金额必须是普通小数。', 'The amount must be a plain decimal.'),
  amount_must_be_whole_minor_units: badInput(
    '金额不能有不足一分的尾数。',
    'The amount has a fraction of the minor unit.',
  ),
  number_must_be_whole: badInput('必须是整数。', 'The number must be whole.'),
  date_must_exist: badInput(
    '日期不存在或格式不符。',
    'There is no such date in the declared format.',
  ),
  word_must_be_known: badInput('不是允许的取值。', 'The word is not one of those known here.'),
  clause_must_be_a_digest: badInput(
    '条款须以其文本的 SHA-256 摘要（base64url）引用。',
    'A clause is cited by the SHA-256 of its text in base64url.',
  ),
} satisfies Record<string, RefusalText>

/** Why one row was not taken; those of the trade are the contracts'. */
export type RowRefusal =
  | CellRefusal
  | RecordOrderRefusal
  | RecordDeliveryRefusal
  | RecordInvoiceRefusal
  | RedLetterRefusal

export type RowCode = CodeOf<RowRefusal>

export const ROW_TEXTS = { ...DOCUMENT_TEXTS, ...CELL_TEXTS } satisfies RefusalTexts<RowRefusal>
