import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import type { BusinessDate } from '../kernel/date.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { type Money, money } from '../kernel/money.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import { countTaken, type Facility, type FacilityId } from './facility.ts'
import type { FacilityChanged } from './facts.ts'
import { LIMIT_TEXTS, type LimitRefusal, limitRefusal } from './limit.ts'
import {
  findOwnFacility,
  listReaders,
  OWN_FACILITY_TEXTS,
  type OwnFacilityRefusal,
} from './own-facility.ts'

/** A lender sets another limit or another end, but never a limit below what is taken of it. */
export function change(
  { facility }: { readonly facility: Facility | null },
  { limit, until }: ChangeFacility,
  { party, asOf }: Pick<Context, 'party' | 'asOf'>,
): Decision<FacilityChanged, never, ChangeRefusal> {
  const found = findOwnFacility(facility, party)
  if (!found.ok) return found
  const { id, beginsOn, currency } = found.value
  const refused = limitRefusal({ limit, beginsOn, until }, asOf)
  if (refused) return refused
  const taken = countTaken(found.value)
  if (limit < taken)
    return refuse('limit_must_cover_what_is_taken', 'body.limit', {
      limit: money(limit, currency),
      taken: money(taken, currency),
    })
  const visibleTo = listReaders(found.value)
  return accept([{ type: 'facility.changed.v1', visibleTo, facility: id, limit, until }], [])
}

export const CHANGE_CLASS = 'governance' satisfies ActClass

export type ChangeRefusal =
  | OwnFacilityRefusal
  | LimitRefusal
  | Detailed<'limit_must_cover_what_is_taken', { limit: Money; taken: Money }>

export const CHANGE_TEXTS = {
  ...OWN_FACILITY_TEXTS,
  ...LIMIT_TEXTS,
  limit_must_cover_what_is_taken: conflict(
    d => `新额度 ${d.limit} 低于已占用的 ${d.taken}。`,
    d => `A limit of ${d.limit} is below what is taken already, ${d.taken}.`,
  ),
} satisfies RefusalTexts<ChangeRefusal>

export interface ChangeFacility {
  readonly facility: FacilityId
  readonly limit: bigint
  readonly until: BusinessDate
}
