import { afterEach, describe, expect, it } from 'vitest'
import type { StatedAsset } from '../../../../contracts/abs/asset.ts'
import { type Assumptions, NO_STRESS } from '../../../../contracts/abs/assumption/assumptions.ts'
import { FEN } from '../../../../contracts/abs/convention.ts'
import { buildColumns } from '../../../../contracts/abs/projection/columns.ts'
import { projectPool } from '../../../../contracts/abs/projection/run/project-pool.ts'
import { ProjectionThreads } from '../../../../services/abs/projection/projection-threads.ts'
import { grid, loan } from '../../../contracts/abs/projection/pool.ts'
import { receivable } from '../../../contracts/abs/projection/receivable.ts'
import { must } from '../../../support/must.ts'

const STRESS: Assumptions = {
  ...NO_STRESS,
  default: { kind: 'constant', per: 'year', rate: '0.02' },
  prepayment: { kind: 'psa', speed: '1.5' },
  recovery: [{ rate: '0.4', lag: 6 }],
}

function pool() {
  const loans: StatedAsset[] = Array.from({ length: 999 }, (_, i) =>
    loan(
      { product: i % 3 === 0 ? 'even_principal' : 'level' },
      {
        balance: BigInt(1_000_000 + 77_777 * i),
        termPeriods: 1 + (i % 36),
        remainingPeriods: 1 + (i % 36),
      },
    ),
  )
  const columns = must(buildColumns([...loans, receivable()]))
  return columns
}

let threads: ProjectionThreads | null = null
afterEach(async () => threads?.close())

describe('a pool on threads', () => {
  it.each([1, 2, 3])('%i of them give the same rows as none', async count => {
    const columns = pool()
    threads = new ProjectionThreads(columns, count)
    const alone = must(projectPool(columns, STRESS, FEN, grid(48)))
    const together = must(await threads.project(STRESS, FEN, grid(48)))
    expect(together.periods).toEqual(alone.periods)
    expect(together.totals.loanPeriods).toBe(alone.totals.loanPeriods)
    expect(threads.times).toHaveLength(count)
  })

  it('stay warm for another scenario, and refuse as the contract does', async () => {
    threads = new ProjectionThreads(pool(), 2)
    await threads.project(STRESS, FEN, grid(48))
    const again = await threads.project(NO_STRESS, FEN, grid(48))
    expect(again).not.toHaveProperty('refusal')
    const refused = await threads.project(STRESS, FEN, { dates: ['2026-01-01'] })
    expect(refused).toMatchObject({ refusal: 'collection_periods_must_be_from_1_to_1200' })
  })

  it('name the asset they refuse by its place in the whole pool', async () => {
    const plain = loan({ product: 'level' })
    const rent = { product: 'lease', rent: 1n, residual: 0n, rentPaid: 'arrears' } as const
    const columns = must(
      buildColumns([...Array.from({ length: 9 }, () => plain), loan(rent), plain]),
    )
    threads = new ProjectionThreads(columns, 2)
    expect(await threads.project(NO_STRESS, FEN, grid(4))).toEqual(
      projectPool(columns, NO_STRESS, FEN, grid(4)),
    )
    expect(projectPool(columns, NO_STRESS, FEN, grid(4))).toMatchObject({
      refusal: 'rent_must_cover_the_interest',
      path: 'assets.9.rent',
    })
  })
})
