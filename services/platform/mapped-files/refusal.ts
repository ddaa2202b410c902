import type { Refused } from '../../../contracts/kernel/decision.ts'
import { badInput, type RefusalText } from '../../../contracts/kernel/refusal-text.ts'

/** Why a whole file is not taken. */
export type FileDuty = keyof typeof FILE_TEXTS

/** A file that is not taken: the place in it, what was found there, and what was expected. */
export interface FileRefused extends Refused<FileDuty> {
  readonly found: string
  readonly expected: string
}

/** What was read of a file, or everything that is wrong with it. */
export type FileAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly [FileRefused, ...FileRefused[]] }

export function refuseFile(
  refusal: FileDuty,
  path = '',
  found: string | number = '',
  expected: string | number = '',
): { readonly ok: false; readonly refusals: readonly [FileRefused] } {
  const details = { found: String(found), expected: String(expected) }
  return { ok: false, refusals: [{ ok: false, refusal, path, ...details }] }
}

/** Ends the reading of a file from within its stream; `whileReading` makes it an answer. */
export class FileStopped extends Error {
  override name = 'FileStopped'
  readonly refusals: readonly [FileRefused]

  constructor(...refused: Parameters<typeof refuseFile>) {
    super(refused.join(' '))
    this.refusals = refuseFile(...refused).refusals
  }
}

/** A limit by its name, with what was found and the most there may be. */
export function beyondLimit(limit: string, found: number | string, most: number): FileStopped {
  const say = (size: number | string) =>
    /bytes$/i.test(limit) && typeof size === 'number' ? formatBytes(size) : size
  return new FileStopped('file_must_be_within_its_limit', limit, say(found), `≤ ${say(most)}`)
}

function formatBytes(bytes: number): string {
  const power = bytes < 1024 ** 2 ? 1 : bytes < 1024 ** 3 ? 2 : 3
  const unit = ['', 'KiB', 'MiB', 'GiB'][power]
  const size = 1024 ** power
  return `${Math.ceil((bytes / size) * 100) / 100} ${unit}`
}

/** Answers with the refusal where reading was stopped; faults (of the disk) stay faults. */
export async function whileReading<Value>(
  read: () => Promise<FileAnswer<Value>>,
): Promise<FileAnswer<Value>> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof FileStopped)) throw error
    return { ok: false, refusals: error.refusals }
  }
}

/** The sentences of a refusal or problem with what was found and expected. */
export function describe(
  { zh, en }: Pick<RefusalText, 'zh' | 'en'>,
  { found, expected }: { readonly found: string; readonly expected: string },
): { readonly zh: string; readonly en: string } {
  const inChinese = [found && `实为“${found}”`, expected && `应为 ${expected}`].filter(Boolean)
  const inEnglish = [found && `found “${found}”`, expected && `expected ${expected}`].filter(
    Boolean,
  )
  return {
    zh: inChinese.length > 0 ? `${zh}（${inChinese.join('，')}）` : zh,
    en: inEnglish.length > 0 ? `${en} (${inEnglish.join(', ')})` : en,
  }
}

export const FILE_TEXTS = {
  mapping_must_have_its_shape: badInput(
    '字段映射的格式不符。',
    'The mapping does not have the form of one.',
  ),
  mapping_must_name_known_fields: badInput('没有此字段。', 'There is no such field here.'),
  column_must_be_there: badInput('缺少必需的列。', 'A column that is needed is not there.'),
  delimiter_must_be_declared: badInput(
    '表头的各列以其他字符分隔：请在字段映射中声明 "delimiter"。',
    'Another character parts the columns of the heading: declare "delimiter" in the mapping.',
  ),
  headings_must_be_unique: badInput('表头有重复的列名。', 'A heading stands twice.'),
  heading_must_be_known: badInput(
    '没有此字段：其他列须由字段映射说明。',
    'No field has this name: other columns need a mapping.',
  ),
  file_must_have_a_heading: badInput('文件为空，没有表头。', 'The file is empty: no heading.'),
  file_must_be_within_its_limit: badInput(
    '文件超过上限：请删去不用的列或拆分文件。',
    'The file is beyond its limit: drop unused columns or split it.',
  ),
  file_must_be_whole: badInput(
    '文件不完整：从此处起无法读取（引号未闭合、行过长、文件被截断或损坏）。',
    'The file cannot be read on from here: a quote not closed, a row too long, cut or broken.',
  ),
  file_must_agree_with_its_control: badInput(
    '与发送方的核对数不符。',
    'The file is not what its sender counted.',
  ),
  file_must_be_csv_xlsx_or_parquet: badInput(
    '文件须为 CSV、XLSX（未加密）、Parquet 或 XML。',
    'A file is CSV, XLSX without a password, Parquet, or XML.',
  ),
  file_must_declare_no_document_type: badInput(
    '文件不得声明文档类型（DTD），也不得定义实体。',
    'A file declares no document type (DTD) and no entities.',
  ),
  file_must_be_an_electronic_invoice: badInput(
    'XML、OFD 或 JSON 文件须为电子发票：数电票，或 UBL 2.1 的 Invoice、CreditNote。',
    'An XML, OFD or JSON file is an electronic invoice: a 数电票, or UBL 2.1 (Invoice, CreditNote).',
  ),
  file_must_be_flat: badInput(
    '此列是嵌套或重复的：每行只能有单个取值。',
    'The column is nested or repeated: a row has one value a column.',
  ),
  sheet_must_be_declared: badInput(
    '工作簿有多个工作表或没有所声明的工作表：请在字段映射中声明 "sheet"。',
    'The workbook has several sheets, or not the declared one: declare "sheet" in the mapping.',
  ),
  element_must_be_declared: badInput(
    'XML 文件中没有所声明的行元素：请在字段映射中声明 "element"。',
    'No element of the XML file is the declared row: declare "element" in the mapping.',
  ),
  encoding_must_be_declared_as_gb18030: badInput(
    '此行不是 UTF-8，而是 GB18030：请在字段映射中声明 "encoding": "gb18030"。',
    'This line is GB18030, not UTF-8: declare "encoding": "gb18030" in the mapping.',
  ),
  text_must_be_in_its_encoding: badInput(
    '此行的字节不符合所声明的编码。',
    'The bytes of this line are not in the declared encoding.',
  ),
} satisfies Record<string, RefusalText>

/** Why a cell, or a row as such, cannot be read, whatever the rules of its trade say. */
export type CellDuty = keyof typeof CELL_TEXTS

export const CELL_TEXTS = {
  row_must_have_every_cell: badInput(
    '该行单元格数与表头不符。',
    'The row has other than the heading’s number of cells.',
  ),
  row_must_be_an_object: badInput('每一行必须是对象。', 'A row must be an object.'),
  field_must_be_known: badInput('没有此字段。', 'There is no such field here.'),
  value_must_be_given: badInput('不能为空。', 'A value must be given.'),
  value_must_be_text: badInput(
    '必须是文本（金额和数量也写作字符串）。',
    'The value must be a text; amounts and quantities too are written as strings.',
  ),
  value_must_not_be_ruined_by_a_spreadsheet: badInput(
    '单元格已被电子表格软件改写（科学计数或错误值）：请将该列设为文本后重新填写。',
    'A spreadsheet has ruined the cell: format its column as text and enter the value again.',
  ),
  text_must_be_within_its_limit: badInput(
    '文字过长或含控制字符。',
    'The text is too long or has control characters.',
  ),
  text_must_be_readable: badInput(
    '文字在发送前已损坏（含 U+FFFD）。',
    'The text was damaged before it was sent: it has U+FFFD in it.',
  ),
  text_must_not_start_like_a_formula: badInput(
    '文字不得以 = + - @ 开头：表格软件会当作公式执行。',
    'A text must not start with = + - @: a spreadsheet would run it as a formula.',
  ),
  number_form_must_be_declared: badInput(
    '数字写法有歧义：请在字段映射中声明 "numbers"（小数点与千分位）。',
    'The number can be read in two ways: declare "numbers" (its marks) in the mapping.',
  ),
  amount_must_be_a_decimal: badInput('金额必须是普通小数。', 'The amount must be a plain decimal.'),
  amount_must_be_whole_minor_units: badInput(
    '金额不能有不足一分的尾数。',
    'The amount has a fraction of the minor unit.',
  ),
  amount_must_not_be_negative: badInput('金额不能为负。', 'The amount must not be below zero.'),
  amount_must_lie_within_its_limits: badInput(
    '金额超出允许的范围。',
    'The amount lies outside its limits.',
  ),
  number_must_be_whole: badInput('必须是整数。', 'The number must be whole.'),
  number_must_lie_within_its_limits: badInput(
    '数值超出允许的范围。',
    'The number lies outside its limits.',
  ),
  number_must_be_a_decimal: badInput('必须是普通小数。', 'The number must be a plain decimal.'),
  date_must_exist: badInput(
    '日期不存在、格式不符或不在 1900 年至 2200 年之间。',
    'There is no such date from 1900 to 2200 in the declared format.',
  ),
  word_must_be_known: badInput('不是允许的取值。', 'The word is not one of those known here.'),
  clause_must_be_a_digest: badInput(
    '条款须以其文本的 SHA-256 摘要（base64url）引用。',
    'A clause is cited by the SHA-256 of its text in base64url.',
  ),
} satisfies Record<string, RefusalText>
