import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { SCENARIO_TEMPLATE } from '../../../../services/abs/forecast/scenario-template.ts'
import { captured } from './captured.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-back-test-'))
const at = (name: string) => join(folder, name)
const file = (name: string, text: string) => {
  writeFileSync(at(name), text)
  return at(name)
}

beforeAll(async () => {
  const [deal, tape] = [at('loans.json'), at('loans.csv')]
  const { base } = SCENARIO_TEMPLATE.scenarios
  const document = JSON.stringify({ ...SCENARIO_TEMPLATE, scenarios: { base } })
  await captured('deal', 'new', '--template', 'loans', '--out', deal)
  await captured('tape', 'new', '--deal', deal, '--count', '30', '--out', tape)
  const inputs = ['--deal', deal, '--tape', tape, '--scenarios', file('base.json', document)]
  await captured('project', ...inputs, '--out', at('tested'))
})

describe('back-test', () => {
  const write = async (change: (period: Record<string, string>) => void) => {
    const { scenarios } = JSON.parse(readFileSync(at('tested/result.json'), 'utf8'))
    const periods = scenarios[0].pool.slice(0, 3)
    change(periods[1])
    const actual = JSON.stringify({ format: 'tallystick.pool-periods.v1', periods })
    const args = ['--result', at('tested/result.json'), '--actual', file('actual.json', actual)]
    return await captured('back-test', ...args, '--language', 'en')
  }

  test('holds an earlier forecast against actual periods and names the worst one', async () => {
    const run = await write(period => {
      const more = BigInt(period['defaulted']!)
      period['defaulted'] = String(2n * more)
      period['prepaid'] = String(BigInt(period['prepaid']!) - more)
      period['lost'] = String(BigInt(period['lost']!) + more)
    })
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toMatch(/│ Defaulted .* 2 │/)
    expect(run.out).toMatch(/│ Interest .* 0.00% │/)
  })

  test('refuses periods of other dates, with their place', async () => {
    const run = await write(period => {
      period['to'] = '2026-07-02'
    })
    expect(run.code).toBe(1)
    expect(run.err).toContain('actual.json: periods.2')
  })
})

describe('back-test of an investor report', () => {
  const write = async (lines: object, maps: object, period = 1) => {
    const report = JSON.stringify({ format: 'tallystick.investor-report.v1', period, lines })
    const mapping = JSON.stringify({ format: 'tallystick.report-lines.v1', lines: maps })
    const result = at('tested/result.json')
    const files = ['--report', file('report.json', report), '--lines', file('lines.json', mapping)]
    return await captured('back-test', '--result', result, ...files, '--language', 'en')
  }

  test('tells which lines differ, with reasons given, and which are not mapped', async () => {
    const explained = { figures: ['pool.openingBalance'], because: 'before repurchases' }
    const run = await write(
      { A: '0', Pool: '0', Bank: 'B' },
      { A: 'note.A.opening', Pool: explained },
    )
    expect(run).toMatchObject({ code: 1, err: '' })
    expect(run.out).toMatch(/│ A .* differs, unexplained/)
    expect(run.out).toMatch(/│ Pool .* differs: before repurchases/)
    expect(run.out).toMatch(/│ Bank .* not mapped/)
    expect(run.out).toContain('2 of 3 lines mapped (66.7%)')
    expect(await write({ Pool: '0' }, { Pool: explained })).toMatchObject({ code: 0 })
  })

  test('refuses misspelt figures with the nearest, and periods that did not run', async () => {
    const misspelt = await write({ A: '0' }, { A: 'note.A.opning' })
    expect(misspelt).toMatchObject({ code: 1 })
    expect(misspelt.err).toContain('lines.json: lines.A.figures.0')
    expect(misspelt.err).toContain('did you mean “note.A.opening”?')
    const late = await write({ A: '0' }, { A: 'note.A.opening' }, 999)
    expect(late.err).toContain('result_must_have_the_period')
  })
})
