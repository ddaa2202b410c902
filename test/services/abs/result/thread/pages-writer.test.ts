import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writePdf } from '../../../../../services/abs/result/pdf/write-pdf.ts'
import { PagesWriter } from '../../../../../services/abs/result/thread/pages-writer.ts'
import {
  decodeReport,
  encodeReport,
} from '../../../../../services/abs/result/thread/report-message.ts'
import { generatedReport } from '../generated-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-writer-'))
const report = generatedReport()

describe('the PDF on a thread of its own', () => {
  test('a report arrives as it was sent, decimals included', () => {
    expect(decodeReport(structuredClone(encodeReport(report)))).toEqual(report)
    expect(report.scenarios[0]!.notes[0]!.averageLife?.toNumber).toBeTypeOf('function')
  })

  test('has the same bytes as on this thread', async () => {
    const [here, there] = [join(folder, 'here'), join(folder, 'there')]
    await Promise.all([writePdf(here, report, 'zh'), new PagesWriter().write(there, report, 'zh')])
    expect(readFileSync(there).equals(readFileSync(here))).toBe(true)
  })

  test('tells what cannot be written', async () => {
    const nowhere = join(folder, 'no such folder', 'file')
    await expect(new PagesWriter().write(nowhere, report, 'en')).rejects.toThrow('ENOENT')
  })
})
