import type { AssetCommon, LoanCommon } from '../../../contracts/abs/asset.ts'
import { addMonths, type BusinessDate } from '../../../contracts/kernel/date.ts'
import type { Cells } from '../../platform/mapped-files/cells.ts'
import type { TapeMapping } from './mapping.ts'
import type { TapeDuty } from './problem.ts'

/** A payment a month for a hundred years. */
export const TERM_PERIODS_MAX = 1200

/** What a mapping declares of what may be derived. */
export type DerivedFrom = Pick<TapeMapping, 'cutOff' | 'derive'>

type Payments = Pick<LoanCommon, 'firstPaymentDate' | 'termPeriods' | 'remainingPeriods'>

interface Stated extends DerivedFrom, Pick<AssetCommon, 'originationDate' | 'maturityDate'> {
  readonly paymentMonths: number
}

/** Reads when a loan pays and how often still, or derives it as the mapping declares. */
export function readPayments(cells: Cells<TapeDuty>, stated: Stated): Payments {
  if (stated.derive?.payments === undefined)
    return {
      termPeriods: readCount(cells, 'termPeriods', 1, TERM_PERIODS_MAX),
      remainingPeriods: readCount(cells, 'remainingPeriods', 1, TERM_PERIODS_MAX),
      firstPaymentDate: cells.date('firstPaymentDate'),
    }
  const { maturityDate, paymentMonths } = stated
  const isTermStated = cells.has('termPeriods') || cells.has('termMonths')
  const termPeriods =
    stated.derive.term === undefined || isTermStated
      ? readIntervals(cells, 'termPeriods', 'termMonths', paymentMonths)
      : countPayments(stated)
  const isLeftStated = cells.has('remainingPeriods') || cells.has('remainingMonths')
  const remainingPeriods = isLeftStated
    ? readIntervals(cells, 'remainingPeriods', 'remainingMonths', paymentMonths)
    : countPaymentsLeft(cells, stated, termPeriods)
  const firstPaymentDate = addMonths(maturityDate, -(termPeriods - 1) * paymentMonths)
  return { termPeriods, remainingPeriods, firstPaymentDate }
}

/** Reads a number of payments, or of months that are whole payment intervals. */
function readIntervals(
  cells: Cells<TapeDuty>,
  field: string,
  inMonths: string,
  paymentMonths: number,
): number {
  if (cells.has(field)) return readCount(cells, field, 1, TERM_PERIODS_MAX)
  const months = readCount(cells, inMonths, 1, TERM_PERIODS_MAX)
  if (months % paymentMonths === 0) return months / paymentMonths
  const expected = `n × ${paymentMonths}`
  cells.problem(inMonths, 'term_must_be_whole_payment_intervals', String(months), expected)
  return 1
}

/** Counts the payments back from the maturity that fall after the origination; one at least. */
function countPayments({ originationDate, maturityDate, paymentMonths }: Stated): number {
  let count = 1
  while (
    count < TERM_PERIODS_MAX &&
    addMonths(maturityDate, -count * paymentMonths) > originationDate
  )
    count++
  return count
}

/** Counts the payments that fall on the cut-off or later; a loan has one at least. */
function countPaymentsLeft(
  cells: Cells<TapeDuty>,
  { maturityDate, paymentMonths, cutOff }: Stated,
  termPeriods: number,
): number {
  if (cutOff === undefined) return readCount(cells, 'remainingPeriods', 1, TERM_PERIODS_MAX)
  let left = 1
  while (left < termPeriods && addMonths(maturityDate, -left * paymentMonths) >= cutOff) left++
  return left
}

/** Finds the next payment, on which a floating rate is reset if the mapping says so. */
export function findNextReset(
  { firstPaymentDate, termPeriods, remainingPeriods }: Payments,
  paymentMonths: number,
  { derive }: DerivedFrom,
): BusinessDate | null {
  return derive?.nextReset === undefined
    ? null
    : addMonths(firstPaymentDate, (termPeriods - remainingPeriods) * paymentMonths)
}

export function readCount(cells: Cells<TapeDuty>, field: string, from: number, to: number): number {
  return Number(cells.whole(field, from, to))
}
