import type { Words } from '../deal/deal.ts'

/** Why a period could not be distributed: it names the period and the path in the deal. */
export interface RunRefusal {
  readonly ok: false
  readonly refusal: RunRefusalCode
  readonly path: string
  readonly period: number
  readonly sentence: Words
}

export type RunRefusalCode = 'divisor_must_not_be_zero' | 'periods_must_follow_each_other'
