import type { RentStep, ScheduledPrincipal } from '../../../contracts/abs/asset.ts'
import { AMOUNT_MINOR_MAX, type Currency } from '../../../contracts/kernel/money.ts'
import type { Cells } from '../../platform/mapped-files/cells.ts'
import { TERM_PERIODS_MAX } from './payments.ts'
import type { TapeDuty } from './problem.ts'

/** `2027-01-15:90071992547409.91;` for each payment: what the product writes, it reads. */
const SCHEDULE_LENGTH_MAX = TERM_PERIODS_MAX * 29
/** Whole minor units of any amount of an asset. */
export const AMOUNTS = { from: 0n, to: AMOUNT_MINOR_MAX - 1n }

/** `2027-01-15:1000.00;2027-07-15:2000.00`; what is due adds up to the balance. */
export function readSchedule(
  cells: Cells<TapeDuty>,
  balance: bigint,
  currency: Currency,
): readonly ScheduledPrincipal[] {
  const known = cells.problems.length
  const principal = readDated(cells, 'schedule', currency).map(([due, amount]) => ({ due, amount }))
  const sum = principal.reduce((total, p) => total + p.amount, 0n)
  if (sum !== balance && cells.problems.length === known)
    cells.problem('schedule', 'schedule_must_add_up_to_the_balance', String(sum), String(balance))
  return principal
}

/** `2027-01-15:1200.00;2028-01-15:1300.00`: rents, each from its date on. */
export function readRentSteps(cells: Cells<TapeDuty>, currency: Currency): readonly RentStep[] {
  const known = cells.problems.length
  const steps = readDated(cells, 'rentSteps', currency).map(([from, rent]) => ({ from, rent }))
  const wrong = steps.find(({ from }, i) => i > 0 && steps[i - 1]!.from >= from)
  if (wrong && cells.problems.length === known)
    cells.problem('rentSteps', 'dates_must_rise', wrong.from)
  return steps
}

function readDated(cells: Cells<TapeDuty>, field: string, currency: Currency) {
  return cells
    .text(field, SCHEDULE_LENGTH_MAX)
    .split(';')
    .map(part => {
      const [date = '', amount = ''] = part.split(':')
      return [
        cells.date(field, date.trim()),
        cells.amount(field, currency, AMOUNTS, amount.trim()),
      ] as const
    })
}
