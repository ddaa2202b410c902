import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../../contracts/abs/deal/deal-text.ts'
import { moneyText } from '../../../../services/abs/result/figure.ts'
import { reportJson } from '../../../../services/abs/result/json.ts'
import { writePdf } from '../../../../services/abs/result/pdf/write-pdf.ts'
import { writeSpreadsheet } from '../../../../services/abs/result/workbook/spreadsheet.ts'
import { generatedReport } from './generated-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-result-'))
const report = generatedReport()
const base = report.scenarios[0]!

async function pdf(name: string, language: Language, of = report): Promise<Buffer> {
  const file = join(folder, name)
  await writePdf(file, of, language)
  return readFileSync(file)
}

async function readPages(bytes: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages: string[] = []
  for (let i = 1; i <= document.numPages; i++) {
    const { items } = await (await document.getPage(i)).getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str : '')).join(' '))
  }
  return pages
}

describe('the PDF', () => {
  test('says the deal, its notes, scenarios and figures in Chinese', async () => {
    const [first = '', second = '', third = ''] = await readPages(await pdf('zh.pdf', 'zh'))
    for (const { zh } of Object.values(report.deal.notes)) expect(first).toContain(zh)
    for (const { words } of report.scenarios) expect(first).toContain(words.zh)
    expect(first).toContain(moneyText(base.notes[0]!.issued))
    expect(first).toContain('31.25%')
    expect(first).toContain('Z 利差')
    expect(second).toContain('资产池摊还')
    expect(third).toContain('触发事件余量')
    for (const { zh } of Object.values(report.deal.triggers!)) expect(third).toContain(zh)
    // The worst scenario stands beside the base in the charts of headroom.
    const stresses = report.scenarios.slice(1)
    expect(stresses.some(({ words }) => third.includes(words.zh))).toBe(true)
  })

  test('says them in English, numbers its pages and names what went in', async () => {
    const pages = await readPages(await pdf('en.pdf', 'en'))
    expect(pages[0]).toContain(report.deal.name.en)
    expect(pages.at(-1)).toContain(report.inputs.tape)
    for (const [i, page] of pages.entries())
      expect(page).toContain(`Page ${i + 1} of ${pages.length}`)
    expect(pages.slice(0, 2).join(' ')).not.toMatch(/[\u4e00-\u9fff]/)
  })

  test('has every period’s cash by its date, and says what it leaves to the workbook', async () => {
    const long = generatedReport(1, 100)
    const text = (await readPages(await pdf('zh2.pdf', 'zh', long))).join(' ')
    const { periods } = long.scenarios[0]!
    expect(text).toContain(`60   ${periods[59]!.payment}`)
    expect(text).not.toContain(`61   ${periods[60]!.payment}`)
    expect(text).toContain('其余 40 期见工作簿')
    expect(text).toContain('仅有基准情景')
  })

  test('draws its charts as paths, not as pictures', async () => {
    const bytes = await pdf('vector.pdf', 'en')
    expect(bytes.includes('/Subtype /Image')).toBe(false)
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
    const { fnArray } = await (await document.getPage(2)).getOperatorList()
    expect(fnArray.length).toBeGreaterThan(100)
  })

  test('has the same bytes for the same report', async () => {
    expect((await pdf('a.pdf', 'zh')).equals(await pdf('b.pdf', 'zh'))).toBe(true)
  })
})

describe('the workbook', async () => {
  const file = join(folder, 'result.xlsx')
  await writeSpreadsheet(file, report, 'en')
  const book = read(readFileSync(file), { cellDates: true })
  const rows = (sheet: string) => utils.sheet_to_json<Record<string, unknown>>(book.Sheets[sheet]!)

  test('has a sheet for each thing that is followed', () => {
    expect(book.SheetNames).toEqual([
      'Summary',
      'Prices and spreads',
      'Pool',
      'Notes',
      'Accounts',
      'Fees',
      'Triggers',
      'Payments',
      'Strata',
      'Method and sources',
    ])
  })

  test('has a row for each period and scenario, in yuan', () => {
    expect(rows('Pool')).toHaveLength(5 * 36)
    expect(rows('Notes')).toHaveLength(5 * 36 * 3)
    const [first] = rows('Pool')
    expect(first).toMatchObject({ Scenario: 'Base', 'No.': 1, Opening: 812_345_678 })
    expect(first!['To']).toEqual(new Date('2026-02-01T00:00:00Z'))
  })

  test('says its codes in the reader’s words, and lets figures be reckoned with', async () => {
    const path = join(folder, 'words.xlsx')
    await writeSpreadsheet(path, report, 'zh')
    const { Sheets } = read(readFileSync(path), { cellNF: true })
    const first = (sheet: string) => utils.sheet_to_json<Record<string, unknown>>(Sheets[sheet]!)[0]
    expect(first('逐笔支付')).toMatchObject({ 动作: '支付', 类别: '利息' })
    const { tested, value, threshold } = base.periods[0]!.triggers[0]!
    expect(tested).toBe('after_collection')
    expect(first('触发事件')).toMatchObject({
      测试时点: '归集后',
      数值: Number(value),
      阈值: Number(threshold),
    })
    const words = JSON.stringify([Sheets['逐笔支付'], Sheets['触发事件']])
    expect(words).not.toMatch(/after_collection|"interest"|"pay"/)
    expect(Sheets['概要']!['I2']).toMatchObject({ t: 'n', z: '0.00' })
  })

  test('says what it is of, in which unit, and what every scenario supposes', () => {
    const lines = rows('Method and sources').map(({ Item, Content }) => [Item, Content])
    expect(lines).toContainEqual(['Deal', report.deal.name.en])
    expect(lines).toContainEqual(['Unit', 'yuan'])
    expect(lines).toContainEqual(['SHA-256 · tape', report.inputs.tape])
    for (const { words } of report.scenarios)
      expect(lines.map(([item]) => item)).toContain(`Scenario · ${words.en}`)
  })

  test('names its conventions in words, in both languages', async () => {
    const path = join(folder, 'conventions.xlsx')
    await writeSpreadsheet(path, report, 'zh')
    const lines = utils.sheet_to_json<Record<string, string>>(
      read(readFileSync(path)).Sheets['口径与来源']!,
    )
    const own = lines.filter(line => line['项目']!.startsWith('计算口径'))
    expect(own).toHaveLength(Object.keys(report.conventions).length)
    for (const { 项目, 内容 } of own) expect(`${项目}${内容}`).not.toMatch(/[a-z_]{2,}|false|true/)
  })

  test('can be filtered by the headings of every sheet', () => {
    for (const sheet of Object.values(book.Sheets))
      expect(sheet['!autofilter']?.ref).toBe(sheet['!ref'])
  })

  test('traces each payment to its step and sentence', () => {
    expect(rows('Payments')[0]).toMatchObject({
      Step: 'states.amortising.steps.2',
      Sentence: 'Pays interest due to Senior A',
      From: 'Collection account',
      To: 'Senior A',
      Amount: 1234.56,
    })
  })

  test('writes an amount that would lose a fen as text', async () => {
    const fen = { openingBalance: 9_007_199_254_740_991n, closingBalance: 999_999_999_999_999n }
    const pool = [{ ...base.pool[0]!, ...fen }]
    const big = { ...report, scenarios: [{ ...base, pool }] }
    const path = join(folder, 'big.xlsx')
    await writeSpreadsheet(path, big, 'en')
    const sheet = read(readFileSync(path)).Sheets['Pool']!
    expect(utils.sheet_to_json<Record<string, unknown>>(sheet)[0]).toMatchObject({
      Opening: '90071992547409.91',
      Closing: 9_999_999_999_999.99,
    })
  })
})

describe('the workbook’s bytes', () => {
  test('are the same for the same report', async () => {
    const bytes = async (name: string) => {
      await writeSpreadsheet(join(folder, name), report, 'zh')
      return readFileSync(join(folder, name))
    }
    expect((await bytes('a.xlsx')).equals(await bytes('b.xlsx'))).toBe(true)
  })

  test('hold any text of a deal', async () => {
    const odd = '<A & "B">  \u0007 甲'
    const deal = { ...report.deal, notes: { ...report.deal.notes } }
    const [note] = Object.keys(deal.notes)
    deal.notes[note!] = { ...deal.notes[note!]!, en: odd }
    const path = join(folder, 'odd.xlsx')
    await writeSpreadsheet(path, { ...report, deal }, 'en')
    const sheet = read(readFileSync(path)).Sheets['Summary']!
    const [first] = utils.sheet_to_json<Record<string, unknown>>(sheet)
    expect(first!['Note']).toBe('<A & "B">   甲')
  })
})

describe('the JSON', () => {
  const json = JSON.parse(reportJson(report))

  test('has amounts as strings of fen and rates as decimals', () => {
    expect(json.format).toBe('tallystick.report.v1')
    expect(json.scenarios[1].pool[0].openingBalance).toBe('81234567800')
    expect(json.breakEvens[0].found.value.cdr).toBe('0.3125')
  })

  test('keeps the state after each period of the base, to start forecasts from', () => {
    expect(json.scenarios[0].periods[4].after.period).toBe(5)
    expect(json.scenarios[1].periods[4].after).toBeUndefined()
  })
})
