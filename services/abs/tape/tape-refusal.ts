import { parseMajor, parseMinor } from '../../../contracts/kernel/money.ts'
import { describe, FILE_TEXTS, type FileRefused } from '../../platform/mapped-files/refusal.ts'
import { type Input, refused, taken } from '../input/input.ts'
import type { TapeMapping } from './mapping.ts'
import type { TapeQuality } from './rows.ts'

/** A file that is no tape, with everything that is wrong with it. */
export function refusedTape(file: string, refusals: readonly FileRefused[]): Input<never> {
  return {
    ok: false,
    refusals: refusals.map(one => ({
      file,
      at: one.path.replace(/^row\./, 'row '),
      refusal: one.refusal,
      sentence: describe(FILE_TEXTS[one.refusal], one),
    })),
  }
}

/** A tape without rows, or not what its sender counted, is refused. */
export function controlled(quality: TapeQuality, mapping: TapeMapping): Input<TapeQuality> {
  const { file } = quality
  const counted = quality.rows - quality.blank
  if (counted === 0) return refused(file, '', 'tape_must_have_a_row', NO_ROW)
  const { rows = counted, balance: declared } = mapping.control ?? {}
  if (rows !== counted) return refusedControl(file, 'rows', String(counted), String(rows))
  if (declared === undefined || quality.rejected > 0) return taken(quality)
  const balance =
    mapping.amounts === 'major' ? parseMajor(declared, mapping.currency) : parseMinor(declared)
  return balance === quality.balance
    ? taken(quality)
    : refusedControl(file, 'balance', `${quality.balance} (minor units)`, declared)
}

const NO_ROW = { zh: '资产池为空：没有数据行', en: 'the pool is empty: there are no rows' }

function refusedControl(file: string, what: string, found: string, expected: string) {
  const sentence = describe(FILE_TEXTS.file_must_agree_with_its_control, { found, expected })
  return refused(file, `control.${what}`, 'file_must_agree_with_its_control', sentence)
}
