import { mod97 } from '../kernel/check-digit.ts'

/** Legal entity identifier, ISO 17442: 18 letters and digits and two check digits, mod 97-10. */
export function isLei(text: string): boolean {
  return /^[0-9A-Z]{18}\d{2}$/.test(text) && mod97(text) === 1
}
