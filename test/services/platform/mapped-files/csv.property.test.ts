import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv } from '../../../../services/platform/mapped-files/csv.ts'
import { fileOf } from './open-text.ts'

const FORM = { encoding: 'utf-8', delimiter: ',' } as const

async function rowsOf(text: string, rowBytesMax = 1000): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  for await (const batch of readCsv(fileOf(text), FORM, rowBytesMax)) rows.push(...batch)
  return rows
}

/** What the library reads, which every file was read by before. */
function parsed(text: string): readonly (readonly string[])[] {
  return parse(text, {
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n'],
  }) as string[][]
}

const pieces = fc.constantFrom('a', 'b', ' ', ',', '\n', '\r\n', '\r', '合', '\uFEFF', "'", '\t')
const texts = fc.array(pieces, { minLength: 1, maxLength: 40 }).map(parts => parts.join(''))

test('lines without a quote are split into the rows that a parser finds', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async text => {
      // A last row that is shorter than the heading is another test's.
      const whole = `${text}\n`
      expect(await rowsOf(whole)).toEqual(parsed(whole))
    }),
    { numRuns: 150 },
  )
})

test('from the first quote on a parser reads, and rows are numbered through', async () => {
  // Longer than what is read at once, so that split rows stand before parsed ones.
  const split = 'x,y\n'.repeat(20_000)
  const quoted = '"a\nb",c\n'
  expect((await rowsOf(split + quoted + split)).slice(19_999, 20_002)).toEqual([
    ['x', 'y'],
    ['a\nb', 'c'],
    ['x', 'y'],
  ])
  await expect(rowsOf(`${split}"a\nb,c\n`)).rejects.toThrow('file_must_be_whole row.20001')
})

test('a split row has at most its bytes', async () => {
  expect(await rowsOf('合合,合\n', 9)).toEqual([['合合', '合']])
  await expect(rowsOf('a\n合合,合\n', 8)).rejects.toThrow('file_must_be_whole row.2')
})
