import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writePdf } from '../../../../../services/abs/result/pdf/write-pdf.ts'
import {
  decodeReport,
  encodeReport,
} from '../../../../../services/abs/result/thread/report-message.ts'
import { Writer } from '../../../../../services/abs/result/thread/writer.ts'
import { writeSpreadsheet } from '../../../../../services/abs/result/workbook/spreadsheet.ts'
import { generatedReport } from '../generated-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-writer-'))
const report = generatedReport()

describe('outputs on threads of their own', () => {
  test('a report arrives as it was sent, decimals included', () => {
    expect(decodeReport(structuredClone(encodeReport(report)))).toEqual(report)
    expect(report.scenarios[0]!.notes[0]!.averageLife?.toNumber).toBeTypeOf('function')
  })

  test.each([
    ['workbook', writeSpreadsheet],
    ['pages', writePdf],
  ] as const)('%s: the same bytes as on this thread', async (output, write) => {
    const [here, there] = [join(folder, `${output}-here`), join(folder, `${output}-there`)]
    await Promise.all([write(here, report, 'zh'), new Writer(output).write(there, report, 'zh')])
    expect(readFileSync(there).equals(readFileSync(here))).toBe(true)
  })

  test.each(['workbook', 'pages'] as const)('%s: what cannot be written is told', async output => {
    const nowhere = join(folder, 'no such folder', 'file')
    await expect(new Writer(output).write(nowhere, report, 'en')).rejects.toThrow('ENOENT')
  })
})
