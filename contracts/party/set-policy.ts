import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { AMOUNT_MINOR_MAX, type Units, units } from '../kernel/money.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'
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
      return refuse('limit_must_be_at_most_the_maximum', `body.${field}`, {
        limit: units(AMOUNT_MINOR_MAX),
        found: units(limit),
      })
  }
  return accept([{ type: 'party.policy-set.v1', visibleTo: [party], party, ...limits }], [])
}

export type PolicyBody = Pick<Policy, 'singleLimit' | 'representativeLimit'> & {
  readonly dailyLimit?: bigint | undefined
}

export const SET_POLICY_CLASS = 'governance' satisfies ActClass

/** Limits are minor units of whatever currency an act is in. */
export type SetPolicyRefusal =
  | 'limit_must_not_be_negative'
  | Detailed<'limit_must_be_at_most_the_maximum', { limit: Units; found: Units }>

export const SET_POLICY_TEXTS = {
  limit_must_not_be_negative: badInput(
    '限额不得为负，请填零或正数。',
    'A limit must not be negative; give zero or more.',
  ),
  limit_must_be_at_most_the_maximum: badInput(
    d => `限额 ${d.found} 超过系统上限 ${d.limit}（以最小货币单位计）。`,
    d =>
      `The limit of ${d.found} minor units is beyond the largest amount there is, ` +
      `${d.limit} minor units.`,
  ),
} satisfies RefusalTexts<SetPolicyRefusal>
