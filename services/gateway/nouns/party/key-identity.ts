import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Refusal, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { isStretched } from '../../../platform/identity-key.ts'
import type { Context } from '../../graph/context.ts'
import { IDENTITIES_PER_DAY } from '../../http/request-limits.ts'
import type { SharedServices } from '../../http/services.ts'

/** Keys the identity of somebody who is to act for the caller's party, so many in a day. */
export async function keyIdentityFor(
  { caller, shared }: Context,
  stretched: string,
  path: string,
): Promise<Answer<string, Refusal>> {
  const unusable = stretchedRefusal(stretched, path)
  if (unusable) return unusable
  const { party } = (await caller())!
  if ((await shared.requestLimits.identities.take(party, 1)) > 0)
    return refuse('party_must_add_fewer_people_in_a_day', path, { limit: IDENTITIES_PER_DAY })
  return answer(await identify(shared, stretched))
}

/**
 * The identity of a person: under an earlier key where it is known by that, else under today's. So
 * nobody becomes two persons when the key is exchanged.
 */
export async function identify(
  { desk, identityKey }: Pick<SharedServices, 'desk' | 'identityKey'>,
  stretched: string,
): Promise<string> {
  const today = identityKey.apply(stretched)
  if (identityKey.before.length === 0) return today
  const { rows } = await desk.query<{ known: string | null }>(
    'select desk.known_identity($1::text[]) as known',
    [identityKey.before.map(key => key.apply(stretched))],
  )
  return rows[0]!.known ?? today
}

/** A number that a device has not stretched is taken from nobody. */
export function stretchedRefusal(
  identity: string,
  path: string,
): Refused<'identity_must_be_stretched_on_the_device'> | null {
  return isStretched(identity) ? null : refuse('identity_must_be_stretched_on_the_device', path)
}
