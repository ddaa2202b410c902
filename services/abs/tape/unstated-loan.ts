import type { AssetCommon, Loan, UnstatedLoan } from '../../../contracts/abs/asset.ts'
import type { Cells } from '../../platform/mapped-files/cells.ts'
import type { TapeColumn } from './mapping.ts'
import type { TapeDuty } from './problem.ts'

/** The word for a term that a tape leaves open: ESMA’s `OTHR` and `ND1` are read as it. */
export const UNSTATED = 'unstated'

/** What may be left open of how a loan pays; all else must be stated. */
export const UNSTATED_TERMS = [
  'product',
  'paymentMonths',
  'annualRate',
  'termPeriods',
  'termMonths',
  'remainingPeriods',
  'remainingMonths',
] as const satisfies readonly TapeColumn[]
export type UnstatedTermName = (typeof UNSTATED_TERMS)[number]

/** Lists the terms that a row leaves open, of those that the tape has columns for. */
export function listUnstated(
  cells: Cells<TapeDuty>,
  terms: readonly UnstatedTermName[],
): readonly UnstatedTermName[] {
  return terms.filter(term => cells.optional(term) === UNSTATED)
}

/** Makes the loan of a row that leaves terms open; what is stated of how it pays is dropped. */
export function makeUnstatedLoan(
  common: AssetCommon,
  product: Loan['product'] | typeof UNSTATED,
  annualRate: string | null,
  unstated: readonly UnstatedTermName[],
): UnstatedLoan {
  const repayment = product === UNSTATED ? null : product
  return { ...common, product: UNSTATED, repayment, annualRate, unstated }
}
