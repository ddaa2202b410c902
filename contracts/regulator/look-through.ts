import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import type { Fact } from '../kernel/fact.ts'
import type { PartyId, ReceivableId } from '../kernel/id.ts'
import type { PartyRole } from '../party/party.ts'
import type { Receivable } from '../receivable/receivable.ts'

/**
 * A regulator or a court looks through one receivable: every holder, every invoice. It says why,
 * and the journal keeps that it did, before it sees anything.
 */
export function lookThrough(
  { receivable, roles }: LookThroughState,
  { purpose }: LookThrough,
  { party }: Context,
): Decision<LookedThrough, never, LookThroughRefusal> {
  if (!roles.has('regulator') && !roles.has('court'))
    return refuse('look_through_must_be_by_a_regulator_or_a_court', 'party')
  if (receivable === null) return refuse('receivable_must_be_known', 'body.receivable')
  if (purpose.trim() === '' || purpose.length > PURPOSE_LENGTH_MAX)
    return refuse('purpose_must_be_given', 'body.purpose')
  return accept(
    [
      {
        type: 'regulator.looked-through.v1',
        visibleTo: [party],
        receivable: receivable.id,
        party,
        purpose,
      },
    ],
    [],
  )
}

export type LookThroughRefusal =
  | 'look_through_must_be_by_a_regulator_or_a_court'
  | 'receivable_must_be_known'
  | 'purpose_must_be_given'

export const PURPOSE_LENGTH_MAX = 500

export interface LookThrough {
  readonly receivable: ReceivableId
  /** The case or mandate, in words. */
  readonly purpose: string
}

export interface LookThroughState {
  readonly receivable: Pick<Receivable, 'id'> | null
  /** Of the acting party. */
  readonly roles: ReadonlySet<PartyRole>
}

export interface LookedThrough extends Fact {
  readonly type: 'regulator.looked-through.v1'
  readonly receivable: ReceivableId
  readonly party: PartyId
  readonly purpose: string
}
