/**
 * 统一社会信用代码, GB 32100-2015: 18 characters of 31 (no I, O, S, V, Z), the last of which checks
 * the others, weighted by the powers of 3 modulo 31. Characters 9 to 17 are the organisation's code
 * (GB 11714), which has a check character of its own: a resident's number of the same length has
 * none there.
 */
export function isUnifiedSocialCreditCode(text: string): boolean {
  return SHAPE.test(text) && completeCode(text.slice(0, 16)) === text
}

/** The code that begins with these 16 characters: both of its check characters follow from them. */
export function completeCode(first16: string): string {
  const first17 = first16 + organisationCheck(first16.slice(8))
  return first17 + checkCharacter(first17)
}

/** Of the eight characters of an organisation's code. */
function organisationCheck(organisation: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, i) => all + weight * parseInt(organisation[i]!, 36), 0)
  return '0123456789X'[(11 - (sum % 11)) % 11]!
}

function checkCharacter(first17: string): string {
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
