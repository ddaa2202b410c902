import {
  type BusinessDate,
  civil,
  dayNumber,
  isBusinessDate,
  monthsBetween,
} from '../../kernel/date.ts'
import { parseRate, Rate } from '../../kernel/rate.ts'
import type { Asset, AssetStatus } from '../asset.ts'

/** A field that rules, strata and limits may use; any other is an attribute of the tape. */
export type Field = NumberField | DateField | TextField | `attributes.${string}`

/** Amounts in fen, rates a year, months completed up to, or left from, the cut-off date. */
export type NumberField = keyof typeof NUMBERS
export type DateField = keyof typeof DATES
export type TextField = keyof typeof TEXTS

type Reader<Value> = (asset: Asset, cutOff: BusinessDate) => Value | null

const NUMBERS = {
  balance: asset => asset.balance,
  originalBalance: asset => asset.originalBalance,
  annualRate: readAnnualRate,
  overdueDays: ({ status }) => (status.kind === 'defaulted' ? null : overdueDays(status)),
  ageMonths: (asset, cutOff) => countWholeMonths(asset.originationDate, cutOff),
  remainingMonths: (asset, cutOff) => countWholeMonths(cutOff, asset.maturityDate),
  termMonths: asset => countWholeMonths(asset.originationDate, asset.maturityDate),
} satisfies Record<string, Reader<bigint | number | string>>

const DATES = {
  originationDate: asset => asset.originationDate,
  maturityDate: asset => asset.maturityDate,
} satisfies Record<string, Reader<BusinessDate>>

const TEXTS = {
  id: asset => asset.id,
  debtor: asset => asset.debtor,
  currency: asset => asset.currency,
  product: asset => asset.product,
  status: asset => asset.status.kind,
} satisfies Record<string, Reader<string>>

export const FIELDS: readonly Field[] = [
  ...Object.keys(NUMBERS),
  ...Object.keys(DATES),
  ...Object.keys(TEXTS),
] as Field[]

const ATTRIBUTE = 'attributes.'

export function isField(name: string): name is Field {
  return FIELDS.includes(name as Field) || name.startsWith(ATTRIBUTE)
}

/** Makes a reader of a field as text, for grouping; it gives null where an asset has no value. */
export function makeTextReader(field: Field): Reader<string> {
  if (field in TEXTS) return TEXTS[field as TextField]
  if (field in DATES) return DATES[field as DateField]
  if (field in NUMBERS) {
    const read: Reader<bigint | number | string> = NUMBERS[field as NumberField]
    return (asset, cutOff) => {
      const value = read(asset, cutOff)
      return value === null ? null : String(value)
    }
  }
  const name = field.slice(ATTRIBUTE.length)
  return asset => asset.attributes[name] ?? null
}

/**
 * Makes a reader of a field as a number, for comparing with bounds; dates count as days. An
 * attribute may be a number.
 */
export function makeNumberReader(field: Field): Reader<Rate> {
  const text = makeTextReader(field)
  return (asset, cutOff) => parseBound(text(asset, cutOff) ?? '')
}

/** Parses a bound as written in a rule: a plain decimal or a date; null when it is neither. */
export function parseBound(text: string): Rate | null {
  return isBusinessDate(text) ? new Rate(dayNumber(text)) : parseRate(text)
}

function readAnnualRate(asset: Asset): string | null {
  if (asset.product === 'receivable') return null
  return asset.product === 'unstated' ? asset.annualRate : asset.rate.annual
}

function overdueDays(status: Exclude<AssetStatus, { kind: 'defaulted' }>): number {
  return status.kind === 'overdue' ? status.days : 0
}

/** Counts the months completed between two dates; the same day of a later month completes one. */
function countWholeMonths(from: BusinessDate, to: BusinessDate): number {
  return monthsBetween(from, to) - (civil(to).day < civil(from).day ? 1 : 0)
}
