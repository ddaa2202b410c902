import type { RoundingMode } from './ratio.ts'

/**
 * What a projection must name so that another engine, or we in ten years, get the same fen from the
 * same loans: plain data, part of the deal's hash. Nothing here is a default hidden in code.
 */
export interface Conventions {
  readonly sequence: Sequence
  readonly hazard: HazardConvention
  readonly periodRate: PeriodRateConvention
  readonly payment: PaymentConvention
  readonly rounding: Rounding
  /**
   * Who gets the odd fen of a pro-rata split: the largest remainder (tie by note id), or the first.
   */
  readonly remainder: 'largest' | 'first'
  /** When default − recovery becomes a loss. The recovery itself always falls k payments later. */
  readonly loss: 'at_recovery' | 'at_default'
}

/**
 * What happens in a period, in order. `standard`: default on the opening balance, interest and
 * principal on what performs, prepayment on what then remains. `survivors_first`: default,
 * prepayment
 * on the remainder, then interest and principal on the survivors. `contract_only`: no assumptions.
 */
export type Sequence = 'standard' | 'survivors_first' | 'contract_only'

/** From an annual rate a: 1 − (1 − a)^(months/12), or 1 − (1 − a)^(days/365) with actual days. */
export type HazardConvention = 'months_12' | 'days_365'

/** The loan's own day count, or annual / n, if stated floored to so many decimals. */
export type PeriodRateConvention =
  | { readonly kind: 'day_count' }
  | { readonly kind: 'nominal'; readonly flooredTo: number | null }

/** `recast`: on the surviving balance and remaining term, every period; `fixed`: the cut-off's. */
export type PaymentConvention = 'recast' | 'fixed'

export interface Rounding {
  /** `none` belongs to contracts (ACTUS); fen cannot be projected with it. */
  readonly mode: FenRounding
  /** `product`: interest and principal are each rounded; `payment`: interest and their sum are. */
  readonly at: 'product' | 'payment'
  /** What rounding left over is added to the next amount of the same kind of the same loan. */
  readonly carried: boolean
}

export type FenRounding = 'none' | RoundingMode

/** ACTUS: only what the contract says, unrounded; rounding is a layer above. */
export const ACTUS: Conventions = {
  sequence: 'contract_only',
  hazard: 'months_12',
  periodRate: { kind: 'day_count' },
  payment: 'fixed',
  rounding: { mode: 'none', at: 'product', carried: false },
  remainder: 'largest',
  loss: 'at_recovery',
}

/** The default: every fen is rounded once, half up. */
export const FEN: Conventions = {
  sequence: 'standard',
  hazard: 'months_12',
  periodRate: { kind: 'day_count' },
  payment: 'recast',
  rounding: { mode: 'half_up', at: 'product', carried: false },
  remainder: 'largest',
  loss: 'at_recovery',
}

/** As engines do that floor every product to the smallest unit. */
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
 * The one text of these conventions, whatever order their fields came in: what a hash is taken of.
 */
export function conventionText(c: Conventions): string {
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
