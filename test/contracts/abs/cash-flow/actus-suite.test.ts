import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseMoment, toDate } from '../../../../contracts/abs/cash-flow/actus/moment.ts'
import { readObserved } from '../../../../contracts/abs/cash-flow/actus/read-observed.ts'
import { readTerms } from '../../../../contracts/abs/cash-flow/actus/read-terms.ts'
import { runContract } from '../../../../contracts/abs/cash-flow/actus/run-contract.ts'

/** The published tests of the standard, beside the project or where TALLYSTICK_DATA says. */
const FOLDER = resolve(process.env['TALLYSTICK_DATA'] ?? '../shared/data', 'actus')
const TOLERANCE = 1e-8

interface SuiteEvent {
  eventDate: string
  eventType: string
  payoff: number
  currency: string
  notionalPrincipal: number
  nominalInterestRate: number
  accruedInterest: number
}

interface SuiteCase {
  identifier: string
  terms: Record<string, unknown>
  to: string
  dataObserved: unknown
  eventsObserved: unknown
  results: SuiteEvent[]
}

const TYPES = ['pam', 'lam', 'nam', 'ann'] as const
const passed: Record<string, { passed: number; total: number }> = {}

for (const type of TYPES) {
  const file = resolve(FOLDER, `actus-tests-${type}.json`)
  describe.skipIf(!existsSync(file))(`ACTUS ${type}, skipped where ${file} is missing`, () => {
    const cases: SuiteCase[] = existsSync(file)
      ? Object.values(JSON.parse(readFileSync(file, 'utf8')))
      : []
    passed[type] = { passed: 0, total: cases.length }
    it.each(cases.map(each => [each.identifier, each] as const))('%s', (_, suiteCase) => {
      expect(differences(suiteCase)).toEqual([])
      passed[type]!.passed++
    })
  })
}

afterAll(() => {
  const rows = Object.entries(passed).map(([type, row]) => [type, row.passed, row.total])
  const table = [['ACTUS', 'passed', 'total'], ...rows]
  const line = (cells: (string | number)[]) => cells.map(cell => String(cell).padEnd(8)).join('')
  process.stdout.write(`${table.map(line).join('\n')}\n`)
})

type Row = { event: string; amounts: readonly [string, number][] }

/** What differs by more than the tolerance, in words; empty when the case passes. */
function differences(suiteCase: SuiteCase): string[] {
  const actual = listRows(suiteCase)
  const wanted = suiteCase.results.map(expected)
  const order = actual.map(row => row.event)
  if (order.join() !== wanted.map(row => row.event).join()) {
    return [`events: ${order.join(', ')}`, `instead of: ${wanted.map(row => row.event).join(', ')}`]
  }
  return actual.flatMap((row, i) =>
    row.amounts.flatMap(([name, value], k) => {
      const should = wanted[i]!.amounts[k]![1]
      const near = Math.abs(value - should) <= TOLERANCE
      return near ? [] : [`${row.event} ${name}: ${value} instead of ${should}`]
    }),
  )
}

function listRows({ terms, to, dataObserved, eventsObserved }: SuiteCase): Row[] {
  const read = readTerms(terms)
  const observed = readObserved(dataObserved, eventsObserved)
  if (!read.ok) return [{ event: `${read.refusal} ${read.path}`, amounts: [] }]
  if (!observed.ok) return [{ event: `${observed.refusal} ${observed.path}`, amounts: [] }]
  const run = runContract(read.value, observed.value, parseMoment(to) ?? undefined)
  if (!run.ok) return [{ event: `${run.refusal} ${run.path}`, amounts: [] }]
  return run.value.map(({ type, at, payoff, currency, notional, rate, accrued }) => ({
    event: `${at} ${toDate(at)} ${type} ${currency}`,
    amounts: Object.entries({ payoff, notional, rate, accrued }).map(([name, value]) => [
      name,
      value.toNumber(),
    ]),
  }))
}

function expected(row: SuiteEvent): Row {
  const at = parseMoment(row.eventDate)!
  return {
    event: `${at} ${toDate(at)} ${row.eventType} ${row.currency}`,
    amounts: [
      ['payoff', row.payoff],
      ['notional', row.notionalPrincipal],
      ['rate', row.nominalInterestRate],
      ['accrued', row.accruedInterest],
    ],
  }
}
