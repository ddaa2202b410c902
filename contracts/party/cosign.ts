import type { Command } from '../command/command.ts'
import { type CosignRefusal, type Lacking, refuseWithout } from '../command/cosign-refusal.ts'
import type { Refused } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import {
  type ActToAuthorise,
  type Authorised,
  type AuthoriseRefusal,
  type Authority,
  authorise,
  type Signer,
} from './authorise.ts'

/**
 * A party that must sign beside the one that gives a command signs the same bytes, and answers for
 * the whole of it: what is asked of its signers is what would be asked if the command were its own,
 * under its own policy, duties and limits. What a further signature can meet is refused by the name
 * of the party that it is waited for.
 */
export function authoriseCosigner(
  cosigner: PartyId,
  command: Pick<Command, 'at' | 'exp'>,
  signers: readonly Signer[],
  authority: Authority,
  act: ActToAuthorise,
): Authorised | Refused<CosignRefusal | AuthoriseRefusal> {
  const [first] = signers
  if (!first) return refuseWithout(cosigner, 'anybody')
  const authorised = authorise({ ...command, user: first.user }, signers, authority, act)
  if (authorised.ok) return authorised
  const lacking = LACKING[authorised.refusal]
  return lacking ? refuseWithout(cosigner, lacking) : authorised
}

const LACKING: { readonly [refusal: string]: Lacking } = {
  maker_must_sign: 'maker',
  checker_must_sign: 'checker',
  maker_and_checker_must_be_different_people: 'another',
  signer_alone_must_stay_within_the_daily_limit: 'checker',
}
