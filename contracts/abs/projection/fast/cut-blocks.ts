import { assert } from '../../../kernel/bug.ts'
import { COLUMN_PRODUCTS, type LoanColumns, OTHER } from '../columns.ts'
import { agesMatter } from '../hazard-path.ts'
import type { PlacedPool } from '../pool-on-grid.ts'
import type { Run } from '../projection-run.ts'
import type { Schedule } from '../schedule.ts'
import { BLOCK_LOANS, paymentsLeft } from './block.ts'

/**
 * The plain loans' places, cut into blocks of one schedule (and age, where it matters), loans of
 * one
 * rate side by side, those with most payments left first: so the live ones come first to the end.
 */
export function blocksOf(run: Run): readonly Uint32Array[] {
  const alike: Alike = { ages: agesMatter(run.assumptions), days: daysMatter(run) }
  const { placed } = run
  return placed.blocksKept(`${alike.ages}/${alike.days}`, () => [...cut(placed, alike)])
}

/** What loans must have in common to share a block, beside their payments' periods and parts. */
interface Alike {
  readonly ages: boolean
  readonly days: boolean
}

function daysMatter({ assumptions, conventions }: Run): boolean {
  const dated = [assumptions.default, assumptions.prepayment].some(({ kind }) => kind === 'dated')
  return dated || conventions.hazard === 'days_365'
}

function* cut(pool: PlacedPool, alike: Alike): Generator<Uint32Array, void, void> {
  const { columns } = pool
  const { keys, groupSize } = sortedKeys(pool, alike)
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
    const places = keys.subarray(from, to).map(key => key % columns.count)
    const byLife = places.map(at => (2 ** 16 - paymentsLeft(columns, at)) * columns.count + at)
    yield Uint32Array.from(byLife.sort(), key => key % columns.count)
    from = to
  }
}

/** The longest a loan's principal is planned over: no place in the table lies beyond. */
export function longestPlan({ count, remaining, extra, elapsed, product }: LoanColumns): number {
  const balloon = COLUMN_PRODUCTS.indexOf('balloon')
  let longest = 1
  for (let at = 0; at < count; at++) {
    const planned = product[at] === balloon ? extra[at]! - elapsed[at]! : 0
    longest = Math.max(longest, remaining[at]!, planned)
  }
  return longest
}

/** One number per loan that sorts by group, then rate, then place in the tape. */
function sortedKeys(
  pool: PlacedPool,
  alike: Alike,
): { readonly keys: Float64Array; readonly groupSize: number } {
  const { columns } = pool
  const groupOf = groups(pool, alike)
  const groupSize = columns.coupons.length * columns.count
  const keys = new Float64Array(columns.count)
  let used = 0
  for (let at = 0; at < columns.count; at++) {
    if (columns.product[at] === OTHER) continue
    keys[used++] = groupOf(at) * groupSize + columns.coupon[at]! * columns.count + at
  }
  const sorted = keys.subarray(0, used).sort()
  assert((sorted[used - 1] ?? 0) < 2 ** 53, 'a sort key is a whole number')
  return { keys: sorted, groupSize }
}

/** Numbers what may share a block from 0, in order of appearance. */
function groups({ columns, schedules }: PlacedPool, { ages, days }: Alike): (at: number) => number {
  const shapes = new Map<string, number>()
  const shapeOf = schedules.map(schedule => placed(shapes, shapeText(schedule, days)))
  const numbers = new Map<number, number>()
  return at => {
    const shape = shapeOf[columns.schedule[at]!]!
    return placed(numbers, shape * 2 ** 16 + (ages ? columns.elapsed[at]! : 0))
  }
}

/** Schedules with the same text are one to the inner loop; days matter only to some assumptions. */
function shapeText(schedule: Schedule, days: boolean): string {
  const fractions = schedule.yearFraction.map(({ num, den }) => `${num}/${den}`).join()
  const dates = days ? schedule.due.join() : ''
  return [schedule.months, schedule.periodOf.join(), fractions, dates].join(';')
}

function placed<K>(places: Map<K, number>, key: K): number {
  const known = places.get(key)
  if (known !== undefined) return known
  places.set(key, places.size)
  return places.size - 1
}
