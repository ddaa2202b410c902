import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import { conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Facility } from './facility.ts'
import type { FacilityPaused, FacilityResumed } from './facts.ts'
import {
  findOwnFacility,
  listReaders,
  OWN_FACILITY_TEXTS,
  type OwnFacilityRefusal,
} from './own-facility.ts'

/** A lender lets nothing new be taken of a limit; what is taken already goes on. */
export function pause(
  { facility }: { readonly facility: Facility | null },
  _body: unknown,
  { party }: Context,
): Decision<FacilityPaused, never, PauseRefusal> {
  const found = findOwnFacility(facility, party)
  if (!found.ok) return found
  const { id, status } = found.value
  if (status !== 'live') return refuse('facility_must_be_live', 'body.facility')
  const type = 'facility.paused.v1'
  return accept([{ type, visibleTo: listReaders(found.value), facility: id, status: 'paused' }], [])
}

export const PAUSE_CLASS = 'governance' satisfies ActClass

export type PauseRefusal = OwnFacilityRefusal | 'facility_must_be_live'

export const PAUSE_TEXTS = {
  ...OWN_FACILITY_TEXTS,
  facility_must_be_live: conflict(
    '该授信额度已暂停，须先由资金方恢复。',
    'The facility is paused; its lender must resume it first.',
  ),
} satisfies RefusalTexts<PauseRefusal>

/** A lender lets a limit be taken again. */
export function resume(
  { facility }: { readonly facility: Facility | null },
  _body: unknown,
  { party }: Context,
): Decision<FacilityResumed, never, ResumeRefusal> {
  const found = findOwnFacility(facility, party)
  if (!found.ok) return found
  const { id, status } = found.value
  if (status !== 'paused') return refuse('facility_must_be_paused', 'body.facility')
  const type = 'facility.resumed.v1'
  return accept([{ type, visibleTo: listReaders(found.value), facility: id, status: 'live' }], [])
}

export const RESUME_CLASS = 'governance' satisfies ActClass

export type ResumeRefusal = OwnFacilityRefusal | 'facility_must_be_paused'

export const RESUME_TEXTS = {
  ...OWN_FACILITY_TEXTS,
  facility_must_be_paused: conflict(
    '该授信额度未暂停，无须恢复。',
    'The facility is not paused, so there is nothing to resume.',
  ),
} satisfies RefusalTexts<ResumeRefusal>
