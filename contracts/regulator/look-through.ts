import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import type { Fact } from '../kernel/fact.ts'
import type { InstrumentId, PartyId } from '../kernel/id.ts'
import { badInput, notAllowed, notFound, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { PartyRole } from '../party/party.ts'

/**
 * A regulator or a court looks through one instrument: every holder, claim and hold, and the
 * invoices behind it. It says why, and the journal keeps that it did, before it sees anything.
 */
export function lookThrough(
  { known, roles }: LookThroughState,
  { instrument, purpose }: LookThrough,
  { party }: Context,
): Decision<LookedThrough, never, LookThroughRefusal> {
  if (!roles.has('regulator') && !roles.has('court'))
    return refuse('look_through_must_be_by_a_regulator_or_a_court', 'party')
  if (!known) return refuse('instrument_must_be_known', 'body.instrument')
  if (purpose.trim() === '' || purpose.length > PURPOSE_LENGTH_MAX)
    return refuse('purpose_must_be_given', 'body.purpose', {
      limit: PURPOSE_LENGTH_MAX,
      found: purpose.trim() === '' ? 0 : purpose.length,
    })
  return accept(
    [
      {
        type: 'regulator.looked-through.v1',
        visibleTo: [party],
        ...{ instrument, party, purpose, told: !roles.has('court') },
      },
    ],
    [],
  )
}

export const LOOK_THROUGH_CLASS = 'governance' satisfies ActClass

export type LookThroughRefusal =
  | 'look_through_must_be_by_a_regulator_or_a_court'
  | 'instrument_must_be_known'
  | Detailed<'purpose_must_be_given', { limit: number; found: number }>

export const LOOK_THROUGH_TEXTS = {
  look_through_must_be_by_a_regulator_or_a_court: notAllowed(
    '只有监管机构或法院可以穿透查看。',
    'Only a regulator or a court may look through an instrument.',
  ),
  instrument_must_be_known: notFound(
    '未查到该凭证，请核对编号。',
    'There is no instrument of this id; check the id.',
  ),
  purpose_must_be_given: badInput(
    d => `请写明穿透查看的事由，至多 ${d.limit} 字；现为 ${d.found} 字。`,
    d =>
      `State the purpose of the look-through in at most ${d.limit} characters; ` +
      `it has ${d.found}.`,
  ),
} satisfies RefusalTexts<LookThroughRefusal>

export const PURPOSE_LENGTH_MAX = 500

export interface LookThrough {
  readonly instrument: InstrumentId
  /** The case or mandate, in words. */
  readonly purpose: string
}

export interface LookThroughState {
  /** Whether there is such an instrument, also one that is only proposed. */
  readonly known: boolean
  /** Of the acting party. */
  readonly roles: ReadonlySet<PartyRole>
}

export interface LookedThrough extends Fact {
  readonly type: 'regulator.looked-through.v1'
  readonly instrument: InstrumentId
  readonly party: PartyId
  readonly purpose: string
  /** Whether those whom the instrument concerns are told; what a court opens is its own to tell. */
  readonly told: boolean
}
