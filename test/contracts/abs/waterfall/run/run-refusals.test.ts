import { describe, expect, it } from 'vitest'
import type { PoolPeriod } from '../../../../../contracts/abs/pool/pool-period.ts'
import type { RunFacts } from '../../../../../contracts/abs/waterfall/facts.ts'
import { runDeal } from '../../../../../contracts/abs/waterfall/run/run-deal.ts'
import { makeInitialState } from '../../../../../contracts/abs/waterfall/run/run-period.ts'
import type { RunRefusalCode } from '../../../../../contracts/abs/waterfall/run-refusal.ts'
import type { StateDocument } from '../../../../../contracts/abs/waterfall/state-document.ts'
import { type Edits, withEdits } from '../../deal/edited.ts'
import { FACTS, referenceDeal, referencePool } from '../../deal/reference.ts'
import { poolPeriods } from '../pool.ts'
import { loaded } from '../read-results.ts'

interface Case {
  readonly edits?: Edits
  readonly pool?: readonly PoolPeriod[]
  readonly facts?: RunFacts
  readonly from?: Partial<StateDocument>
  readonly told: readonly [period: number, path: string]
}

const pool = referencePool()
const first = 'states.ordinary.steps.0'
const declared = {
  event: 'servicer_replaced',
  declaredBy: 'plan_manager',
  declaredOn: '2026-02-01',
  effective: '2026-02-01',
  command: `sha256:${'a'.repeat(64)}`,
} as const
const votes = { 'events.servicer_replaced.votes': { notes: ['A'], share: '0.5' } }
const correcting = (to: string, amount: bigint, corrects = 1): RunFacts => ({
  actual: [{ period: 2, adjustments: [{ to, amount, corrects, reason: 'generated' }] }],
})

/** One row per refusal of a run: what is wrong, and the period and path it is told with. */
const CASES: Record<RunRefusalCode, Case> = {
  divisor_must_not_be_zero: {
    edits: {
      [`${first}`]: { pay: 'A', from: 'main', owed: 'balance', limit: '1元 / (2 - date.period)' },
    },
    told: [2, `${first}.limit`],
  },
  price_must_be_above_zero: {
    edits: { [`${first}`]: { buy: 'assets', from: 'main', price: '2 - date.period' } },
    pool: poolPeriods('2026-01-01', 3, 100, [{}, { purchased: 1_000_000 }]),
    told: [2, `${first}.price`],
  },
  payout_fee_must_have_a_solution: {
    edits: { 'fees.payout.amount': '99% * payments.below' },
    told: [1, 'fees.payout.amount'],
  },
  cash_must_cover_the_correction: {
    facts: correcting('reserve', -1_200_001n),
    told: [2, 'actual.adjustments.0'],
  },
  correction_must_be_whole_fen_a_unit: {
    facts: correcting('A', 8001n),
    told: [2, 'actual.adjustments.0'],
  },
  correction_must_be_of_something_known: {
    facts: correcting('originator', 1n),
    told: [2, 'actual.adjustments.0.to'],
  },
  correction_must_be_of_an_earlier_period: {
    facts: correcting('main', 1n, 2),
    told: [2, 'actual.adjustments.0.corrects'],
  },
  correction_must_not_exceed_what_is_there: {
    facts: correcting('bank', -1n),
    told: [2, 'actual.adjustments.0'],
  },
  actual_must_name_what_the_deal_has: {
    facts: { actual: [{ period: 1, received: { mian: 1n } }] },
    told: [1, 'actual.received.mian'],
  },
  actual_must_not_be_negative: {
    facts: { actual: [{ period: 1, honoured: { bank: -1n } }] },
    told: [1, 'actual.honoured.bank'],
  },
  actual_must_be_one_a_period: {
    facts: { actual: [{ period: 2 }, { period: 1 }, { period: 2 }] },
    told: [2, 'actual'],
  },
  pool_must_not_be_empty: {
    pool: poolPeriods('2026-01-01', 3, 0, [{}]),
    told: [1, 'periods.0'],
  },
  periods_must_follow_each_other: { pool: pool.slice(1), told: [1, 'periods.0'] },
  period_must_be_the_deals: {
    pool: [pool[0]!, { ...pool[1]!, to: '2026-07-02' }],
    told: [2, 'periods.1'],
  },
  pool_must_hold_what_was_bought: {
    edits: { [`${first}`]: { buy: 'assets', from: 'main', price: '1', limit: '0.01元' } },
    told: [2, 'periods.purchased'],
  },
  replacement_must_run_off: {
    facts: { replacement: pool.slice(0, 1) },
    told: [0, 'replacement'],
  },
  deal_must_be_open: { from: { closed: true }, told: [0, 'from.closed'] },
  state_must_be_of_this_deal: {
    from: { amounts: { 'note.Z.balance': '1' } },
    told: [0, 'from.amounts.note.Z.balance'],
  },
  calendar_must_be_given: { edits: { 'dates.calendar': 'cn' }, told: [0, 'dates.calendar'] },
  index_must_have_a_fixing: {
    facts: { curves: { lpr_1y: [{ from: '2026-01-16', rate: '0.03' }] } },
    told: [1, 'curves.lpr_1y'],
  },
  event_must_be_known: {
    facts: { events: [{ ...declared, event: 'unknown' }] },
    told: [0, 'events.0.event'],
  },
  event_must_be_declared_by_its_party: {
    facts: { events: [{ ...declared, declaredBy: 'originator' }] },
    told: [0, 'events.0.declaredBy'],
  },
  event_must_name_its_command: {
    facts: { events: [{ ...declared, command: `sha256:${'a'.repeat(63)}` }] },
    told: [0, 'events.0.command'],
  },
  event_must_have_dates_that_exist: {
    facts: { events: [{ ...declared, effective: '2026-02-30' }] },
    told: [0, 'events.0.effective'],
  },
  event_must_end_after_it_begins: {
    facts: { events: [{ ...declared, until: declared.effective }] },
    told: [0, 'events.0.until'],
  },
  event_must_have_whole_votes: {
    facts: { events: [{ ...declared, votes: { A: 0.5 } }] },
    told: [0, 'events.0.votes'],
  },
  event_must_have_its_votes: {
    edits: votes,
    facts: { events: [{ ...declared, votes: { A: 3999 } }] },
    told: [0, 'events.0.votes'],
  },
}

describe('a run is refused with period and path', () => {
  it.each(Object.entries(CASES))('%s', (refusal, { edits, facts, from, told, ...given }) => {
    const deal = loaded(withEdits(referenceDeal(), edits ?? {}))
    const start = { ...makeInitialState(deal), ...from }
    const run = runDeal(deal, given.pool ?? pool, { ...FACTS, ...facts }, start)
    expect(run).toMatchObject({ ok: false, refusal, period: told[0], path: told[1] })
    expect(run).toHaveProperty('sentence.zh', expect.stringMatching(/\p{Script=Han}/u))
  })
})

describe('a state of another deal is refused by what is foreign in it', () => {
  const tripped = { tripped: true, passes: 0, turns: [] }
  it.each([
    ['from.state', { state: 'grave' }],
    ['from.amounts.moved.gone', { amounts: { 'moved.gone': '1' } }],
    ['from.amounts.note.A.in_kind', { amounts: { 'note.A.in_kind': '1' } }],
    ['from.triggers.gone', { triggers: { gone: tripped } }],
  ])('%s', (path, from) => {
    const deal = loaded(referenceDeal())
    const run = runDeal(deal, pool, FACTS, { ...makeInitialState(deal), ...from })
    expect(run).toMatchObject({ refusal: 'state_must_be_of_this_deal', path })
  })
})

describe('just not refused', () => {
  it.each<[string, Edits, RunFacts]>([
    ['a correction down to the last fen', {}, correcting('reserve', -1_200_000n)],
    ['a replacement that lasts as long as the forecast', {}, { replacement: pool }],
    ['a correction of whole units', {}, correcting('A', 8000n)],
    ['exactly the votes', votes, { events: [{ ...declared, votes: { A: 4000 } }] }],
    [
      'a fixing on the day the interest period begins',
      {},
      { curves: { lpr_1y: [{ from: '2026-01-15', rate: '0.03' }] } },
    ],
  ])('%s', (_, edits, facts) => {
    const deal = loaded(withEdits(referenceDeal(), edits))
    expect(runDeal(deal, pool, { ...FACTS, ...facts })).toMatchObject({ ok: true })
  })
})
