import { buffer } from 'node:stream/consumers'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CodeOf } from '../../../contracts/kernel/refusal-text.ts'
import { exportReport, type FileRefusal } from '../../../services/intake/index.ts'
import {
  BUYER,
  deliveryRow,
  orderRow,
  SELLER,
  type TradeWorld,
  taken,
  tradeWorld,
} from './trade-fixtures.ts'

let world: TradeWorld
beforeAll(async () => {
  world = await tradeWorld()
})
afterAll(() => world.close())

const RUINED = 'value_must_not_be_ruined_by_a_spreadsheet'
const HEADING = 'Nr,Kunde,Datum,Ziel,Betrag'
const mapping = {
  format: 'tallystick.document-mapping.v1',
  dates: 'DD/MM/YYYY',
  amounts: 'major',
  columns: {
    seller: { always: SELLER.code },
    buyer: { column: 'Kunde', words: { 'C-7': BUYER.code } },
    number: 'Nr',
    invoicedOn: 'Datum',
    dueOn: 'Ziel',
    currency: { always: 'CNY' },
    quantity: { always: '1' },
    price: 'Betrag',
    amount: 'Betrag',
  },
}
const csv = (...rows: string[]) => [HEADING, ...rows, ''].join('\r\n')
const importCsv = (file: string | Buffer, change: object = {}) =>
  world.file('invoice', file, { mapping: { ...mapping, ...change } })

test('a file with a mark, blank rows, quotes and thousands is read by its mapping', async () => {
  const rows = ['F1,C-7,3/6/2026,3/7/2026,"1,234.50"', '', 'F/2,C-7,30/06/2026,30/06/2026,0.01']
  const progress: object[] = []
  const imported = await world.file('invoice', `\uFEFF${csv(...rows)}`, {
    mapping,
    onProgress: at => progress.push(at),
  })
  expect(taken(imported)).toMatchObject({ accepted: 2, refused: 0, name: 'file.csv' })
  expect(progress).toEqual([{ accepted: 2, duplicate: 0, refused: 0, row: 3, rows: 3 }])
  const { rows: stored } = await world.owner.query(
    `select number, amount_minor, invoiced_on, due_on from trade.invoice
      where number like 'F%2' or number = 'F1' order by number desc`,
  )
  expect(stored).toEqual([
    { number: 'F1', amount_minor: 123450n, invoiced_on: '2026-06-03', due_on: '2026-07-03' },
    { number: 'F/2', amount_minor: 1n, invoiced_on: '2026-06-30', due_on: '2026-06-30' },
  ])
})

test('rows are refused by number as a spreadsheet shows it, the others are taken', async () => {
  const file = csv(
    'G1,C-7,29/02/2026,01/07/2026,1.00',
    'G2,C-7,01/06/2026,01/07/2026,1.001',
    '',
    'G3,C-7,01/06/2026,01/07/2026,1.00',
    'G4,C-7,01/06/2026',
    '=G5,C-7,01/06/2026,01/07/2026,-1.00',
    '"G6"x,C-9,01/06/2026,01/07/2026,90071992547409.93',
    'G7,C-9,01/06/2026,01/07/2026,1.00',
  )
  const report = taken(await importCsv(file))
  expect(report).toMatchObject({ accepted: 1, duplicate: 0, refused: 6 })
  const tooMuch = {
    found: '90071992547409.93',
    expected: expect.stringContaining('90071992547409'),
  }
  expect(report.refusals).toMatchObject([
    { row: 2, field: 'invoicedOn', refusal: 'date_must_exist' },
    { row: 3, field: 'amount', refusal: 'amount_must_be_whole_minor_units' },
    { row: 3, field: 'price', refusal: 'amount_must_be_whole_minor_units' },
    { row: 6, field: '', refusal: 'row_must_have_every_cell' },
    { row: 7, field: 'number', refusal: 'text_must_not_start_like_a_formula' },
    { row: 8, field: 'amount', refusal: 'amount_must_lie_within_its_limits', ...tooMuch },
    {
      ...{ row: 8, field: 'number', column: 'Nr', found: '"G6"x' },
      refusal: 'document_number_must_keep_to_its_characters',
      details: { found: '" (U+0022)', place: 4 },
    },
    { row: 8, field: 'price', refusal: 'amount_must_lie_within_its_limits' },
    { row: 9, field: 'buyer', refusal: 'buyer_must_be_enrolled' },
  ])
})

test('numbers ruined by a spreadsheet are refused as such, and raise no alarm', async () => {
  const findings = await world.count('finding')
  const file = csv(
    '2.4952E+19,C-7,01/06/2026,01/07/2026,1.00',
    '2.4952E+19,C-7,01/06/2026,01/07/2026,2.00',
    '#N/A,C-7,01/06/2026,01/07/2026,3.00',
    '#N/A,C-7,01/06/2026,01/07/2026,3.00',
  )
  const report = taken(await importCsv(file))
  expect(report).toMatchObject({ accepted: 0, duplicate: 0, refused: 4 })
  const ruined = { field: 'number', column: 'Nr', refusal: RUINED, details: null }
  expect(report.refusals).toEqual([
    { row: 2, ...ruined, found: '2.4952E+19', expected: '' },
    { row: 3, ...ruined, found: '2.4952E+19', expected: '' },
    { row: 4, ...ruined, found: '#N/A', expected: '' },
    { row: 5, ...ruined, found: '#N/A', expected: '' },
  ])
  expect(await world.count('finding')).toBe(findings)
})

test('a number of two meanings is refused with what to declare, and read once it is', async () => {
  const file = csv('N1,C-7,01/06/2026,01/07/2026,3.000').replaceAll(',', ';')
  const columns = { ...mapping.columns, currency: { always: 'EUR' } }
  const report = taken(await importCsv(file, { delimiter: ';', columns }))
  const refusal = 'number_form_must_be_declared'
  const expected = '"numbers": {"decimal": "." | ","}'
  expect(report.refusals).toMatchObject([
    { field: 'amount', column: 'Betrag', refusal, found: '3.000', expected },
    { field: 'price', column: 'Betrag', refusal, found: '3.000', expected },
  ])
  const numbers = { decimal: ',', group: '.' }
  expect(taken(await importCsv(file, { delimiter: ';', columns, numbers }))).toMatchObject({
    accepted: 1,
  })
  const { rows } = await world.owner.query(
    `select amount_minor from trade.invoice where number = 'N1'`,
  )
  expect(rows).toEqual([{ amount_minor: 300_000n }])
})

test('a workbook is taken by the same mapping as a file of text', async () => {
  const cells = ['X1', 'C-7', '', '', '']
  const sheet = utils.aoa_to_sheet([HEADING.split(','), cells])
  const date = (v: number) => ({ t: 'n', v, z: 'yyyy/m/d' })
  Object.assign(sheet, { C2: date(46_174), D2: date(46_204), E2: { t: 'n', v: 1234.5 } })
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '发票')
  const file = Buffer.from(write(book, { type: 'array', bookType: 'xlsx' }))
  expect(taken(await importCsv(file)).refusals).toEqual([])
  const { rows } = await world.owner.query(
    `select amount_minor, invoiced_on, due_on from trade.invoice where number = 'X1'`,
  )
  const dates = { invoiced_on: '2026-06-01', due_on: '2026-07-01' }
  expect(rows).toEqual([{ amount_minor: 123_450n, ...dates }])
})

test('GB18030 is read when the mapping declares it', async () => {
  // 发票 and one more: a second byte may look like a backslash, never like a comma.
  const number = Buffer.from([0xb7, 0xa2, 0xc6, 0xb1, 0x81, 0x5c])
  const [before, after] = csv('GB1@,C-7,01/06/2026,01/07/2026,1.00').split('@') as [string, string]
  const file = Buffer.concat([Buffer.from(before), number, Buffer.from(after)])
  expect(await importCsv(file)).toMatchObject({
    ...{ ok: false, refusal: 'encoding_must_be_declared_as_gb18030', path: 'line.2' },
  })
  expect(taken(await importCsv(file, { encoding: 'gb18030' }))).toMatchObject({ accepted: 1 })
  const { rows } = await world.owner.query(
    `select number from trade.invoice where number like 'GB%'`,
  )
  expect(rows).toEqual([{ number: `GB1${new TextDecoder('gb18030').decode(number)}` }])
})

/** By tests of the reader, of files without a mapping, of invoice files, of imports at once. */
type ShownElsewhere =
  | 'import_must_not_be_running'
  | 'party_must_keep_to_its_imported_rows'
  | 'file_must_be_within_its_limit'
  | 'element_must_be_declared'
  | 'file_must_be_flat'
  | 'file_must_be_an_electronic_invoice'
  | 'file_must_declare_no_document_type'
  | 'heading_must_be_known'
  | 'sheet_must_be_declared'

describe('a file that cannot be read is refused whole, and nothing is changed', () => {
  const row = 'H1,C-7,01/06/2026,01/07/2026,1.00'
  const cases: Record<
    Exclude<CodeOf<FileRefusal>, ShownElsewhere>,
    [file: string | Buffer, change: object, path: string]
  > = {
    mapping_must_have_its_shape: [csv(row), { dates: 'dd/mm' }, 'mapping.dates'],
    mapping_must_name_known_fields: [
      csv(row),
      { columns: { ...mapping.columns, colour: 'Nr' } },
      'mapping.columns.colour',
    ],
    column_must_be_there: [
      csv(row),
      { columns: { ...mapping.columns, dueOn: 'Zeil' } },
      'mapping.columns.dueOn',
    ],
    delimiter_must_be_declared: [csv(row).replaceAll(',', ';'), {}, 'mapping.delimiter'],
    headings_must_be_unique: [`Nr,${csv(row)}`, {}, 'heading.Nr'],
    file_must_have_a_heading: ['', {}, ''],
    file_must_be_whole: [csv(row, row, '"H2,C-7'), {}, 'row.4'],
    file_must_agree_with_its_control: [csv(row), { control: { rows: 2 } }, 'mapping.control.rows'],
    encoding_must_be_declared_as_gb18030: [
      Buffer.from([...Buffer.from(csv(row)), 0xb7, 0xa2]),
      {},
      'line.3',
    ],
    file_must_be_csv_xlsx_or_parquet: [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), {}, ''],
    text_must_be_in_its_encoding: [Buffer.from([...Buffer.from(csv(row)), 0xff]), {}, 'line.3'],
  }

  test.each(Object.entries(cases))('%s', async (refusal, [file, change, path]) => {
    const before = [await world.count('import'), await world.count('invoice')]
    expect(await importCsv(file, change)).toMatchObject({ ok: false, refusal, path })
    expect([await world.count('import'), await world.count('invoice')]).toEqual(before)
  })

  test('cut within its last row', async () => {
    expect(await importCsv(csv(row, 'H2,C-7,01/0').trimEnd())).toMatchObject({
      ...{ ok: false, refusal: 'file_must_be_whole', path: 'row.3' },
    })
    const whole = csv(row).trimEnd()
    expect(taken(await importCsv(whole))).toMatchObject({ accepted: 1 })
  })

  test('a row or a line without end', async () => {
    const quoted = csv(`"${'x\n'.repeat(40_000)}",C-7,01/06/2026,01/07/2026,1.00`)
    expect(await importCsv(quoted)).toMatchObject({ refusal: 'file_must_be_whole', path: 'row.2' })
    const late = csv(...Array(999).fill(row), '"H2,C-7')
    expect(await importCsv(late)).toMatchObject({ path: 'row.1001' })
    const line = csv('x'.repeat(300_000)).trimEnd()
    expect(await importCsv(line)).toMatchObject({ refusal: 'file_must_be_whole', path: 'line.2' })
  })

  test('a column that documents need has no source', async () => {
    const { dueOn: _, ...columns } = mapping.columns
    expect(await importCsv(csv(row), { columns })).toMatchObject({
      ...{ refusal: 'column_must_be_there', path: 'mapping.columns.dueOn' },
    })
  })
})

test('without a mapping the headings are the names of the fields', async () => {
  const file = (rows: object[]) =>
    [Object.keys(rows[0]!), ...rows.map(row => Object.values(row))].join('\n')
  expect(taken(await world.file('order', file([orderRow()])))).toMatchObject({ accepted: 1 })
  expect(taken(await world.file('delivery', file([deliveryRow()])))).toMatchObject({ accepted: 1 })
  expect(await world.file('order', file([{ ...orderRow(), colour: 'red' }]))).toMatchObject({
    ...{ refusal: 'heading_must_be_known', path: 'heading.colour' },
  })
})

test('the same bytes under another mapping are another import, synthetic or not', async () => {
  const file = csv('S1,C-7,01/06/2026,01/07/2026,1.00')
  const first = taken(await importCsv(file, { synthetic: true }))
  const second = taken(await importCsv(file))
  expect([first.accepted, second.duplicate, first.id === second.id]).toEqual([1, 1, false])
  const { rows } = await world.owner.query(
    `select synthetic from trade.invoice where number = 'S1'`,
  )
  expect(rows).toEqual([{ synthetic: true }])
})

test('the report goes out as a CSV that a spreadsheet opens and does not run', async () => {
  const rows = [{ '=HYPERLINK("x")': '1' }, { ...orderRow(), quantity: '=1' }]
  const { id } = taken(await world.rows('order', rows))
  const lines = String(await buffer(exportReport(world.pool, id))).split('\r\n')
  expect(lines[0]).toBe('\uFEFFrow,field,column,refusal,sentence_zh,sentence_en,found,expected')
  expect(lines[1]).toMatch(/^1,,,field_must_be_known,没有此字段。,/)
  expect(lines[2]).toMatch(
    /^2,quantity,,number_must_be_whole,必须是整数。,The number must be whole\.,'=1,"1234; /,
  )
  expect(lines).toHaveLength(4)
})
