import type { RecordDeliveryRefusal } from '../../contracts/trade/record-delivery.ts'
import type { RecordInvoiceRefusal } from '../../contracts/trade/record-invoice.ts'
import type { RecordOrderRefusal } from '../../contracts/trade/record-order.ts'
import type { RedLetterRefusal } from '../../contracts/trade/red-letter.ts'

interface Words {
  readonly zh: string
  readonly en: string
}

/** Why a whole file is not taken: nothing is changed then. */
export type FileRefusal = keyof typeof FILE_REFUSALS

export const FILE_REFUSALS = {
  mapping_must_have_its_shape: {
    zh: '字段映射的格式不符',
    en: 'the mapping has not the shape of one',
  },
  mapping_must_name_known_fields: {
    zh: '该类单据没有此字段',
    en: 'documents of this kind have no such field',
  },
  column_must_be_there: { zh: '缺少必需的列', en: 'a column that is needed is not there' },
  headings_must_be_unique: { zh: '表头有重复的列名', en: 'a heading stands twice' },
  file_must_have_a_heading: { zh: '文件为空，没有表头', en: 'the file is empty: no heading' },
  file_must_be_within_its_limit: {
    zh: '文件超过上限，请拆分',
    en: 'the file is beyond its limit: split it',
  },
  file_must_be_whole: {
    zh: '文件不完整：从此行起无法读取（引号未闭合、行过长或文件被截断）',
    en: 'the file ends in the middle: a quote that is not closed, a row too long or cut off',
  },
  file_must_agree_with_its_control: {
    zh: '行数与发送方的核对数不符',
    en: 'the file has another number of rows than its sender counted',
  },
  encoding_must_be_declared_as_gb18030: {
    zh: '此行不是 UTF-8，而是 GB18030：请在字段映射中声明 "encoding": "gb18030"',
    en: 'this line is GB18030, not UTF-8: declare "encoding": "gb18030" in the mapping',
  },
  text_must_be_in_its_encoding: {
    zh: '此行的字节不符合所声明的编码',
    en: 'the bytes of this line are not in the declared encoding',
  },
  import_must_not_be_running: {
    zh: '同一文件正在导入',
    en: 'the same file is being imported at this moment',
  },
} satisfies Record<string, Words>

/** Why a row cannot be read at all, whatever the rules of the trade say. */
export type CellRefusal = keyof typeof CELL_REFUSALS

export const CELL_REFUSALS = {
  row_must_have_every_cell: {
    zh: '该行单元格数与表头不符',
    en: 'the row has other than the heading’s number of cells',
  },
  row_must_be_an_object: { zh: '每一行必须是对象', en: 'a row must be an object' },
  field_must_be_known: {
    zh: '该类单据没有此字段',
    en: 'documents of this kind have no such field',
  },
  value_must_be_given: { zh: '不能为空', en: 'a value must be given' },
  value_must_be_text: {
    zh: '必须是文本（金额和数量也写作字符串）',
    en: 'the value must be a text; amounts and quantities too are written as strings',
  },
  text_must_be_within_its_limit: {
    zh: '文字过长或含控制字符',
    en: 'the text is too long or has control characters',
  },
  text_must_not_start_like_a_formula: {
    zh: '文字不得以 = + - @ 开头：表格软件会当作公式执行',
    en: 'a text must not start with = + - @: a spreadsheet would run it as a formula',
  },
  amount_must_be_a_decimal: { zh: '金额必须是普通小数', en: 'the amount must be a plain decimal' },
  amount_must_be_whole_minor_units: {
    zh: '金额不能有不足一分的尾数',
    en: 'the amount has a fraction of the minor unit',
  },
  number_must_be_whole: { zh: '必须是整数', en: 'the number must be whole' },
  date_must_exist: {
    zh: '日期不存在或格式不符',
    en: 'there is no such date in the declared format',
  },
  word_must_be_known: { zh: '不是允许的取值', en: 'the word is not one of those known here' },
  clause_must_be_a_digest: {
    zh: '条款须以其文本的 SHA-256 摘要（base64url）引用',
    en: 'a clause is cited by the SHA-256 of its text in base64url',
  },
} satisfies Record<string, Words>

/** Why one row was not taken; those of the trade are the contracts'. */
export type RowRefusal =
  | CellRefusal
  | RecordOrderRefusal
  | RecordDeliveryRefusal
  | RecordInvoiceRefusal
  | RedLetterRefusal
