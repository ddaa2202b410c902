/** Check characters of ISO 7064, on digits. */

/**
 * The check digit of the hybrid system mod 11,10: one decimal digit that finds every single wrong
 * digit and nearly all swapped neighbours.
 */
export function mod11_10(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return String((11 - product) % 10)
}

/** `text` as a number modulo 97, letters counted as 10 … 35: 1 for a valid mod 97-10 code. */
export function mod97(text: string): number {
  let rest = 0
  for (const char of text) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}
