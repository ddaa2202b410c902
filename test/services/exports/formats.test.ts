import { buffer, text } from 'node:stream/consumers'
import { read, utils } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { type Cell, FORMATS, type Sheet } from '../../../services/exports/index.ts'

/** A list as CSV, XLSX and PDF: what its readers' own programs make of it. */
const COLUMNS: Sheet['columns'] = [
  { heading: '名称, "别名"', kind: 'text', width: 30 },
  { heading: '到期日', kind: 'date', width: 12 },
  { heading: '金额', kind: 'amount', width: 18 },
  { heading: '数量', kind: 'count', width: 12 },
]

function sheet(rows: Iterable<readonly Cell[]>): Sheet {
  const all = (async function* () {
    yield* rows
  })()
  return { title: '持有的权属', subtitle: '安和钢铁 · 2027-01-04', columns: COLUMNS, rows: all }
}

const yuan = (minor: bigint) => ({ minor, currency: 'CNY' as const })
const ROWS: Cell[][] = [
  ['a "quoted", broken\r\nname', '2027-03-01', yuan(123_450n), '1234567'],
  ['=HYPERLINK("x")', null, { minor: 1_500n, currency: 'JPY' }, '12345678901234567'],
  ['＋1', '1970-01-01', yuan(2n ** 53n), null],
  ['安和 & <钢铁>\u0001', '2027-12-31', yuan(0n), '0'],
]

describe('CSV', () => {
  test('is RFC 4180 with a mark for UTF-8, and nothing in it runs', async () => {
    const file = String(await buffer(await FORMATS.csv.write(sheet(ROWS))))
    expect(file.startsWith('\uFEFF"名称, ""别名""",到期日,金额,数量\r\n')).toBe(true)
    expect(file.endsWith('\r\n')).toBe(true)
    expect(parse(file, { bom: true, from: 2 })).toEqual([
      ['a "quoted", broken\r\nname', '2027-03-01', '1234.50', '1234567'],
      [`'=HYPERLINK("x")`, '', '1500', '12345678901234567'],
      ["'＋1", '1970-01-01', '90071992547409.92', ''],
      ['安和 & <钢铁>\u0001', '2027-12-31', '0.00', '0'],
    ])
  })

  test('asks for no row before its reader has taken the last ones', async () => {
    let made = 0
    function* rows() {
      for (; made < 100_000; made++) yield ROWS[0]!
    }
    const file = await FORMATS.csv.write(sheet(rows()))
    const chunks = file[Symbol.asyncIterator]()
    await chunks.next()
    expect(made).toBeLessThan(5_000)
    file.destroy()
  })

  test('breaks off when its rows do', async () => {
    const rows = (async function* () {
      yield ROWS[0]!
      throw new Error('the store is away')
    })()
    await expect(text(await FORMATS.csv.write({ ...sheet([]), rows }))).rejects.toThrow()
  })
})

describe('XLSX', () => {
  const open = async (rows: Iterable<readonly Cell[]>) =>
    read(await buffer(await FORMATS.xlsx.write(sheet(rows))), { cellNF: true })

  test('has texts, amounts, numbers and dates that can be computed with', async () => {
    const { Sheets } = await open(ROWS)
    const page = Object.values(Sheets)[0]!
    expect(utils.sheet_to_json(page, { header: 1, raw: false, dateNF: 'yyyy-mm-dd' })).toEqual([
      ['名称, "别名"', '到期日', '金额', '数量'],
      // XML has one end of a line.
      ['a "quoted", broken\nname', '2027-03-01', '1,234.50', '1,234,567'],
      [`'=HYPERLINK("x")`, undefined, '1,500', '12345678901234567'],
      ["'＋1", '1970-01-01', '90071992547409.92'],
      ['安和 & <钢铁>', '2027-12-31', '0.00', '0'],
    ])
    expect(page['C2']).toMatchObject({ t: 'n', v: 1_234.5 })
    expect(page['C3']).toMatchObject({ t: 'n', v: 1_500 })
    expect(page['D3']).toMatchObject({ t: 's' })
    expect(page['A3']?.f).toBeUndefined()
    expect(page['!autofilter']).toEqual({ ref: 'A1:D5' })
  })

  test('of no rows has its headings', async () => {
    const page = Object.values((await open([])).Sheets)[0]!
    expect(utils.sheet_to_json(page, { header: 1 })).toHaveLength(1)
  })

  test('breaks off when its rows do', async () => {
    const rows = (async function* () {
      yield ROWS[0]!
      throw new Error('the store is away')
    })()
    const file = await FORMATS.xlsx.write({ ...sheet([]), rows })
    await expect(buffer(file)).rejects.toThrow('the store is away')
  })
})

describe('PDF', () => {
  test('has title, headings and every row on pages that are numbered', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => [
      `第 ${n} 行`,
      '2027-03-01',
      yuan(123_450n),
      null,
    ])
    const bytes = await buffer(await FORMATS.pdf.write(sheet(rows), 'zh'))
    const pages = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
    const texts: string[] = []
    for (let n = 1; n <= pages.numPages; n++) {
      const { items } = await (await pages.getPage(n)).getTextContent()
      texts.push(items.map(item => ('str' in item ? item.str : '')).join(' '))
    }
    expect(texts.length).toBeGreaterThan(1)
    for (const [n, page] of texts.entries()) {
      expect(page).toContain('到期日')
      expect(page).toContain(`第 ${n + 1} 页，共 ${texts.length} 页`)
    }
    expect(texts[0]).toContain('安和钢铁 · 2027-01-04')
    expect(texts.at(-1)).toContain('第 59 行')
    expect(texts.join()).toContain('1,234.50')
  })

  test('breaks off when its rows do', async () => {
    const rows = (async function* () {
      yield ROWS[0]!
      throw new Error('the store is away')
    })()
    await expect(FORMATS.pdf.write({ ...sheet([]), rows }, 'en')).rejects.toThrow('is away')
  })
})
