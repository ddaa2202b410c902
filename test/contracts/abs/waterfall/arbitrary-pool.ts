import fc from 'fast-check'
import type { Deal } from '../../../../contracts/abs/deal/deal.ts'
import type { PoolPeriod } from '../../../../contracts/abs/pool/pool-period.ts'
import { listCollectionPeriods } from '../../../../contracts/abs/waterfall/collection-periods.ts'
import { chainPeriods, poolPeriods } from './pool.ts'

const PERIODS_MAX = 6

/** In 1,000 of what there is, so that any pool is conserved. */
const share = (max: number) => fc.integer({ min: 0, max }).map(BigInt)
const flows = fc.record({
  principal: share(300),
  prepaid: share(100),
  defaulted: share(150),
  diluted: share(50),
  repurchased: share(50),
  capitalised: share(10),
  interest: share(30),
  penalty: share(2),
  fees: share(2),
  recovered: share(500),
  lost: share(300),
})
type Shares = typeof flows extends fc.Arbitrary<infer T> ? T : never

export interface PoolShares {
  readonly opening: bigint
  readonly periods: readonly Shares[]
}

export const poolShares: fc.Arbitrary<PoolShares> = fc.record({
  opening: fc.bigInt(1_000_000n, 10n ** 11n),
  periods: fc.array(flows, { minLength: 2, maxLength: PERIODS_MAX }),
})

/** Pool periods on the deal's own dates. */
export function makePool(deal: Deal, { opening, periods }: PoolShares): readonly PoolPeriod[] {
  return chainPeriods(listCollectionPeriods(deal, periods.length), opening, (i, balance, bad) => {
    const { recovered, lost, ...ofBalance } = periods[i]!
    const back = (bad * recovered) / 1000n
    const amounts = Object.entries(ofBalance).map(([flow, of]) => [flow, (balance * of) / 1000n])
    const settled = { recovered: back, lost: ((bad - back) * lost) / 1000n }
    return { ...Object.fromEntries(amounts), ...settled }
  })
}

/** A pool for what is bought: two periods, some of it diluted, some lost. */
export const REPLACEMENT = poolPeriods('2026-01-01', 1, 10, [
  {
    principal: 4.01,
    prepaid: 0.99,
    defaulted: 0.3,
    diluted: 0.07,
    repurchased: 0.03,
    interest: 0.13,
    penalty: 0.01,
    fees: 0.02,
  },
  { capitalised: 0.05, principal: 4.65, interest: 0.07, recovered: 0.11, lost: 0.19 },
])
