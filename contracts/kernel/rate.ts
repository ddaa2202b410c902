import { Decimal } from 'decimal.js'

/** Rates and prices are decimals of 40 significant digits inside contracts, strings on the wire. */
export const Rate = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN })
export type Rate = Decimal

/** A plain decimal, no exponent, no NaN: `0.0435`. Answers null when the text is none. */
export function parseRate(text: string): Rate | null {
  return /^-?\d{1,20}(\.\d{1,30})?$/.test(text) ? new Rate(text) : null
}
