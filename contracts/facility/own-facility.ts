import { type Answer, answer } from '../kernel/answer.ts'
import { refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { conflict, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Facility } from './facility.ts'

/** Finds the facility that its lender names, which has not ended. */
export function findOwnFacility(
  facility: Facility | null,
  party: PartyId,
): Answer<Facility, OwnFacilityRefusal> {
  const at = 'body.facility'
  if (facility === null || facility.lender !== party)
    return refuse('facility_must_be_the_lenders_own', at)
  if (facility.status === 'ended') return refuse('facility_must_not_have_ended', at)
  return answer(facility)
}

/** Lists who reads what happens to a facility: its lender, and of a group the parent. */
export function listReaders({
  lender,
  scope,
  subject,
}: Pick<Facility, 'lender' | 'scope' | 'subject'>): readonly PartyId[] {
  return scope === 'group' && subject !== null ? [lender, subject] : [lender]
}

export type OwnFacilityRefusal = 'facility_must_be_the_lenders_own' | 'facility_must_not_have_ended'

export const OWN_FACILITY_TEXTS = {
  facility_must_be_the_lenders_own: notFound(
    '未查到贵方的该授信额度，请核对编号。',
    'Your party has granted no facility of this id; check the id.',
  ),
  facility_must_not_have_ended: conflict(
    '该授信额度已终止，请另行授信。',
    'The facility has ended; grant another one.',
  ),
} satisfies RefusalTexts<OwnFacilityRefusal>
