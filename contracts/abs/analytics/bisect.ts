import { assert } from '../../kernel/bug.ts'
import type { Rate } from '../../kernel/rate.ts'

/**
 * Finds, to within `width`, the highest rate at which `holds` is true, given that it holds at
 * `low`, does not at `high`, and changes once between. It is called about log₂((high − low) /
 * width) times.
 */
export function highestThat(holds: (x: Rate) => boolean, low: Rate, high: Rate, width: Rate): Rate {
  assert(low.lt(high) && width.gt(0), 'a search has an interval and a width')
  let held = low
  let failed = high
  while (failed.minus(held).gt(width)) {
    const middle = held.plus(failed).div(2)
    if (holds(middle)) held = middle
    else failed = middle
  }
  return held
}
