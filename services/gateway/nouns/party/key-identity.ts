import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import { type Refusal, type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import { isStretched } from '../../../platform/identity-key.ts'
import type { Context } from '../../graph/context.ts'
import { IDENTITIES_PER_DAY } from '../../http/request-limits.ts'

/** Keys the identity of somebody who is to act for the caller's party, so many in a day. */
export async function keyIdentityFor(
  { caller, shared: { identityKey, requestLimits } }: Context,
  stretched: string,
  path: string,
): Promise<Answer<string, Refusal>> {
  const unusable = stretchedRefusal(stretched, path)
  if (unusable) return unusable
  const { party } = (await caller())!
  if (requestLimits.identities.take(party, 1) > 0)
    return refuse('party_must_add_fewer_people_in_a_day', path, { limit: IDENTITIES_PER_DAY })
  return answer(identityKey.apply(stretched))
}

/** A number that a device has not stretched is taken from nobody. */
export function stretchedRefusal(
  identity: string,
  path: string,
): Refused<'identity_must_be_stretched_on_the_device'> | null {
  return isStretched(identity) ? null : refuse('identity_must_be_stretched_on_the_device', path)
}
