import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { partsOf, textRow, xlsxOf, zipOf } from './make-xlsx.ts'
import { readAll, textsOf } from './open-text.ts'

const one = (cell: string, others = {}) => xlsxOf(`${textRow('a', 'b')}<row>${cell}</row>`, others)
const cellOf = async (cell: string, asked = {}, others = {}) =>
  (await textsOf(one(cell, others), { sources: { a: { letter: 'A' } }, ...asked }))[0]?.[0]

describe('a cell of a workbook is what a CSV export would have', () => {
  test.each([
    ['<c t="s"><v>0</v></c>', 'a'],
    ['<c t="s"><v>1</v></c>', '合同'],
    ['<c t="inlineStr"><is><r><t>合</t></r><r><t>同</t></r><rPh><t>he</t></rPh></is></c>', '合同'],
    ['<c t="str"><f>"x"&amp;1</f><v>x1</v></c>', 'x1'],
    ['<c t="inlineStr"><is><t>_x0041_B</t></is></c>', 'AB'],
    ['<c t="b"><v>1</v></c>', 'TRUE'],
    ['<c><v>1234.5599999999999</v></c>', '1234.56'],
    ['<c><v>0.30000000000000004</v></c>', '0.3'],
    ['<c><v>1E-7</v></c>', '0.0000001'],
    ['<c><v>123456789012345</v></c>', '123456789012345'],
    ['<c s="1"><v>46023</v></c>', '2026-01-01'],
    ['<c s="4"><v>46023.5</v></c>', '2026-01-01 12:00:00'],
    ['<c s="1"><v>46022.999999</v></c>', '2026-01-01'],
    ['<c s="1"><v>60</v></c>', '60'],
    ['<c t="s"><v></v></c><c t="s"><v>0</v></c>', ''],
    ['<c t="d"><v>2026-01-01T00:00:00</v></c>', '2026-01-01'],
    ['<c s="2"><v>4.3499999999999997E-2</v></c>', '4.35%'],
    ['<c s="3"><v>345678</v></c>', '00345678'],
  ])('%s', async (cell, text) => {
    expect(await cellOf(cell)).toBe(text)
  })

  test('in the declared form of numbers and dates', async () => {
    const form = { dates: 'DD/MM/YYYY', numbers: { decimal: ',' } } as const
    expect(await cellOf('<c><v>1.234</v></c>', { form })).toBe('1,234')
    expect(await cellOf('<c s="1"><v>46023</v></c>', { form })).toBe('01/01/2026')
  })

  test('where days count from 1904', async () => {
    const from1904 = String(partsOf('')['xl/workbook.xml']).replace(
      '<sheets>',
      '<workbookPr date1904="1"/><sheets>',
    )
    const date = await cellOf('<c s="1"><v>44561</v></c>', {}, { 'xl/workbook.xml': from1904 })
    expect(date).toBe('2026-01-01')
  })

  test.each(['<c t="e"><v>#REF!</v></c>', '<c><v>2.4952E19</v></c>', '<c><v>1E15</v></c>'])(
    'and is refused where a spreadsheet has ruined it: %s',
    async cell => {
      const read = await readAll(one(cell))
      if ('ok' in read) throw new Error(read.refusal)
      read.rows[0]?.text('a')
      expect(read.rows[0]?.problems).toMatchObject([
        { row: 2, field: 'a', refusal: 'value_must_not_be_ruined_by_a_spreadsheet' },
      ])
    },
  )
})

describe('the rows of a sheet', () => {
  test('count as a spreadsheet shows them; what is left out is blank', async () => {
    const rows = `${textRow('a', 'b')}<row r="4"><c r="B4" t="s"><v>0</v></c></row>`
    expect(await textsOf(xlsxOf(rows))).toEqual([null, null, ['', 'a']])
  })

  test('may leave out a million at no cost', async () => {
    const heads = Array.from({ length: 1000 }, (_, i) => `h${i}`)
    const file = xlsxOf(`${textRow(...heads)}<row r="1048576"><c t="s"><v>0</v></c></row>`)
    const before = process.memoryUsage.rss()
    const read = await readAll(file, { sources: { a: 'h0' } })
    if ('ok' in read) throw new Error(read.refusal)
    expect(read.rows).toHaveLength(1_048_575)
    expect(process.memoryUsage.rss() - before).toBeLessThan(512 * 1024 ** 2)
  })

  test('with a cell beyond the heading are refused', async () => {
    const read = await readAll(xlsxOf(textRow('a') + textRow('1', '2')))
    if ('ok' in read) throw new Error(read.refusal)
    expect(read.rows[0]?.problems).toMatchObject([{ refusal: 'row_must_have_every_cell' }])
  })

  test('are those of the only sheet, or of the one that is declared', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['a'], ['1']]), 'One')
    utils.book_append_sheet(book, utils.aoa_to_sheet([['a'], [2]]), 'Zwei')
    const bytes = Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }))
    expect(await textsOf(bytes, { form: { sheet: 'Zwei' } })).toEqual([['2']])
    const refused = { refusal: 'sheet_must_be_declared', expected: 'One, Zwei' }
    expect(await readAll(bytes)).toMatchObject({ ...refused, found: '' })
    expect(await readAll(bytes, { form: { sheet: 'Drei' } })).toMatchObject({
      ...refused,
      found: 'Drei',
    })
  })
})

describe('a workbook is refused', () => {
  const whole = xlsxOf(textRow('a') + textRow('1'))
  test.each<[string, Uint8Array, string]>([
    ['that is cut', whole.subarray(0, -40), 'file_must_be_whole'],
    ['that has no workbook', zipOf({ 'a.xml': '<a/>' }), 'file_must_be_csv_xlsx_or_parquet'],
    [
      'whose part is encrypted',
      zipOf(partsOf(''), entry => entry.writeUInt16LE(1, 8)),
      'file_must_be_csv_xlsx_or_parquet',
    ],
    [
      'whose part has other bytes',
      zipOf(partsOf(''), entry => entry.writeUInt32LE(7, 16)),
      'file_must_be_whole',
    ],
    [
      'of the old kind',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      'file_must_be_csv_xlsx_or_parquet',
    ],
    [
      'that declares a document type',
      xlsxOf('', { 'xl/styles.xml': '<!DOCTYPE a><a/>' }),
      'file_must_be_whole',
    ],
    ['that is not XML', xlsxOf('<row>'), 'file_must_be_whole'],
    [
      'whose cell refers to a text that is not there',
      one('<c t="s"><v>2</v></c>'),
      'file_must_be_whole',
    ],
    ['whose rows go back', xlsxOf(`${textRow('a')}<row r="1"></row>`), 'file_must_be_whole'],
    [
      'whose first row is empty',
      xlsxOf('<row r="2"><c t="s"><v>0</v></c></row>'),
      'file_must_have_a_heading',
    ],
  ])('%s', async (_, bytes, refusal) => {
    expect(await readAll(bytes)).toMatchObject({ refusal })
  })
})
