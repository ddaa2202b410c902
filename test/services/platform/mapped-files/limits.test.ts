import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import type { FileLimits } from '../../../../services/platform/mapped-files/mapped-file.ts'
import { partsOf, textRow, xlsxOf } from './make-xlsx.ts'
import { readAll } from './open-text.ts'

const csv = (...rows: string[]) => Buffer.from(`${rows.join('\n')}\n`)
const parquet = (columns: Readonly<Record<string, string[]>>) =>
  Buffer.from(
    parquetWriteBuffer({
      columnData: Object.entries(columns).map(([name, data]) => ({ name, data })),
      codec: 'UNCOMPRESSED',
    }),
  )
const wide = 'x'.repeat(20_000)
const texts = (count: number) =>
  `<sst>${Array.from({ length: count }, () => '<si><t>0123456789</t></si>').join('')}</sst>`
const sharing = xlsxOf(textRow('a'), { 'xl/sharedStrings.xml': texts(1000) })
const sheet = `${textRow('a')}${' '.repeat(5000)}`
const sheetBytes = partsOf(sheet)['xl/worksheets/sheet1.xml']!.length
/** 20 MiB of elements that mean nothing, which pack to some 60 KiB. */
const bomb = xlsxOf(textRow('a') + `<x y="${'z'.repeat(1014)}"/>`.repeat(20 * 1024))

/** A cell of a hundred texts. */
const endless = xlsxOf(`<row><c t="inlineStr"><is>${'<t>ab</t>'.repeat(100)}</is></c></row>`)

const ragged = xlsxOf(`${textRow('a')}<row><c r="E2" t="s"><v>0</v></c></row>`)

type Case = readonly [limit: keyof FileLimits, bytes: Uint8Array, most: number]

/** Each file has exactly the most there may be, and is refused where one less is allowed. */
const cases: Readonly<Record<string, Case>> = {
  'the bytes of a file': ['bytes', csv('a', '1'), 4],
  'the rows of a CSV file, blank ones too': ['rows', csv('a', '1', '', '2'), 3],
  'the rows of a workbook': ['rows', xlsxOf(`${textRow('a')}<row r="8"/>`), 7],
  'the rows of a Parquet file': ['rows', parquet({ a: ['1', '2', '3'] }), 3],
  'the columns of a CSV file': ['columns', csv('a,b,c'), 3],
  'the columns of a workbook': ['columns', xlsxOf(textRow('a', 'b', 'c')), 3],
  'the columns of any row of a workbook': ['columns', ragged, 5],
  'the columns of a Parquet file': ['columns', parquet({ a: ['1'], b: ['2'] }), 2],
  'the bytes of a row of a workbook': ['rowBytes', xlsxOf(textRow('a', '合')), 4],
  'the bytes of a cell, before it ends': ['rowBytes', endless, 200],
  'the bytes of a row of a Parquet file': ['rowBytes', parquet({ a: ['1合'] }), 4],
  'what a part of a workbook unpacks to': ['unpackedBytes', xlsxOf(sheet), sheetBytes],
  'the texts that cells share': ['sharedTextBytes', sharing, texts(1000).length],
}

test.each(Object.entries(cases))('%s', async (_, [limit, bytes, most]) => {
  expect(await readAll(bytes, { limits: { [limit]: most } })).not.toHaveProperty('ok')
  const refused = await readAll(bytes, { limits: { [limit]: most - 1 } })
  expect(refused).toMatchObject({ refusal: 'file_must_be_within_its_limit', path: limit })
  expect((refused as { expected: string }).expected).toMatch(/^≤ /)
})

test('a cell is stopped where it grows beyond a row, not where it ends', async () => {
  const refused = await readAll(endless, { limits: { rowBytes: 50 } })
  expect(refused).toMatchObject({ path: 'rowBytes', found: '0.06 KiB' })
})

test('the rows that a file says it has are refused before any of them is read', async () => {
  const workbook = xlsxOf(`${textRow('a')}<row r="8"/>`)
  expect(await readAll(workbook, { limits: { rows: 6 } })).toMatchObject({ found: '7' })
  const table = parquet({ a: ['1', '2', '3'] })
  expect(await readAll(table, { limits: { rows: 2 } })).toMatchObject({ found: '3' })
})

describe('a row of a CSV file', () => {
  test('has so many bytes; the parser looks when the next one comes', async () => {
    const rows = csv('a', wide)
    expect(await readAll(rows, { limits: { rowBytes: 20_000 } })).not.toHaveProperty('ok')
    expect(await readAll(rows, { limits: { rowBytes: 19_998 } })).toMatchObject({
      refusal: 'file_must_be_whole',
      path: 'row.2',
    })
  })
})

test('a line has four bytes for each of a row, so that none is gathered without end', async () => {
  const limits = { rowBytes: 10 }
  expect(await readAll(`a\n${'x'.repeat(40)}`, { limits })).toMatchObject({ path: 'row.2' })
  const refused = { refusal: 'file_must_be_whole', path: 'line.2', expected: '≤ 40' }
  expect(await readAll(`a\n${'x'.repeat(41)}`, { limits })).toMatchObject(refused)
})

describe('an archive', () => {
  test('has no text or tag without an end', async () => {
    const endless = xlsxOf(`${textRow('a')}${' '.repeat(2 * 1024 ** 2)}`)
    expect(await readAll(endless)).toMatchObject({ refusal: 'file_must_be_whole' })
  })

  test('is stopped while it is unpacked, long before its end', async () => {
    const refused = await readAll(bomb, { limits: { unpackedRatio: 200 } })
    expect(refused).toMatchObject({
      refusal: 'file_must_be_within_its_limit',
      path: 'unpackedRatio',
      expected: '≤ 200',
    })
    expect(await readAll(bomb, { limits: { unpackedRatio: 2000 } })).not.toHaveProperty('ok')
  })

  test('may hold what is small, whatever its ratio', async () => {
    const small = xlsxOf(`${textRow('a')}${' '.repeat(1000)}${textRow('1')}`)
    expect(await readAll(small, { limits: { unpackedRatio: 1 } })).not.toHaveProperty('ok')
  })

  test('has a row group of so many bytes', async () => {
    const file = parquet({ a: ['1'] })
    expect(await readAll(file, { limits: { rowGroupBytes: 10 } })).toMatchObject({
      refusal: 'file_must_be_within_its_limit',
      path: 'rowGroupBytes',
      expected: '≤ 0.01 KiB',
    })
  })
})
