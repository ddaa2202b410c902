import { describe, expect, test } from 'vitest'
import { type CellForm, Cells } from '../../../../services/platform/mapped-files/cells.ts'

/** Each cell at the boundary of what can be read. */
type Kind =
  | 'decimal'
  | 'optional'
  | 'text'
  | 'optionalText'
  | 'date'
  | 'whole'
  | 'digest'
  | 'amount'

const FORM: CellForm = {
  delimiter: ',',
  dates: 'YYYY-MM-DD',
  amounts: 'minor',
  formulas: 'refused',
}

function read(kind: Kind, value: unknown, amounts: 'major' | 'minor' = 'minor') {
  const cells = new Cells(2, () => value, { ...FORM, amounts })
  const answer = kind === 'amount' ? cells.amount('it', 'CNY') : cells[kind]('it')
  return cells.problems[0]?.refusal ?? answer
}

const LONG = 'text_must_be_within_its_limit'
const FORMULA = 'text_must_not_start_like_a_formula'
const DECIMAL = 'amount_must_be_a_decimal'
const WHOLE = 'number_must_be_whole'
const RUINED = 'value_must_not_be_ruined_by_a_spreadsheet'

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
    ['9007199254740993', 'minor', 'amount_must_lie_within_its_limits'],
  ])('an amount of %s in %s units', (text, amounts, expected) => {
    expect(read('amount', text, amounts)).toEqual(expected)
  })

  test.each([
    '2.4952E+19',
    '1E+05',
    '-2.5E-10',
    '#N/A',
    '#REF!',
    '#DIV/0!',
    '#VALUE!',
    '#NAME?',
    '####',
  ])('%s is ruined by a spreadsheet, in every field', text => {
    const cells = new Cells(2, () => text, FORM)
    for (const kind of ['optional', 'text', 'date', 'whole', 'digest', 'decimal'] as const)
      expect([kind, read(kind, text)]).toEqual([kind, RUINED])
    cells.amount('it', 'CNY')
    expect(cells.problems).toMatchObject([{ refusal: RUINED, found: text }])
  })

  test.each(['1E5', '2E+5', 'E+19', '12E+19', '#1', '#', '##', 'N/A', '#N/A!'])(
    '%s is a text as good as any',
    text => {
      expect(read('text', text)).toBe(text)
    },
  )

  test.each<[string, Partial<CellForm>, unknown]>([
    ['0.0435', {}, '0.0435'],
    ['.5', {}, '0.5'],
    ['4.35', { rates: 'percent' }, '0.0435'],
    ['4.35%', {}, '0.0435'],
    ['4.35 %', { rates: 'percent' }, '0.0435'],
    ['4,35', { numbers: { decimal: ',' } }, '4.35'],
    ['4.350', { delimiter: ';' }, 'number_form_must_be_declared'],
    ['4,35', {}, 'number_must_be_a_decimal'],
    ['%', {}, 'number_must_be_a_decimal'],
  ])('a share of %s under %j', (text, form, expected) => {
    const cells = new Cells(2, () => text, { ...FORM, ...form })
    const share = cells.percentage('it').toFixed()
    expect(cells.problems[0]?.refusal ?? share).toBe(expected)
  })

  test.each<[string, number | undefined, number | undefined, unknown]>([
    ['1', 1, 3, 1n],
    ['3', 1, 3, 3n],
    ['0', 1, 3, 'number_must_lie_within_its_limits'],
    ['4', 1, 3, 'number_must_lie_within_its_limits'],
    ['1.000', undefined, undefined, WHOLE],
  ])('%s is a number from %s to %s', (text, from, to, expected) => {
    const cells = new Cells(2, () => text, FORM)
    const number = cells.whole('it', from, to)
    expect(cells.problems[0]?.refusal ?? number).toBe(expected)
  })

  test('a whole number is grouped where the mapping says how', () => {
    const form: CellForm = { ...FORM, numbers: { decimal: ',', group: '.' } }
    const cells = new Cells(2, () => '1.000', form)
    expect([cells.whole('it'), cells.amount('it', 'JPY'), cells.problems]).toEqual([
      1000n,
      1000n,
      [],
    ])
  })

  test('an amount that can be meant in two ways is refused with what to declare', () => {
    const problem = {
      refusal: 'number_form_must_be_declared',
      expected: '"numbers": {"decimal": "." | ","}',
    }
    const cells = (text: string, form: Partial<CellForm>) =>
      new Cells(2, () => text, { ...FORM, ...form })
    const euros = cells('3.000', { delimiter: ';', amounts: 'major' })
    euros.amount('price', 'EUR')
    expect(euros.problems).toMatchObject([{ ...problem, field: 'price', found: '3.000' }])
    for (const amounts of ['major', 'minor'] as const) {
      const yen = cells('1.000', { amounts })
      yen.amount('price', 'JPY')
      expect(yen.problems).toMatchObject([{ ...problem, found: '1.000' }])
    }
  })

  test('an amount lies within what is asked of it', () => {
    const read = (text: string) => {
      const cells = new Cells(2, () => text, FORM)
      const amount = cells.amount('it', 'CNY', { from: 0n, to: 5n })
      return cells.problems[0]?.refusal ?? amount
    }
    expect(read('0')).toBe(0n)
    expect(read('-1')).toBe('amount_must_not_be_negative')
    expect(read('5')).toBe(5n)
    expect(read('6')).toBe('amount_must_lie_within_its_limits')
  })

  test('a word that is not known is told the nearest, or those there are', () => {
    const cells = new Cells(2, field => field, FORM)
    cells.word('levle', ['level', 'bullet'])
    cells.word('zzzzzz', ['level', 'bullet'])
    expect(cells.problems.map(p => p.expected)).toEqual(['level', 'level, bullet'])
  })

  test('the quote of the guard goes again where texts are taken as they are', () => {
    const cells = new Cells(2, field => field, { ...FORM, formulas: 'unguarded' })
    const texts = ["'=1", "'＝1", '=1', "'a", "it's"].map(text => cells.text(text))
    expect([texts, cells.problems]).toEqual([['=1', '＝1', '=1', "'a", "it's"], []])
  })

  test('a text that was damaged before it was sent is refused', () => {
    expect(read('text', 'a\uFFFDb')).toBe('text_must_be_readable')
  })

  test('a problem shows no more than sixty characters, and none that cannot be kept', () => {
    const cells = new Cells(2, () => `\u0000${'x'.repeat(58)}😀`, FORM)
    cells.text('it')
    expect(cells.problems[0]?.found).toBe(` ${'x'.repeat(58)}\uFFFD`)
  })

  test('has the first of its problems and no other', () => {
    const cells = new Cells(2, () => '=', FORM)
    cells.text('it')
    cells.whole('it')
    cells.whole('other')
    expect(cells.problems).toMatchObject([
      { field: 'it', refusal: FORMULA },
      { field: 'other', refusal: WHOLE },
    ])
  })
})
