import { describe, expect, test } from 'vitest'
import { planPool, readPoolPlan } from '../../../../services/abs/pool/pool-plan.ts'
import { generatedLoans } from '../../../../services/abs/tape/generated-pool.ts'

const assets = generatedLoans({ seed: 5, count: 2000, cutOff: '2026-01-01' })
const document = {
  format: 'tallystick.pool-plan.v1',
  cutOff: '2026-01-01',
  rules: [
    { id: 'not_overdue', require: { field: 'overdueDays', atMost: '0' } },
    { id: 'east_or_south', require: { field: 'attributes.region', oneOf: ['华东', '华南'] } },
  ],
  limits: [{ id: 'debtor', field: 'debtor', largest: 1, shareMax: '0.05' }],
  strata: [{ field: 'annualRate', edges: ['0.05', '0.08'] }],
  select: {
    seed: 1,
    targets: {
      balanceMin: '9000000000',
      balanceMax: '10000000000',
      averages: [{ field: 'annualRate', atLeast: '0.07' }],
    },
  },
  sample: { seed: 2, count: 25, by: 'balance' },
}

function planned(over: object = {}) {
  const plan = readPoolPlan('plan.json', { ...document, ...over })
  return plan.ok ? planPool('plan.json', plan.value, assets) : plan
}

test('a plan excludes, selects, measures, stratifies and samples', () => {
  const done = planned()
  if (!done.ok) throw new Error(JSON.stringify(done.refusals))
  const { eligibility, concentrations, strata, sample } = done.value
  const excluded = eligibility.rules.reduce((sum, r) => sum + r.excluded.count, 0)
  expect(excluded + eligibility.kept.count).toBe(2000)
  const balance = done.value.assets.reduce((sum, a) => sum + a.balance, 0n)
  expect(balance >= 9_000_000_000n && balance <= 10_000_000_000n).toBe(true)
  for (const a of done.value.assets) {
    expect(a.status.kind).toBe('performing')
    expect(['华东', '华南']).toContain(a.attributes['region'])
  }
  expect(concentrations[0]!.headroom.gte(0)).toBe(true)
  expect(strata[0]!.rows.reduce((sum, s) => sum + s.balance, 0n)).toBe(balance)
  expect(sample.every(a => done.value.assets.includes(a))).toBe(true)
  expect(sample.length).toBeGreaterThan(10)
})

test('without targets every eligible asset is in the pool', () => {
  const done = planned({ select: undefined })
  expect(done.ok && done.value.assets.length).toBe(done.ok && done.value.eligibility.kept.count)
})

describe('refuses with the JSON path', () => {
  const cases: [string, object, string, string][] = [
    [
      'a misspelt field',
      { rules: [{ id: 'x', require: { field: 'overdue', atMost: '0' } }] },
      'rules.0.require.field',
      'field_must_be_known',
    ],
    ['a plan of another shape', { rule: [] }, '', 'document_must_have_its_shape'],
    ['a date that is none', { cutOff: '2026-02-30' }, 'cutOff', 'document_must_have_its_shape'],
    [
      'edges that fall',
      { strata: [{ field: 'balance', edges: ['2', '1'] }] },
      'strata.0.edges',
      'edges_must_rise',
    ],
    [
      'targets out of reach',
      {
        select: {
          seed: 1,
          targets: {
            ...document.select.targets,
            averages: [{ field: 'annualRate', atLeast: '0.5' }],
          },
        },
      },
      'select.targets',
      'pool_must_meet_its_targets',
    ],
    [
      'a limit that is no share',
      { select: undefined, limits: [{ ...document.limits[0], shareMax: '5%' }] },
      'limits.0',
      'share_must_lie_between_zero_and_one',
    ],
  ]
  test.each(cases)('%s', (_, over, at, refusal) => {
    expect(planned(over)).toMatchObject({
      ok: false,
      refusals: [{ file: 'plan.json', at, refusal }],
    })
  })
})
