import { describe, expect, test } from 'vitest'
import { documentNumber } from '../../../../services/intake/document/number.ts'
import { Cells } from '../../../../services/intake/read/cells.ts'
import { LIST_ROWS_MAX, openList } from '../../../../services/intake/read/list-source.ts'
import type { SourceRow } from '../../../../services/intake/write-chunk.ts'

/** Each cell at the boundary of what can be read. */
type Kind = 'optional' | 'text' | 'optionalText' | 'date' | 'whole' | 'digest' | 'number' | 'amount'

function read(kind: Kind, value: unknown, amounts: 'major' | 'minor' = 'minor') {
  const cells = new Cells(() => value, { dates: 'YYYY-MM-DD', amounts })
  const answer =
    kind === 'amount'
      ? cells.amount('it', 'CNY')
      : kind === 'number'
        ? documentNumber(cells, 'it')
        : cells[kind]('it')
  return cells.problems[0]?.refusal ?? answer
}

const LONG = 'text_must_be_within_its_limit'
const FORMULA = 'text_must_not_start_like_a_formula'
const DECIMAL = 'amount_must_be_a_decimal'
const WHOLE = 'number_must_be_whole'

describe('a cell', () => {
  test.each<[Kind, unknown, unknown]>([
    ['optional', undefined, ''],
    ['optional', null, ''],
    ['optional', 1, 'value_must_be_text'],
    ['optional', ' a ', 'a'],
    ['optional', 'x'.repeat(200), 'x'.repeat(200)],
    ['optional', 'x'.repeat(201), LONG],
    ['optional', 'a\u0007b', LONG],
    ['optional', 'a\ud800', LONG],
    ['text', '', 'value_must_be_given'],
    ['text', '=1', FORMULA],
    ['optionalText', '', ''],
    ['optionalText', '@a', FORMULA],
    ['date', '2026-02-28', '2026-02-28'],
    ['date', '2026-02-29', 'date_must_exist'],
    ['date', '', 'value_must_be_given'],
    ['whole', '9'.repeat(15), 999_999_999_999_999n],
    ['whole', '9'.repeat(16), WHOLE],
    ['whole', '-1', -1n],
    ['whole', '1.0', WHOLE],
    ['digest', '', null],
    ['digest', 'a'.repeat(43), 'a'.repeat(43)],
    ['digest', 'a'.repeat(42), 'clause_must_be_a_digest'],
    ['digest', 'a'.repeat(44), 'clause_must_be_a_digest'],
    ['number', ' Ab 1 ', 'AB1'],
    ['number', 'x'.repeat(64), 'X'.repeat(64)],
    ['number', 'x'.repeat(65), LONG],
    ['number', '', 'value_must_be_given'],
  ])('%s of %j', (kind, value, expected) => {
    expect(read(kind, value)).toEqual(expected)
  })

  test.each<[string, 'major' | 'minor', unknown]>([
    ['1', 'minor', 1n],
    ['1.0', 'minor', 1n],
    ['1.1', 'minor', 'amount_must_be_whole_minor_units'],
    ['1.10', 'major', 110n],
    ['1.100', 'major', 110n],
    ['1.101', 'major', 'amount_must_be_whole_minor_units'],
    ['-1,234.5', 'major', -123_450n],
    ['1,23', 'major', DECIMAL],
    ['1.', 'major', DECIMAL],
    ['1e3', 'major', DECIMAL],
    [`${'0'.repeat(31)}7`, 'minor', 7n],
    [`${'0'.repeat(32)}7`, 'minor', DECIMAL],
    ['9007199254740992', 'minor', 9_007_199_254_740_992n],
    ['9007199254740993', 'minor', 'amount_must_be_at_most_the_maximum'],
  ])('an amount of %s in %s units', (text, amounts, expected) => {
    expect(read('amount', text, amounts)).toEqual(expected)
  })

  test('has the first of its problems and no other', () => {
    const cells = new Cells(() => '=', { dates: 'YYYY-MM-DD', amounts: 'minor' })
    cells.text('it')
    cells.whole('it')
    cells.whole('other')
    expect(cells.problems).toEqual([
      { field: 'it', refusal: FORMULA },
      { field: 'other', refusal: WHOLE },
    ])
  })
})

describe('a list', () => {
  const open = (rows: readonly unknown[]) => openList(rows, undefined, { fields: ['a'] })

  test('has at most 10,000 rows', () => {
    const rows = Array.from({ length: LIST_ROWS_MAX }, () => ({ a: '1' }))
    expect(rows).toHaveLength(10_000)
    expect(open(rows).ok).toBe(true)
    expect(open([...rows, {}])).toMatchObject({
      ...{ refusal: 'file_must_be_within_its_limit', path: 'rows' },
    })
  })

  test('repeats a key only where it could be that of a field', async () => {
    const keys = ['b', 'x'.repeat(64), 'x'.repeat(65), '=cmd', 'a b', '']
    const opened = open(keys.map(key => ({ [key]: '1' })))
    if (!opened.ok) throw new Error(opened.refusal)
    const fields: unknown[] = []
    for await (const row of opened.value.rows()) fields.push((row as SourceRow).read)
    const refused = (field: string) => ({ field, refusal: 'field_must_be_known' })
    expect(fields).toEqual([refused('b'), refused('x'.repeat(64)), ...Array(4).fill(refused(''))])
  })

  test('is of objects', async () => {
    const opened = open([null, [], 'a', 1, {}])
    if (!opened.ok) throw new Error(opened.refusal)
    const kinds: string[] = []
    for await (const row of opened.value.rows()) kinds.push(typeof (row as SourceRow).read)
    expect(kinds).toEqual(['object', 'object', 'object', 'object', 'function'])
  })
})
