import { describe, expect, test } from 'vitest'
import { mappingShape, readMapping } from '../../../../services/platform/mapped-files/mapping.ts'
import { readAll, textsOf } from './open-text.ts'

const csv = "Nr,,Kunde\n '12' ,x, C-7 \n13,y,C-8\n"
/** What is found where no heading is near. */
const HEADINGS = 'Nr |  | Kunde'

describe('a field', () => {
  test('is found by heading or letter, trimmed, translated, or the same in all rows', async () => {
    const sources = {
      number: { column: 'Nr', trim: "'" },
      note: { letter: 'B' },
      buyer: { column: 'Kunde', words: { 'C-7': '合力' } },
      currency: { always: 'CNY' },
    }
    expect(await textsOf(csv, { sources })).toEqual([
      ['12', 'x', '合力', 'CNY'],
      ['13', 'y', 'C-8', 'CNY'],
    ])
  })

  test('names its column and what stood there where it is refused', async () => {
    const sources = { on: { letter: 'B' }, number: 'Nr', always: { always: 'x' } }
    const read = await readAll(csv, { sources })
    if ('ok' in read) throw new Error(read.refusal)
    const row = read.rows[1]!
    row.date('on')
    row.date('always')
    row.date('number')
    const problem = {
      row: 3,
      refusal: 'date_must_exist',
      expected: expect.stringMatching(/^YYYY-MM-DD; "dates": .*YYYY年MM月DD日/),
    }
    expect(row.problems).toEqual([
      { ...problem, field: 'on', column: 'B', found: 'y' },
      { ...problem, field: 'always', column: '', found: 'x' },
      { ...problem, field: 'number', column: 'Nr', found: '13' },
    ])
  })

  test.each([
    [{ a: 'Kunden' }, [], 'mapping.columns.a', 'Kunde', 'Kunden'],
    [{ a: { letter: 'D' } }, [], 'mapping.columns.a', HEADINGS, 'D'],
    [{ a: 'Nr' }, ['b'], 'mapping.columns.b', HEADINGS, 'b'],
  ])('that is not there is refused: %j', async (sources, needed, path, found, expected) => {
    const refusal = 'column_must_be_there'
    expect(await readAll(csv, { sources, needed })).toMatchObject({
      refusal,
      path,
      found,
      expected,
    })
  })

  test('is of one column: a heading that stands twice is refused', async () => {
    expect(await readAll('a,b,a\n1,2,3\n')).toMatchObject({
      refusal: 'headings_must_be_unique',
      path: 'heading.a',
    })
  })
})

describe('a mapping', () => {
  const shape = mappingShape('tallystick.document-mapping.v1')
  const declared = { format: 'tallystick.document-mapping.v1', columns: { a: 'A' } }
  const refusalOf = (change: object) => {
    const read = readMapping(shape, { ...declared, ...change }, ['a'])
    return read.ok ? null : read.refusals[0]
  }

  test('says what holds where nothing is declared', () => {
    expect(readMapping(shape, declared, ['a'])).toEqual({
      ok: true,
      value: {
        ...declared,
        encoding: 'utf-8',
        delimiter: ',',
        dates: 'YYYY-MM-DD',
        amounts: 'minor',
      },
    })
  })

  test.each([
    [{ numbers: { decimal: '.', group: '.' } }, 'mapping.numbers.group'],
    [{ numbers: { group: '.' } }, 'mapping.numbers.decimal'],
    [{ delimiter: 'x' }, 'mapping.delimiter'],
    [{ encoding: 'utf-7' }, 'mapping.encoding'],
    [{ columns: { a: { letter: 'a' } } }, 'mapping.columns.a.letter'],
    [{ colour: 'red' }, 'mapping'],
  ])('must have its shape: %j', (change, path) => {
    expect(refusalOf(change)).toMatchObject({ refusal: 'mapping_must_have_its_shape', path })
  })

  test('must name known fields', () => {
    const path = 'mapping.columns.b'
    const refusal = 'mapping_must_name_known_fields'
    expect(refusalOf({ columns: { b: 'B' } })).toMatchObject({ refusal, path })
  })
})
