import { assert } from '../kernel/bug.ts'
import { mod11_10 } from '../kernel/check-digit.ts'
import { type BusinessDate, isBusinessDate } from '../kernel/date.ts'

/**
 * The number of a package: 30 digits, 1 (kind) + 12 (institution) + 8 (date of issue) + 8 (serial
 * of that date) + 1 (check digit). It never changes. How the bill system reckons its check digit is
 * not public: this one is ISO 7064 mod 11,10.
 * Rule: C15
 */
export function formatPackageNumber({
  issuedOn,
  serial,
}: Omit<PackageNumber, 'institution'>): string {
  assert(Number.isInteger(serial) && serial >= 0 && serial < 10 ** 8, 'a serial has 8 digits')
  const date = issuedOn.replaceAll('-', '')
  const digits = `${CERTIFICATE}${PLATFORM}${date}${String(serial).padStart(8, '0')}`
  return digits + mod11_10(digits)
}

/** What a package's number says; null when it is none. */
export function parsePackageNumber(text: string): PackageNumber | null {
  const parts = /^6(\d{12})(\d{4})(\d{2})(\d{2})(\d{8})(\d)$/.exec(text)
  if (!parts) return null
  const [, institution, year, month, day, serial, check] = parts
  const issuedOn = `${year}-${month}-${day}`
  if (!isBusinessDate(issuedOn) || mod11_10(text.slice(0, -1)) !== check) return null
  return { institution: institution!, issuedOn, serial: Number(serial) }
}

export interface PackageNumber {
  readonly institution: string
  readonly issuedOn: BusinessDate
  readonly serial: number
}

/** First digit: bills have 5 and what is not a bill must not look like one. */
const CERTIFICATE = '6'
/** No bill system has given this platform a number: twelve nines say so. */
const PLATFORM = '999999999999'
