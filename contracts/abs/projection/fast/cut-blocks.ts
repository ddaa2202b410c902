import { assert } from '../../../kernel/bug.ts'
import { COLUMN_PRODUCTS, type LoanColumns, OTHER } from '../columns.ts'
import { dependOnAge } from '../hazard-path.ts'
import type { PoolOnGrid } from '../pool-on-grid.ts'
import type { ProjectionRun } from '../projection-run.ts'
import type { PaymentSchedule } from '../schedule.ts'
import { BLOCK_LOANS, countPaymentsLeft } from './block.ts'

/**
 * Cuts the plain loans into blocks of one schedule (and age, where it matters), loans of one rate
 * next to each other. In a block those with most payments left come first, so that the live ones
 * stay at its front. A block is a list of indices in the columns.
 */
export function cutBlocks(run: ProjectionRun): readonly Uint32Array[] {
  const alike: Alike = { ages: dependOnAge(run.assumptions), days: dependOnDays(run) }
  const { pool } = run
  return pool.getBlocks(`${alike.ages}/${alike.days}`, () => [...cut(pool, alike)])
}

/** What loans of one block must have in common besides the periods of their payments. */
interface Alike {
  readonly ages: boolean
  readonly days: boolean
}

function dependOnDays({ assumptions, conventions }: ProjectionRun): boolean {
  const dated = [assumptions.default, assumptions.prepayment].some(({ kind }) => kind === 'dated')
  return dated || conventions.hazard === 'days_365'
}

function* cut(pool: PoolOnGrid, alike: Alike): Generator<Uint32Array, void, void> {
  const { columns } = pool
  const { keys, groupSize } = sortKeys(pool, alike)
  let from = 0
  while (from < keys.length) {
    const group = Math.floor(keys[from]! / groupSize)
    let to = from + 1
    while (
      to < keys.length &&
      to - from < BLOCK_LOANS &&
      Math.floor(keys[to]! / groupSize) === group
    )
      to++
    const indices = keys.subarray(from, to).map(key => key % columns.count)
    const byLife = indices.map(
      at => (2 ** 16 - countPaymentsLeft(columns, at)) * columns.count + at,
    )
    yield Uint32Array.from(byLife.sort(), key => key % columns.count)
    from = to
  }
}

/** Finds the most payments that a loan's principal is spread over: the length of a table's row. */
export function findLongestPlan({
  count,
  remaining,
  extra,
  elapsed,
  product,
}: LoanColumns): number {
  const balloon = COLUMN_PRODUCTS.indexOf('balloon')
  let longest = 1
  for (let at = 0; at < count; at++) {
    const planned = product[at] === balloon ? extra[at]! - elapsed[at]! : 0
    longest = Math.max(longest, remaining[at]!, planned)
  }
  return longest
}

/** Makes one number per loan that sorts by group, then rate, then order in the tape. */
function sortKeys(
  pool: PoolOnGrid,
  alike: Alike,
): { readonly keys: Float64Array; readonly groupSize: number } {
  const { columns } = pool
  const findGroup = numberGroups(pool, alike)
  const groupSize = columns.coupons.length * columns.count
  const keys = new Float64Array(columns.count)
  let used = 0
  for (let at = 0; at < columns.count; at++) {
    if (columns.product[at] === OTHER) continue
    keys[used++] = findGroup(at) * groupSize + columns.coupon[at]! * columns.count + at
  }
  const sorted = keys.subarray(0, used).sort()
  assert((sorted[used - 1] ?? 0) < 2 ** 53, 'a sort key is a whole number')
  return { keys: sorted, groupSize }
}

/** Numbers the groups of loans that may share a block from 0, in order of appearance. */
function numberGroups(
  { columns, schedules }: PoolOnGrid,
  { ages, days }: Alike,
): (at: number) => number {
  const shapes = new Map<string, number>()
  const shapeIds = schedules.map(schedule => getId(shapes, shapeText(schedule, days)))
  const numbers = new Map<number, number>()
  return at => {
    const shape = shapeIds[columns.schedule[at]!]!
    return getId(numbers, shape * 2 ** 16 + (ages ? columns.elapsed[at]! : 0))
  }
}

/** Writes what the inner loop reads of a schedule; days matter only to some assumptions. */
function shapeText(schedule: PaymentSchedule, days: boolean): string {
  const fractions = schedule.yearFraction.map(({ num, den }) => `${num}/${den}`).join()
  const dates = days ? schedule.due.join() : ''
  const { months, overdue, period } = schedule
  return [months, overdue, period.join(), fractions, dates].join(';')
}

function getId<K>(ids: Map<K, number>, key: K): number {
  const known = ids.get(key)
  if (known !== undefined) return known
  ids.set(key, ids.size)
  return ids.size - 1
}
