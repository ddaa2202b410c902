import type { RoundingMode } from './ratio.ts'

/**
 * The conventions of a projection: what must be named so that another engine, or this one in ten
 * years, gets the same fen from the same loans. They are plain data and part of the hash of the
 * inputs; none of them is a default hidden in code.
 */
export interface Conventions {
  readonly sequence: Sequence
  readonly hazard: HazardConvention
  readonly periodRate: PeriodRateConvention
  readonly payment: PaymentConvention
  readonly rounding: Rounding
  /**
   * Who gets the odd fen of a pro-rata split: one each the largest remainders (ties by note), one
   * each the first in turn, or all of them the first.
   */
  readonly remainder: 'largest' | 'in_turn' | 'first'
  /** When default − recovery becomes a loss; the recovery always falls its lag later. */
  readonly loss: 'at_recovery' | 'at_default'
}

/**
 * The order within a period. `standard`: default on the opening balance, interest and principal on
 * what performs, prepayment on what then remains. `survivors_first`: default, prepayment on the
 * rest, then interest and principal on the survivors. `contract_only`: no assumptions.
 */
export type Sequence = 'standard' | 'survivors_first' | 'contract_only'

/**
 * The hazard of a period from an annual rate a: 1 − (1 − a)^(months/12), or 1 − (1 − a)^(days/365)
 * with actual days.
 */
export type HazardConvention = 'months_12' | 'days_365'

/**
 * The rate of a period: by the day count of the loan, or annual / n, which may be rounded down to
 * some decimals.
 */
export type PeriodRateConvention =
  | { readonly kind: 'day_count' }
  | { readonly kind: 'nominal'; readonly flooredTo: number | null }

/**
 * `recast`: computed from the surviving balance and the remaining term in every period; `fixed`:
 * kept as it was at the cut-off.
 */
export type PaymentConvention = 'recast' | 'fixed'

export interface Rounding {
  /** `none` is for contracts (ACTUS); a projection must round to fen. */
  readonly mode: FenRounding
  /** `product`: interest and principal are rounded each; `payment`: interest and their sum are. */
  readonly at: 'product' | 'payment'
  /**
   * Whether the remainder of a rounding is added to the next amount of the same kind of the loan.
   */
  readonly carried: boolean
}

export type FenRounding = 'none' | RoundingMode

/** ACTUS: the contract alone, unrounded. */
export const ACTUS: Conventions = {
  sequence: 'contract_only',
  hazard: 'months_12',
  periodRate: { kind: 'day_count' },
  payment: 'fixed',
  rounding: { mode: 'none', at: 'product', carried: false },
  remainder: 'largest',
  loss: 'at_recovery',
}

/** The default: every product is rounded once, half up. */
export const FEN: Conventions = {
  sequence: 'standard',
  hazard: 'months_12',
  periodRate: { kind: 'day_count' },
  payment: 'recast',
  rounding: { mode: 'half_up', at: 'product', carried: false },
  remainder: 'largest',
  loss: 'at_recovery',
}

/** For engines that round every product down to the smallest unit. */
export const FLOOR: Conventions = {
  sequence: 'survivors_first',
  hazard: 'days_365',
  periodRate: { kind: 'nominal', flooredTo: 6 },
  payment: 'recast',
  rounding: { mode: 'floor', at: 'product', carried: false },
  remainder: 'first',
  loss: 'at_recovery',
}

export const PROFILES = { actus: ACTUS, fen: FEN, floor: FLOOR } as const
export type Profile = keyof typeof PROFILES

/**
 * Writes conventions as one text, whatever the order of their fields, from which a hash is made.
 */
export function formatConventions(c: Conventions): string {
  const { kind } = c.periodRate
  const floored = c.periodRate.kind === 'nominal' ? (c.periodRate.flooredTo ?? 'unfloored') : ''
  return [
    'conventions.v1',
    `sequence=${c.sequence}`,
    `hazard=${c.hazard}`,
    `periodRate=${kind}${floored === '' ? '' : `:${floored}`}`,
    `payment=${c.payment}`,
    `rounding=${c.rounding.mode}:${c.rounding.at}:${c.rounding.carried ? 'carried' : 'dropped'}`,
    `remainder=${c.remainder}`,
    `loss=${c.loss}`,
  ].join('\n')
}
