import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { SCENARIO_TEMPLATE } from '../../../../services/abs/forecast/scenario-template.ts'
import { OWN_FORMAT } from '../../../../services/abs/tape/mapping.ts'
import { type Edits, edited } from '../../../contracts/abs/deal/edited.ts'
import { captured } from './captured.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-bad-'))
const at = (name: string) => join(folder, name)
const file = (name: string, text: string) => {
  writeFileSync(at(name), text)
  return at(name)
}
const [deal, tape] = [at('loans.json'), at('loans.csv')]
let lines: readonly string[] = []

beforeAll(async () => {
  await captured('deal', 'new', '--template', 'loans', '--out', deal)
  await captured('tape', 'new', '--deal', deal, '--count', '30', '--out', tape)
  lines = readFileSync(tape, 'utf8').trim().split('\r\n')
})

async function said(over: Record<string, string>): Promise<string> {
  const options = { deal, tape, out: at('out'), language: 'en', ...over }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const run = await captured('project', ...args)
  expect(run.code).toBe(1)
  return run.out + run.err
}

const dealWith = (edits: Edits) => file('bad.json', JSON.stringify(edited('loans', edits)))

/** The tape with one cell of its second row changed. */
function tapeWith(column: string, value: string): string {
  const [heading, first, second, ...rest] = lines
  const cells = second!.split(',')
  cells[heading!.replace('\uFEFF', '').split(',').indexOf(column)] = value
  return file('bad.csv', [heading, first, cells.join(','), ...rest].join('\r\n'))
}

const scenariosWith = (base: object) => {
  const own = { ...SCENARIO_TEMPLATE.scenarios.base, ...base }
  return file('bad.scenarios.json', JSON.stringify({ ...SCENARIO_TEMPLATE, scenarios: { own } }))
}

const term = (is: string) => ({ zh: '某', en: 'some', is })

describe('a deal', () => {
  test.each<[string, Edits, string]>([
    ['in a circle', { 'terms.a': term('term.b'), 'terms.b': term('term.a') }, 'terms.a → terms.b'],
    ['missing an account', { 'collections.0.into': 'revenues' }, 'did you mean "revenue"?'],
    ['negative without a floor', { 'notes.A.interest.floor': undefined }, 'needs a floor'],
    ['whose tranches do not add up', { 'notes.A.units': 8_000_001 }, 'the notes add up to'],
    ['a verb misspelt', { 'parts.senior_costs.0': { pya: 'vat' } }, 'did you mean "pay"?'],
    ['a quantity misspelt', { 'fees.vat.amount': 'pool.intrest' }, 'did you mean "pool.interest"?'],
    ['a rate without day count', { 'fees.trustee.dayCount': undefined }, '"dayCount" is missing'],
    ['of 10^9 months', { 'dates.everyMonths': 1e9 }, 'dates.everyMonths'],
    ['that divides by zero', { 'terms.default_rate.is': '1 / (1 - 1)' }, 'terms.default_rate.is'],
  ])('%s', async (_, edits, sentence) => {
    expect(await said({ deal: dealWith(edits) })).toContain(sentence)
  })

  test('that divides by zero in some period only says in which', async () => {
    const is = 'pool.defaulted / max(0元, 3元 - date.period * 1元)'
    const text = await said({ deal: dealWith({ 'terms.default_rate.is': is }) })
    expect(text).toContain('terms.default_rate.is (base, period 3)')
    expect(text).toContain('divisor_must_not_be_zero')
  })

  test('with NaN or infinity is no JSON', async () => {
    for (const number of ['NaN', '1e999', 'Infinity'])
      expect(await said({ deal: file('nan.json', `{"issued": ${number}}`) })).toMatch(
        /document_must_be_json|value_must_have_its_type|field_must_be/,
      )
  })
})

describe('a tape', () => {
  test.each([
    ['of a wrong type', 'termPeriods', 'twelve', 'number_must_be_whole'],
    ['of 10^9 periods', 'termPeriods', '1000000000', 'number_must_lie_within_its_limits'],
    ['with the id of another row', 'id', 'G0000001', 'asset_must_appear_once'],
    ['with a balance below zero', 'balance', '-0.01', 'amount_must_not_be_negative'],
    ['not a number', 'balance', 'NaN', 'amount_must_be_a_decimal'],
    ['without end', 'annualRate', 'Infinity', 'number_must_be_a_decimal'],
    ['due before it began', 'maturityDate', '2001-01-01', 'maturity_must_not_precede_origination'],
    ['without its day count', 'dayCount', '', 'value_must_be_given'],
  ])('with a row %s', async (_, column, value, reason) => {
    const text = await said({ tape: tapeWith(column, value) })
    expect(text).toContain(`row 3 ${column}`)
    expect(text).toContain(reason)
  })

  test('with a word misspelt gets the nearest one, in the report of its quality too', async () => {
    const text = await said({ tape: tapeWith('product', 'levle') })
    expect(text).toContain('row 3 product')
    expect(text).toContain('did you mean “level”?')
    const quality = readFileSync(join(at('out'), 'data-quality.csv'), 'utf8')
    expect(quality).toMatch(/^3,product,product,word_must_be_known,.*,levle,level\r$/m)
  })

  test('mapped from a column that there is not gets the nearest names', async () => {
    const { columns, ...rest } = OWN_FORMAT
    const misspelt = { ...rest, columns: { ...columns, balanse: 'balance' } }
    const mapping = file('mapping.json', JSON.stringify(misspelt))
    expect(await said({ mapping })).toContain('did you mean “balance”?')
  })

  test('that is cut within a row, or within a quote', async () => {
    const whole = lines.join('\r\n')
    const cut = file('cut.csv', whole.slice(0, whole.lastIndexOf(',')))
    expect(await said({ tape: cut })).toContain('row 31')
    const quote = file('quote.csv', `${whole}\r\n"G9`)
    expect(await said({ tape: quote })).toContain('file_must_be_whole')
  })

  test('that is empty, has no rows, or has 10 GB', async () => {
    expect(await said({ tape: file('empty.csv', '') })).toContain('file_must_have_a_heading')
    expect(await said({ tape: file('none.csv', lines[0]!) })).toContain('tape_must_have_a_row')
    const large = file('large.csv', '')
    truncateSync(large, 10 * 1024 ** 3)
    expect(await said({ tape: large })).toContain('found “10 GiB”, expected ≤ 4 GiB')
  })
})

describe('scenarios', () => {
  const constant = (rate: unknown) => ({ default: { kind: 'constant', per: 'year', rate } })
  test.each<[string, object, string]>([
    [
      'with a vector shorter than the life',
      { default: { kind: 'vector', by: 'period', per: 'year', rates: ['0.01'] } },
      'scenarios.own.default.rates',
    ],
    ['with a rate that is no number', constant('NaN'), 'scenarios.own.default.rate'],
    ['with a rate above one', constant('1.01'), 'share_must_be_a_decimal_from_0_to_1'],
    ['with a lag of 10^9', { recovery: [{ rate: '0.4', lag: 1e9 }] }, 'recovery.0.lag'],
    ['without the curve of an index', { curves: {} }, 'scenarios.own.curves.lpr_1y'],
  ])('%s', async (_, base, place) => {
    expect(await said({ scenarios: scenariosWith(base) })).toContain(place)
  })

  test.each<[string, object, string, string]>([
    ['a kind', { default: { kind: 'constnat' } }, 'own.default.kind\n', 'constant'],
    ['a field', { defualt: { kind: 'none' } }, 'scenarios.own\n', 'default'],
    [
      'a field of a kind',
      { penalty: { kind: 'by_term', untli: 1, rate: '0', after: '0' } },
      'own.penalty\n',
      'until',
    ],
    [
      'a word',
      { default: { kind: 'constant', per: 'yaer', rate: '0' } },
      'own.default.per',
      'year',
    ],
  ])('misspelt get the nearest name: %s', async (_, base, place, name) => {
    const text = await said({ scenarios: scenariosWith(base) })
    expect(text).toContain(place)
    expect(text).toContain(`did you mean “${name}”?`)
  })

  test('misspelt conventions and fields of the document too', async () => {
    const scenarios = file('s.json', JSON.stringify({ ...SCENARIO_TEMPLATE, conventions: 'fem' }))
    expect(await said({ scenarios })).toContain('did you mean “fen”?')
    const field = file('f.json', JSON.stringify({ ...SCENARIO_TEMPLATE, pricng: {} }))
    expect(await said({ scenarios: field })).toContain('did you mean “pricing”?')
  })

  test('nothing is guessed where nothing is near', async () => {
    const text = await said({ scenarios: scenariosWith({ default: { kind: 'xyzzy' } }) })
    expect(text).not.toContain('did you mean')
  })

  test('of another shape are refused in the user’s language', async () => {
    const scenarios = scenariosWith(constant(0.02))
    const text = await said({ scenarios, language: 'zh' })
    expect(text).toContain('scenarios.own.default.rate')
    expect(text).toContain('无效输入：期望 string，实际接收 数字')
  })
})
