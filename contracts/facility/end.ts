import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { type Money, money } from '../kernel/money.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { countTaken, type Facility } from './facility.ts'
import type { FacilityEnded } from './facts.ts'
import {
  findOwnFacility,
  listReaders,
  OWN_FACILITY_TEXTS,
  type OwnFacilityRefusal,
} from './own-facility.ts'

/**
 * A lender ends a limit for good, once nothing of it is taken and no quota hangs on it: so no debt
 * is ever outside every limit.
 */
export function end(
  { facility, quotas }: EndState,
  _body: unknown,
  { party }: Context,
): Decision<FacilityEnded, never, EndFacilityRefusal> {
  const found = findOwnFacility(facility, party)
  if (!found.ok) return found
  const { id, currency } = found.value
  const taken = countTaken(found.value)
  if (taken > 0n)
    return refuse('facility_must_have_nothing_taken', 'body.facility', {
      taken: money(taken, currency),
    })
  if (quotas > 0) return refuse('group_must_have_no_quotas', 'body.facility', { quotas })
  const type = 'facility.ended.v1'
  return accept([{ type, visibleTo: listReaders(found.value), facility: id, status: 'ended' }], [])
}

export const END_CLASS = 'governance' satisfies ActClass

export type EndFacilityRefusal =
  | OwnFacilityRefusal
  | Detailed<'facility_must_have_nothing_taken', { taken: Money }>
  | Detailed<'group_must_have_no_quotas', { quotas: number }>

export const END_FACILITY_TEXTS = {
  ...OWN_FACILITY_TEXTS,
  facility_must_have_nothing_taken: conflict(
    d => `该额度尚有 ${d.taken} 被占用，须待其归还；可以先暂停。`,
    d =>
      `${d.taken} of the facility is taken; it ends once that is given back. Pause it till then.`,
  ),
  group_must_have_no_quotas: conflict(
    d => `该集团额度项下尚有 ${d.quotas} 项分额度，请先终止。`,
    d => `Quotas within this group: ${d.quotas}. End them first.`,
  ),
} satisfies RefusalTexts<EndFacilityRefusal>

export interface EndState {
  readonly facility: Facility | null
  /** Facilities within it that have not ended. */
  readonly quotas: number
}
