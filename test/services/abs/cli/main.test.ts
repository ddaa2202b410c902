import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEAL_TEMPLATES } from '../../../../contracts/abs/deal/templates/deal-template.ts'
import { SCENARIO_TEMPLATE } from '../../../../services/abs/forecast/scenario-template.ts'
import { captured } from './captured.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-abs-'))
const at = (name: string) => join(folder, name)
const file = (name: string, text: string) => {
  writeFileSync(at(name), text)
  return at(name)
}
const deal = at('loans.json')
const tape = at('loans.csv')

beforeAll(async () => {
  await captured('deal', 'new', '--template', 'loans', '--out', deal)
  await captured('tape', 'new', '--deal', deal, '--count', '300', '--out', tape)
})

const project = (over: Record<string, string> = {}, ...flags: string[]) => {
  const options = { deal, tape, out: at('out'), language: 'en', ...over }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  return captured('project', ...args, ...flags)
}

describe('project', () => {
  test('takes deal, tape and scenarios and writes JSON, workbook and PDF', async () => {
    const scenarios = file('scenarios.json', JSON.stringify(SCENARIO_TEMPLATE))
    const run = await project({ scenarios })
    expect(run.err).toContain('projecting: Defaults doubled')
    expect(run).toMatchObject({ code: 0 })
    const result = JSON.parse(readFileSync(at('out/result.json'), 'utf8'))
    expect(result.scenarios).toHaveLength(7)
    expect(read(readFileSync(at('out/result.xlsx'))).SheetNames).toContain('Payments')
    expect(readFileSync(at('out/report.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(existsSync(at('out/data-quality.csv'))).toBe(false)
    // The pool was generated to the size of the notes.
    expect(result.pool.tally).toEqual({ count: 300, balance: '100000000000' })
    expect(run.out).toContain('Class A')
  })

  test('gives the same bytes again', async () => {
    await project({ out: at('again') })
    await project({ out: at('once-more') })
    for (const name of ['result.json', 'result.xlsx', 'report.pdf'])
      expect(readFileSync(at(`again/${name}`)).equals(readFileSync(at(`once-more/${name}`)))).toBe(
        true,
      )
  })

  describe('with declared events', () => {
    const acceleration = {
      event: 'acceleration',
      declaredBy: 'trustee',
      declaredOn: '2026-08-01',
      effective: '2026-08-10',
      command: `sha256:${'0'.repeat(64)}`,
      votes: { A: 6_000_000 },
    }
    const events = (...declared: object[]) =>
      file('events.json', JSON.stringify({ format: 'tallystick.deal-events.v1', events: declared }))

    test('runs every scenario with them, and lists them in all outputs', async () => {
      const run = await project({ events: events(acceleration), out: at('events') })
      expect(run).toMatchObject({ code: 0 })
      const result = JSON.parse(readFileSync(at('events/result.json'), 'utf8'))
      for (const { periods } of result.scenarios) {
        expect(periods[1].state).toBe('ordinary')
        expect(periods[2].state).toBe('accelerated')
      }
      expect(result.events).toEqual([acceleration])
      expect(result.inputs.events).toMatch(/^[0-9a-f]{64}$/)
      const { Sheets } = read(readFileSync(at('events/result.xlsx')))
      expect(Sheets['Events']!['B2'].v).toBe('trustee')
    })

    test.each([
      ['an event misspelt', { event: 'accelaration' }, 'events.0.event', 'acceleration'],
      ['another party', { declaredBy: 'servicer' }, 'events.0.declaredBy', 'may not declare'],
      ['too few votes', { votes: { A: 5_999_999 } }, 'events.0.votes', 'too few units'],
      ['a date that is none', { effective: '2026-02-30' }, 'events.0.effective', 'no such date'],
      ['a field misspelt', { efective: '2026-08-10' }, 'events.0', 'did you mean “effective”?'],
      ['no hash', { command: 'sha256:0' }, 'events.0.command', 'event_must_name_its_command'],
    ])('refuses %s by file and JSON path', async (_, over, place, sentence) => {
      const run = await project({ events: events({ ...acceleration, ...over }) })
      expect(run.code).toBe(1)
      expect(run.err).toContain(`${at('events.json')}: ${place}\n`)
      expect(run.err).toContain(sentence)
    })
  })

  test('finds break-even rates that the notes survive, senior above junior', async () => {
    const run = await project({ out: at('even') }, '--break-even')
    expect(run.code).toBe(0)
    const { breakEvens } = JSON.parse(readFileSync(at('even/result.json'), 'utf8'))
    const [a, b] = breakEvens.map((e: { found: { value: { cdr: string } } }) =>
      Number(e.found.value.cdr),
    )
    expect(a).toBeGreaterThan(b)
    expect(b).toBeGreaterThan(0.02)
  })

  test('runs a grid of scenarios: more defaults, more lost', async () => {
    const run = await project({ grid: 'cdr=0.01,0.05;cpr=0,0.1,0.2', out: at('grid') })
    expect(run.code).toBe(0)
    const { grid } = JSON.parse(readFileSync(at('grid/result.json'), 'utf8'))
    expect(grid.map((c: { at: object }) => c.at)).toHaveLength(6)
    expect(grid[5].at).toEqual({ cdr: '0.05', cpr: '0.2' })
    expect(Number(grid[3].lost)).toBeGreaterThan(4 * Number(grid[0].lost))
    const sheets = read(readFileSync(at('grid/result.xlsx'))).SheetNames
    expect(sheets).toContain('Grid')
    expect(await project({ grid: 'cdr=1%' })).toMatchObject({ code: 2 })
    expect(await project({ grid: 'ltv=1' })).toMatchObject({ code: 2 })
  })

  test('speaks Chinese', async () => {
    const run = await project({ language: 'zh', out: at('zh') })
    expect(run.out).toContain('优先A档')
    expect(run.err).toContain('预测：基准')
  })
})

describe('refuses, naming the file and the place', () => {
  const lines = () => readFileSync(tape, 'utf8').split('\r\n')

  test('a row with a problem: nothing is projected, row, field and reason are named', async () => {
    const [heading, first, second, ...more] = lines()
    const negative = first!.replace(/,(\d+\.\d\d),(\d+\.\d\d),/, ',$1,-$2,')
    const bad = file('bad.csv', [heading, negative, second, second, ...more].join('\r\n'))
    const run = await project({ tape: bad, out: at('bad') })
    expect(run.code).toBe(1)
    expect(run.out).toContain('row 2 balance')
    expect(run.out).toContain('row 4 id')
    expect(existsSync(at('bad/result.json'))).toBe(false)
    const quality = readFileSync(at('bad/data-quality.csv'), 'utf8')
    expect(quality).toContain('2,balance,balance,amount_must_not_be_negative')
    expect(quality).toContain('4,id,id,asset_must_appear_once')
    await project({ out: at('bad') })
    expect(existsSync(at('bad/data-quality.csv'))).toBe(false)
  })

  test('or projects the others when told so, and says how many were left out', async () => {
    const run = await project({ tape: at('bad.csv'), out: at('rest') }, '--leave-out-rejected')
    expect(run.code).toBe(0)
    const { quality, pool } = JSON.parse(readFileSync(at('rest/result.json'), 'utf8'))
    expect(quality).toMatchObject({ rows: 301, accepted: 299, rejected: 2 })
    expect(pool.tally.count).toBe(299)
  })

  test('a deal that names an unknown account, with the JSON path', async () => {
    const document = JSON.parse(readFileSync(deal, 'utf8'))
    document.collections[0].into = 'nowhere'
    const run = await project({ deal: file('wrong.json', JSON.stringify(document)) })
    expect(run.code).toBe(1)
    expect(run.err).toContain('wrong.json: collections.0.into')
  })

  test('a deal that is not JSON, a missing file', async () => {
    expect((await project({ deal: file('half.json', '{"format":') })).err).toContain('half.json')
    const gone = await project({ tape: at('gone.csv') })
    expect(gone).toMatchObject({ code: 1 })
    expect(gone.err).toContain('(file_must_exist)')
  })

  test('a scenario vector shorter than the life, with its path', async () => {
    const short = { kind: 'vector', by: 'period', per: 'year', rates: ['0.01'] }
    const { base } = SCENARIO_TEMPLATE.scenarios
    const document = { ...SCENARIO_TEMPLATE, scenarios: { base: { ...base, default: short } } }
    const run = await project({ scenarios: file('short.json', JSON.stringify(document)) })
    expect(run.code).toBe(1)
    expect(run.err).toContain('short.json: scenarios.base.default.rates')
  })

  test('a scenario of another shape, with its path', async () => {
    const { base } = SCENARIO_TEMPLATE.scenarios
    const scenarios = { base: { ...base, defualt: { kind: 'none' } } }
    const document = { ...SCENARIO_TEMPLATE, scenarios }
    const run = await project({ scenarios: file('typo.json', JSON.stringify(document)) })
    expect(run.code).toBe(1)
    expect(run.err).toContain('typo.json: scenarios.base')
    expect(run.err).toContain('defualt')
  })

  test('an asset that contradicts itself, by its row', async () => {
    const [heading, first, ...more] = lines()
    const dates = /\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d,/
    const late = first!.replace(dates, '2026-06-01,2031-06-01,')
    const run = await project({ tape: file('late.csv', [heading, late, ...more].join('\r\n')) })
    expect(run.code).toBe(1)
    expect(run.out).toContain('row 2 firstPaymentDate')
  })

  test('a command misused: exit code 2 and what to type', async () => {
    for (const args of [['projekt'], ['project'], ['project', '--dael', 'x'], ['deal', 'nwe']]) {
      const run = await captured(...args)
      expect(run.code).toBe(2)
      expect(run.err).toContain('tallystick abs COMMAND')
    }
  })
})

describe('pool', () => {
  const plan = {
    format: 'tallystick.pool-plan.v1',
    cutOff: '2026-01-01',
    rules: [{ id: 'not_overdue', require: { field: 'overdueDays', atMost: '0' } }],
    limits: [{ id: 'largest_debtor', field: 'debtor', largest: 1, shareMax: '0.5' }],
    sample: { seed: 1, count: 5, by: 'count' },
  }

  test('writes the pool and the sample as tapes, and what each rule excluded', async () => {
    const path = file('plan.json', JSON.stringify(plan))
    const args = ['--tape', tape, '--plan', path, '--out', at('pool'), '--language', 'en']
    const run = await captured('pool', ...args)
    expect(run.err).toBe('')
    const found = JSON.parse(readFileSync(at('pool/pool.json'), 'utf8'))
    expect(found.eligibility.rules[0].excluded.count).toBeGreaterThan(0)
    const { count } = found.eligibility.kept
    const check = await captured('tape', 'check', '--tape', at('pool/pool.csv'), '--language', 'en')
    expect(check.out).toContain(`${count} rows, ${count} taken, 0 rejected`)
    expect(readFileSync(at('pool/sample.csv'), 'utf8').trim().split('\r\n')).toHaveLength(6)
    expect(run.out).toContain('largest_debtor')
    expect(await captured('pool', ...args)).toMatchObject({ code: 2 })
  })
})

describe('deal and tape', () => {
  test.each(DEAL_TEMPLATES)(
    'template %s is written, checked, explained and projected',
    async name => {
      const path = at(`${name}-2.json`)
      expect(await captured('deal', 'new', '--template', name, '--out', path)).toMatchObject({
        code: 0,
      })
      expect(await captured('deal', 'check', '--deal', path)).toMatchObject({ code: 0 })
      const told = await captured('deal', 'explain', '--deal', path, '--language', 'zh')
      expect(told.out).toContain(JSON.parse(readFileSync(path, 'utf8')).name.zh)
      const csv = at(`${name}-2.csv`)
      const kind = name === 'factoring' ? 'receivables' : 'loans'
      await captured('tape', 'new', '--deal', path, '--kind', kind, '--count', '200', '--out', csv)
      const run = await project({ deal: path, tape: csv, out: at(`${name}-2`) })
      expect(run.err).not.toContain('✗')
      expect(run.code).toBe(0)
    },
  )

  test('a document that is there is not overwritten', async () => {
    expect(await captured('deal', 'new', '--out', deal)).toMatchObject({ code: 2 })
    expect(await captured('tape', 'new', '--out', tape)).toMatchObject({ code: 2 })
  })

  test('tape check reads a tape and keeps nothing', async () => {
    const run = await captured('tape', 'check', '--tape', tape, '--language', 'en')
    expect(run).toMatchObject({ code: 0 })
    expect(run.out).toContain('300 rows, 300 taken, 0 rejected')
    const bad = await captured('tape', 'check', '--tape', at('bad.csv'), '--language', 'zh')
    expect(bad.code).toBe(1)
    expect(bad.out).toContain('剔除 2')
  })
})
