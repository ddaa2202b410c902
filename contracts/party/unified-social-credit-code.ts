/**
 * 统一社会信用代码, GB 32100-2015: 18 characters of 31 (no I, O, S, V, Z), the last of which checks
 * the others, weighted by the powers of 3 modulo 31.
 */
export function isUnifiedSocialCreditCode(text: string): boolean {
  return SHAPE.test(text) && checkCharacter(text.slice(0, 17)) === text[17]
}

export function checkCharacter(first17: string): string {
  let sum = 0
  let weight = 1
  for (const char of first17) {
    sum += CHARACTERS.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return CHARACTERS[(31 - (sum % 31)) % 31]!
}

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Authority and kind, six digits of a place, nine of the organisation's code, one to check. */
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
