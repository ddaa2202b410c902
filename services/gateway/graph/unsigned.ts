import type { CommandAnswer } from '../../../contracts/command/answer.ts'

/** What no key in force has signed, or what cannot be read: no party can be charged for it. */
const UNSIGNED = new Set([
  'jws_must_be_at_most_1_mib',
  'key_must_not_be_revoked',
  'party_must_be_active',
  'jws_must_be_well_formed',
  'header_must_hold_only_alg_kid_and_typ',
  'key_must_be_enrolled',
  'key_must_sign_once',
  'algorithm_must_be_that_of_the_key',
  'signature_must_be_valid',
])

export function isUnsigned(answer: CommandAnswer): boolean {
  return !answer.ok && UNSIGNED.has(answer.refusal)
}
