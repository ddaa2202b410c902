import { type Answer, answer } from '../kernel/answer.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import type { Refused } from '../kernel/decision.ts'
import { type ChangeFacility, type ChangeRefusal, change } from './change.ts'
import { countFree, type Facility } from './facility.ts'
import { addUpUses, type Exposure, findUses, type Use, type UseRefusal } from './use.ts'

/** How much of a limit is reserved, used and free. */
export interface Takings {
  readonly limit: bigint
  readonly reserved: bigint
  readonly used: bigint
  readonly free: bigint
}

/**
 * Says what a change would make of a limit, before it is signed. It asks the very clause that the
 * act is asked.
 */
export function lookAhead(
  facility: Facility,
  { limit, until }: Omit<ChangeFacility, 'facility'>,
  context: Pick<Context, 'party' | 'asOf'>,
): Answer<Takings, ChangeRefusal> {
  const changed = change({ facility }, { facility: facility.id, limit, until }, context)
  if (!changed.ok) return changed
  const { reserved, used } = facility
  return answer({ limit, reserved, used, free: countFree({ limit, reserved, used }) })
}

/** What an exposure would take of each limit of a lender, and why they would not bear it. */
export interface UsesAhead {
  /** Of each limit concerned; none where a debtor has no limit at all. */
  readonly uses: readonly Use[]
  /** Null where the limits bear it. */
  readonly refused: Refused<UseRefusal> | null
}

/**
 * Says what an exposure would take of a lender's limits, before a quote is signed. Whether they
 * bear it is asked of the very rule that quote and choice are asked.
 */
export function lookAtUses(
  facilities: readonly Facility[],
  exposure: Exposure,
  asOf: BusinessDate,
): UsesAhead {
  const found = findUses(facilities, exposure, asOf, 'body.financing')
  return { uses: addUpUses(facilities, exposure) ?? [], refused: found.ok ? null : found }
}
