import type { Context } from '../kernel/context.ts'
import { accept, type Decision, refuse } from '../kernel/decision.ts'
import { AMOUNT_MINOR_MAX } from '../kernel/money.ts'
import type { PolicySet } from './facts.ts'
import type { Policy } from './party.ts'

/**
 * How many signatures the party wants on what amount, from now on. Of the day nothing said: as much
 * as of one command.
 */
export function setPolicy(
  _state: unknown,
  { singleLimit, representativeLimit, dailyLimit = singleLimit }: PolicyBody,
  { party }: Context,
): Decision<PolicySet, never, SetPolicyRefusal> {
  const limits = { singleLimit, representativeLimit, dailyLimit }
  for (const [field, limit] of Object.entries(limits)) {
    if (limit < 0n) return refuse('limit_must_not_be_negative', `body.${field}`)
    if (limit > AMOUNT_MINOR_MAX)
      return refuse('limit_must_be_at_most_the_maximum', `body.${field}`)
  }
  return accept([{ type: 'party.policy-set.v1', visibleTo: [party], party, ...limits }], [])
}

export type PolicyBody = Pick<Policy, 'singleLimit' | 'representativeLimit'> & {
  readonly dailyLimit?: bigint | undefined
}

export type SetPolicyRefusal = 'limit_must_not_be_negative' | 'limit_must_be_at_most_the_maximum'
