import type { BusinessDate } from '../kernel/date.ts'
import type { Currency } from '../kernel/money.ts'

/** The rule by its version: whatever makes other numbers alike is another version. */
export const NUMBER_LIKENESS_RULE = 'tallystick.number-likeness.v1'

/** What a normal form has in common with those that could be the same number, misspelled. */
export interface NumberLikeness {
  /** Its digits, without separators and without zeros before a group of them: looked up by. */
  readonly digits: string
  /** Its letters and Han, as far as none of them stands for a digit. */
  readonly letters: string
}

/**
 * Of the normal form of a number (schema/guides/document-numbers.md). Letters that look like digits
 * count as digits behind a digit, and so does `O` that begins a group.
 */
export function findLikeness(normal: string): NumberLikeness {
  let [digits, letters] = ['', '']
  for (const group of normal.split(/[-/]|(?<=[^0-9A-Z])/)) {
    const [, first = '', rest = ''] = /^(?:O+(?=\d)|(\D*))(.*)$/.exec(group)!
    const plain = rest.replace(/[BILOSZ]/g, letter => LOOKS_LIKE[letter]!)
    digits += plain.replace(/\D/g, '').replace(/^0+/, '')
    letters += first + plain.replace(/\d/g, '')
  }
  return { digits, letters }
}

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  B: '8',
}

/** What of an invoice is compared with those of its seller that have other numbers. */
export interface Compared {
  readonly number: string
  readonly currency: Currency
  readonly amount: bigint
  readonly invoicedOn: BusinessDate
}

/**
 * Two invoices of one seller are alike whose numbers are not equal and could be one, misspelled,
 * and which are over the same amount or of the same date. Letters are missing in one of them, or
 * the same in both.
 */
export function areAlike(one: Compared, other: Compared): boolean {
  if (one.number === other.number) return false
  const isSameAmount = one.amount === other.amount && one.currency === other.currency
  if (!isSameAmount && one.invoicedOn !== other.invoicedOn) return false
  const [a, b] = [findLikeness(one.number), findLikeness(other.number)]
  const isOneSeries = a.letters === b.letters || a.letters === '' || b.letters === ''
  return a.digits === b.digits && isOneSeries
}
