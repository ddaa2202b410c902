import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Insurance } from './receipt.ts'

/** What insures goods is a whole policy that is in force. */
export function policyRefusal(
  { insurer, policy, sum, until }: Insurance,
  asOf: BusinessDate,
): Refused<PolicyRefusal> | null {
  const whole = insurer.trim() !== '' && policy.trim() !== '' && sum > 0n
  if (whole && until > asOf) return null
  return refuse('insurance_must_be_a_policy_in_force', 'body.insurance', { today: asOf })
}

export type PolicyRefusal = Detailed<'insurance_must_be_a_policy_in_force', { today: BusinessDate }>

export const POLICY_TEXTS = {
  insurance_must_be_a_policy_in_force: badInput(
    d => `保险须写明保险人、保单号、大于零的保额和晚于 ${d.today} 的止期。`,
    d =>
      'Name of the insurance its insurer, its policy, a sum above zero and an end after ' +
      `${d.today}.`,
  ),
} satisfies RefusalTexts<PolicyRefusal>
