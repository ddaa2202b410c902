import { type Answer, answer } from '../kernel/answer.ts'
import type { Context } from '../kernel/context.ts'
import { type ChangeFacility, type ChangeRefusal, change } from './change.ts'
import { countFree, type Facility } from './facility.ts'

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
