import type { Words } from '../../../contracts/abs/deal/deal-text.ts'
import { parseMajor, parseMinor } from '../../../contracts/kernel/money.ts'
import { type Input, refused, taken } from '../input/input.ts'
import type { TapeMapping } from './mapping.ts'
import type { TapeQuality } from './rows.ts'

const SENTENCES = {
  tape_must_be_within_its_limit: {
    zh: '文件超过上限（{0}，上限 {1}）：请删去不用的列，或分成几个资产池',
    en: 'the tape is beyond the limit ({0}, at most {1}): drop unused columns or split the pool',
  },
  tape_must_have_a_heading: { zh: '文件为空，没有表头', en: 'the file is empty: no heading' },
  tape_must_have_a_row: {
    zh: '资产池为空：没有数据行',
    en: 'the pool is empty: there are no rows',
  },
  tape_must_be_whole: {
    zh: '文件在此处无法继续读取（可能被截断）：{0}',
    en: 'the file cannot be read on from here (is it cut?): {0}',
  },
  tape_must_be_flat: {
    zh: '“{0}”列是嵌套或重复的，资产表每行只能有单个取值',
    en: 'the column “{0}” is nested or repeated: a tape has one value a cell',
  },
  tape_must_agree_with_its_control: {
    zh: '与发送方的核对数不符：应为 {0}，实为 {1}',
    en: 'this is not what the sender counted: {0} was declared, {1} found',
  },
} satisfies Record<string, Words>
type TapeRefusal = keyof typeof SENTENCES

export function refusedFile(
  file: string,
  refusal: TapeRefusal,
  ...details: string[]
): Input<never> {
  return refusedAt(file, '', refusal, ...details)
}

/** What it has, and what it may have. */
export function tooLarge(file: string, has: string, most: string): Input<never> {
  return refusedFile(file, 'tape_must_be_within_its_limit', has, most)
}

export function gib(bytes: number): string {
  return `${Math.ceil((bytes / 1024 ** 3) * 100) / 100} GiB`
}

export function refusedAt(
  file: string,
  at: string,
  refusal: TapeRefusal,
  ...details: string[]
): Input<never> {
  const fill = (text: string) => text.replace(/\{(\d)\}/g, (_, n: string) => details[+n] ?? '')
  const { zh, en } = SENTENCES[refusal]
  return refused(file, at, refusal, { zh: fill(zh), en: fill(en) })
}

/** A tape without rows, or not what its sender counted, is refused. */
export function controlled(quality: TapeQuality, mapping: TapeMapping): Input<TapeQuality> {
  const { file } = quality
  if (quality.rows === quality.blank) return refusedFile(file, 'tape_must_have_a_row')
  const rows = mapping.control?.rows
  const counted = quality.rows - quality.blank
  if (rows !== undefined && rows !== counted)
    return refusedFile(file, 'tape_must_agree_with_its_control', String(rows), String(counted))
  const declared = mapping.control?.balance
  if (declared === undefined || quality.rejected > 0) return taken(quality)
  const balance =
    mapping.amounts === 'major' ? parseMajor(declared, mapping.currency) : parseMinor(declared)
  if (balance === quality.balance) return taken(quality)
  const found = `${quality.balance} (minor units)`
  return refusedFile(file, 'tape_must_agree_with_its_control', declared, found)
}
