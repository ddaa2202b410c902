import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import type { Asset, Loan } from '../../../../contracts/abs/asset.ts'
import type { RunFacts } from '../../../../contracts/abs/waterfall/facts.ts'
import { MONDAY_TO_FRIDAY } from '../../../../contracts/kernel/calendars.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import {
  type Collections,
  cashFlowsHalfUp,
  dealTemplate,
  type ForecastInput,
  forecast,
  generatedLoans,
  loadDeal,
  type MidLife,
  type MidLifeInput,
  readScenarios,
  SCENARIO_TEMPLATE,
  type ScenarioReport,
  type StateDocument,
  startInMidLife,
  writeTape,
} from '../../../../services/abs/index.ts'
import { captured } from '../cli/captured.ts'

const cutOff = '2026-01-01'
const loaded = loadDeal(dealTemplate('loans'))
if (!loaded.ok) throw new Error('the template is in order')
const { deal } = loaded
const assets = generatedLoans({
  seed: 7,
  count: 60,
  cutOff,
  balance: 100_000_000_000n,
  monthsMax: 36,
})

/** No defaults and no prepayments: then what each loan has left on a day is known exactly. */
const document = {
  ...SCENARIO_TEMPLATE,
  scenarios: {
    base: {
      zh: '合同',
      en: 'Contracts',
      default: { kind: 'none' },
      prepayment: { kind: 'none' },
      curves: SCENARIO_TEMPLATE.scenarios.base.curves,
    },
  },
} as const
const scenarios = readScenarios('scenarios.json', document)
if (!scenarios.ok) throw new Error('the scenario is in order')
const input: ForecastInput = {
  deal,
  assets,
  scenarios: scenarios.value,
  calendar: MONDAY_TO_FRIDAY,
  files: { deal: 'deal.json', tape: 'tape.csv', scenarios: 'scenarios.json' },
}

async function run(of: ForecastInput): Promise<ScenarioReport> {
  const done = await forecast(of)
  if (!done.ok) throw new Error(JSON.stringify(done.refusals))
  return done.value.scenarios[0]!
}

const whole = await run(input)

/** The tape on a later day: what the contracts leave of every loan. */
function tapeOn(day: BusinessDate): readonly Asset[] {
  return assets.flatMap(asset => {
    const flows = cashFlowsHalfUp(asset as Loan)
    if (!flows.ok) throw new Error(flows.refusal)
    const made = flows.value.filter(({ due }) => due < day)
    const left = flows.value.length - made.length
    const balance = made.at(-1)?.closing ?? asset.balance
    return left === 0 ? [] : [{ ...asset, balance, remainingPeriods: left } as Asset]
  })
}

const facts: MidLifeInput['facts'] = {
  calendar: MONDAY_TO_FRIDAY,
  curves: scenarios.value.scenarios[0]!.assumptions.curves,
} satisfies RunFacts
const files = { deal: 'deal.json', state: 'state.json', collections: 'collections.json' }

const stateAfter = (n: number): StateDocument => whole.periods[n - 1]!.after
const collectionsThrough = (n: number, from = 1): Collections => {
  const pool = whole.pool.slice(from - 1, n)
  return { pool, actual: pool.map(({ period }) => ({ period })) }
}

function start(state: StateDocument | null, collections: Collections | null): MidLife {
  const started = startInMidLife({ deal, state, collections, facts, files })
  if (!started.ok) throw new Error(JSON.stringify(started.refusals))
  return started.value
}

const from = (midLife: MidLife) => run({ ...input, assets: tapeOn(midLife.asOf), midLife })
const bare = (periods: ScenarioReport['periods']) => JSON.parse(reportJsonOf(periods)) as unknown
const reportJsonOf = (periods: ScenarioReport['periods']) =>
  JSON.stringify(periods, (_, value) => (typeof value === 'bigint' ? String(value) : value))

describe('a forecast from the state after period n, and the tape of that day, is the tail', () => {
  test.each([1, 2, 4, 5])('n = %i', async n => {
    const tail = await from(start(stateAfter(n), null))
    expect(tail.periods[0]!.period).toBe(n + 1)
    expect(bare(tail.periods)).toEqual(bare(whole.periods.slice(n)))
    expect(tail.pool).toEqual(whole.pool.slice(n))
  })
})

describe('history and forecast are one result', () => {
  test.each([1, 4])('from the closing, through %i real periods', async n => {
    const midLife = start(null, collectionsThrough(n))
    expect(midLife).toMatchObject({ period: n, asOf: whole.pool[n - 1]!.to })
    const both = await from(midLife)
    expect(bare(both.periods)).toEqual(bare(whole.periods))
    expect(both.pool).toEqual(whole.pool)
    expect(both.notes).toEqual(whole.notes)
  })

  test('from a state, through the real periods after it', async () => {
    const both = await from(start(stateAfter(2), collectionsThrough(4, 3)))
    expect(bare(both.periods)).toEqual(bare(whole.periods.slice(2)))
    // What is left of the notes is what a figure at par starts from.
    const [senior] = both.notes
    expect(senior!.opening).toBe(whole.periods[2]!.notes['A']!.opening)
    expect(senior!.issued).toBe(whole.notes[0]!.issued)
    expect(senior!.averageLife!.lt(whole.notes[0]!.averageLife!)).toBe(true)
  })

  test('what really arrived decides: cash that the servicer kept is outstanding', async () => {
    const collections = collectionsThrough(2)
    const received = { revenue: 1_000n, principal: 2_000n, reserve: 0n }
    const actual = [{ period: 1 }, { period: 2, received }]
    const kept = start(null, { ...collections, actual })
    const { cash } = kept.history[1]!
    expect(cash.in).toBe(3_000n)
    expect(Number(kept.state.amounts['remittance.outstanding'])).toBeGreaterThan(0)
    const both = await from(kept)
    for (const { cash: own } of both.periods) expect(own.in).toBe(own.out + own.change)
    // In the forecast it arrives.
    expect(both.periods[2]!.after.amounts['remittance.outstanding']).toBeUndefined()
  })
})

describe('a start that does not fit is refused by its file', () => {
  const refusal = (state: StateDocument | null, collections: Collections | null) => {
    const started = startInMidLife({ deal, state, collections, facts, files })
    if (started.ok) return 'taken'
    const [{ file, at, refusal: duty }] = started.refusals as [(typeof started.refusals)[0]]
    return `${file} ${at} ${duty}`
  }
  const state = stateAfter(2)

  test.each<[string, StateDocument | null, Collections | null, string]>([
    [
      'an amount of another deal',
      { ...state, amounts: { ...state.amounts, 'note.Z.balance': '1' } },
      null,
      'state.json amounts.note.Z.balance state_must_be_of_this_deal',
    ],
    [
      'a deal that has closed',
      { ...state, closed: true },
      null,
      'state.json closed deal_must_be_open',
    ],
    [
      'a period run twice',
      state,
      collectionsThrough(3, 2),
      'collections.json periods.0 (period 3) periods_must_follow_each_other',
    ],
    [
      'a period left out',
      state,
      collectionsThrough(5, 4),
      'collections.json periods.0 (period 3) periods_must_follow_each_other',
    ],
    [
      'cash after the calculation date',
      null,
      {
        ...collectionsThrough(1),
        pool: [{ ...whole.pool[0]!, to: '2026-04-02' as BusinessDate }],
      },
      'collections.json periods.0 (period 1) period_must_be_the_deals',
    ],
    [
      'an account that there is not',
      null,
      { ...collectionsThrough(1), actual: [{ period: 1, received: { revenues: 1n } }] },
      'collections.json actual.received.revenues (period 1) actual_must_name_what_the_deal_has',
    ],
  ])('%s', (_, from, collections, expected) => {
    expect(refusal(from, collections)).toBe(expected)
  })

  test('a tape of another day: it does not hold what was left', async () => {
    const midLife = start(stateAfter(3), null)
    const done = await forecast({ ...input, assets: tapeOn('2026-07-01'), midLife })
    expect(done).toMatchObject({
      ok: false,
      refusals: [
        {
          file: 'tape.csv',
          at: 'pool.balance',
          refusal: 'tape_must_be_of_the_day_of_the_forecast',
        },
      ],
    })
  })
})

test('the command line: from files, with history and forecast told apart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-mid-life-'))
  const at = (name: string) => join(folder, name)
  const file = (name: string, content: unknown) => {
    const wire = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
    writeFileSync(at(name), JSON.stringify(content, wire))
    return at(name)
  }
  await writeTape(at('tape.csv'), tapeOn(whole.pool[2]!.to))
  const options = {
    deal: file('deal.json', deal.deal),
    tape: at('tape.csv'),
    scenarios: file('scenarios.json', document),
    state: file('state.json', stateAfter(1)),
    collections: file('collections.json', {
      format: 'tallystick.pool-periods.v1',
      periods: whole.pool.slice(1, 3),
    }),
    out: at('out'),
    language: 'en',
  }
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
  const done = await captured('project', ...args)
  expect(done.err).not.toContain('✗')
  expect(done.code).toBe(0)
  const result = JSON.parse(readFileSync(at('out/result.json'), 'utf8'))
  expect(result.asOf).toEqual({ date: whole.pool[2]!.to, period: 3 })
  expect(result.scenarios[0].periods).toEqual(bare(whole.periods.slice(1)))
  expect(result.inputs.state).toMatch(/^[0-9a-f]{64}$/)
  const { Sheets } = read(readFileSync(at('out/result.xlsx')))
  const rows = utils.sheet_to_json<Record<string, string>>(Sheets['Pool']!)
  expect(rows.slice(0, 4).map(row => row['Actual or forecast'])).toEqual([
    'Actual',
    'Actual',
    'Forecast',
    'Forecast',
  ])
})
