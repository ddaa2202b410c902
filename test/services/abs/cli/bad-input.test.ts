import { mkdirSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { SCENARIO_TEMPLATE } from '../../../../services/abs/forecast/scenario-template.ts'
import { OWN_FORMAT } from '../../../../services/abs/tape/mapping.ts'
import type { Edits } from '../../../contracts/abs/deal/edited.ts'
import { at, dealWith, file, project, scenariosWith } from './bad-files.ts'
import { captured } from './captured.ts'

const [deal, tape] = [at('loans.json'), at('loans.csv')]
let lines: readonly string[] = []

beforeAll(async () => {
  await captured('deal', 'new', '--template', 'loans', '--out', deal)
  await captured('tape', 'new', '--deal', deal, '--count', '30', '--out', tape)
  lines = readFileSync(tape, 'utf8').trim().split('\r\n')
})

async function said(over: Record<string, string>): Promise<string> {
  const options = { deal, tape, out: at('out'), language: 'en', ...over }
  const run = await project(options)
  expect(run.code).toBe(1)
  return run.out + run.err
}

/** The tape with one cell of its second row changed. */
function tapeWith(column: string, value: string): string {
  const [heading, first, second, ...rest] = lines
  const cells = second!.split(',')
  cells[heading!.replace('\uFEFF', '').split(',').indexOf(column)] = value
  return file('bad.csv', [heading, first, cells.join(','), ...rest].join('\r\n'))
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

describe('documents', () => {
  const names = (text: string) => JSON.stringify(JSON.parse(text))

  test.each(['fees', 'triggers', 'notes'])(
    'in which one of the %s is named twice',
    async section => {
      const document = JSON.parse(names(readFileSync(deal, 'utf8'))) as Record<string, object>
      const [first, value] = Object.entries(document[section]!)[0]!
      const twice = JSON.stringify(document).replace(
        `"${section}":{`,
        `"${section}":{"${first}":${JSON.stringify(value)},`,
      )
      const text = await said({ deal: file('twice.json', twice) })
      expect(text).toContain(`${section}.${first}`)
      expect(text).toContain('names_must_stand_once')
    },
  )

  test('with 600 nested conditions, in a deal and in a plan of a pool', async () => {
    const nest = (open: string, close: string) => open.repeat(600) + close.repeat(600)
    const when = `[${nest('{"when":"date.due","then":[', ']}')}]`
    const whole = readFileSync(deal, 'utf8').replace(/"steps": \[/, `"steps": ${when}, "x": [`)
    expect(await said({ deal: file('deep.json', whole) })).toContain('nested more than 100 levels')
    const rule = `{"id":"r","require":${nest('{"not":', '}')}}`
    const plan = file('deep.plan.json', `{"rules":[${rule}]}`)
    const run = await captured('pool', '--tape', tape, '--plan', plan, '--out', at('deep'))
    expect(run).toMatchObject({ code: 1 })
    expect(run.err).toContain('nested more than 100 levels')
  })

  test.each([
    ['a note', { 'notes.B.interest.fixed': '4.35' }, 'notes.B.interest.fixed', '0.0435'],
    ['a fee', { 'fees.trustee.rate': '2' }, 'fees.trustee.rate', '0.02'],
    ['a spread', { 'notes.A.interest.spread': '15' }, 'notes.A.interest.spread', '0.15'],
    ['a trigger', { 'triggers.defaults.above': '5' }, 'triggers.defaults.above', '5% or 500%'],
  ])('with per cent where %s states a decimal', async (_, edits, path, meant) => {
    const text = await said({ deal: dealWith(edits as Edits) })
    expect(text).toContain(path)
    expect(text).toContain(meant)
  })

  test('with a curve in per cent', async () => {
    const curves = { lpr_1y: [{ from: '2020-01-01', rate: '3.0' }] }
    const text = await said({ scenarios: scenariosWith({ curves }) })
    expect(text).toContain('curves.lpr_1y.0.rate')
    expect(text).toContain('3 % is written 0.03')
  })

  test('that name a calendar that does not exist', async () => {
    const text = await said({ deal: dealWith({ 'dates.calendar': 'chna' }) })
    expect(text).toContain('calendar_must_exist')
    expect(text).toContain('did you mean “china”?')
  })
})

describe('outputs', () => {
  const run = (...args: string[]) => captured(...args, '--language', 'en')

  test.each([
    ['deal', ['deal', 'new']],
    ['scenarios', ['scenarios', 'new']],
    ['tape', ['tape', 'new', '--count', '2']],
  ])('a %s for a folder that is missing', async (_, args) => {
    const written = await run(...args, '--out', at('no/such/x.json'))
    expect(written).toMatchObject({ code: 1 })
    expect(written.err).toContain('there is no such folder')
    expect(written.err).not.toContain('    at ')
  })

  test('a result where something else is', async () => {
    const over = { deal, tape, language: 'en' }
    const args = Object.entries(over).flatMap(([name, value]) => [`--${name}`, value])
    const within = await captured('project', ...args, '--out', join(tape, 'inside'))
    expect(within).toMatchObject({ code: 1 })
    expect(within.err).toContain('output_must_be_writable')
    mkdirSync(at('taken/result.xlsx'), { recursive: true })
    const onto = await captured('project', ...args, '--out', at('taken'))
    expect(onto).toMatchObject({ code: 1 })
    expect(onto.err).toContain('there is a folder of that name')
  })
})

describe('a tape and a deal', () => {
  test('in different currencies', async () => {
    const own = lines[0]!.replace('\uFEFF', '').split(',')
    const columns = Object.fromEntries(
      own.filter(name => name in OWN_FORMAT.columns).map(name => [name, name]),
    )
    const mapping = file('usd.json', JSON.stringify({ ...OWN_FORMAT, columns, currency: 'USD' }))
    const usd = file('usd.csv', lines.join('\r\n').replaceAll(',CNY,', ',USD,'))
    const text = await said({ tape: usd, mapping })
    expect(text).toContain('currency_must_be_that_of_the_deal')
    expect(text).toContain('the tape is in USD, the deal in CNY')
  })

  test('that hardly fit are projected with a warning, in every output', async () => {
    const [heading, ...rows] = lines
    const thin = file('thin.csv', [heading, ...rows.slice(0, 3)].join('\r\n'))
    const edits = { 'dates.calendar': 'china', 'dates.final': '2090-01-10', issued: '1000000000元' }
    const out = at('thin')
    const done = await project({ deal: dealWith(edits), tape: thin, out, language: 'en' })
    expect(done).toMatchObject({ code: 0 })
    expect(done.err).toContain('less than the 1,000,000,000.00 of the notes')
    expect(done.err).toMatch(/dates after \d{4} are provisional/)
    const { warnings, scenarios } = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8'))
    expect(warnings.map((w: { refusal: string }) => w.refusal)).toEqual([
      'dates_after_it_are_provisional',
      'pool_should_carry_the_notes',
    ])
    const [first, ...later] = scenarios[0].periods
    expect(first.provisional).toBe(false)
    expect(later.at(-1).provisional).toBe(true)
  })

  test('of more payments than a sheet has rows are refused before the work', async () => {
    const { scenarios, ...rest } = SCENARIO_TEMPLATE
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`s${i}`, scenarios.base]),
    )
    const document = file('many.json', JSON.stringify({ ...rest, scenarios: many }))
    const text = await said({
      scenarios: document,
      deal: dealWith({ 'dates.final': '2090-01-10' }),
    })
    expect(text).toContain('report_must_be_within_its_limit')
  })
})
