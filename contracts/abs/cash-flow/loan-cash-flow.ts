import { type Answer, answer } from '../../kernel/answer.ts'
import { assert } from '../../kernel/bug.ts'
import { type Calendar, type Roll, rollDate } from '../../kernel/calendar.ts'
import { type BusinessDate, dateOf } from '../../kernel/date.ts'
import { type Refused, refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import type { Loan } from '../asset.ts'
import { NO_STRESS, type RateCurve } from '../assumption/assumptions.ts'
import { type Conventions, FEN } from '../convention.ts'
import { projectLoan } from '../projection/exact/exact-loan.ts'
import { buildLoneLoanCase, type LoneLoanRefusal } from '../projection/exact/lone-loan.ts'
import type { RoundingMode } from '../ratio.ts'
import { type AssetRefusal, checkAsset } from './check-asset.ts'

/** A payment by the contract: amounts in fen, exact (`Rate`) or whole (`bigint`). */
export interface CashFlow<Amount> {
  readonly due: BusinessDate
  /** The due date rolled to a business day; interest is counted to `due`. */
  readonly paid: BusinessDate
  readonly opening: Amount
  readonly interest: Amount
  readonly principal: Amount
  readonly fee: Amount
  readonly closing: Amount
}

export interface CashFlowTerms {
  /** Index levels by the name that a floating rate has for them. */
  readonly curves?: Readonly<Record<string, RateCurve>>
  /** Payment dates roll by it; B/252 counts by it. */
  readonly calendar?: Calendar
  readonly roll?: Roll
}

export type CashFlowRefusal =
  | AssetRefusal
  | LoneLoanRefusal
  | 'a_floating_rate_must_have_its_curve'
  | 'loan_in_b_252_must_have_a_calendar'

/** Decimals of a fen that unrounded amounts are exact to. */
const UNROUNDED_DECIMALS = 18

/** Computes the payments still due without defaults and prepayments, to 18 decimals of a fen. */
export function cashFlowsUnrounded(
  loan: Loan,
  terms: CashFlowTerms = {},
): Answer<CashFlow<Rate>[], CashFlowRefusal> {
  const scale = 10n ** BigInt(UNROUNDED_DECIMALS)
  const flows = cashFlows(loan, terms, 'half_even', scale)
  const fen = (amount: bigint) => new Rate(String(amount)).div(String(scale))
  return flows.ok ? answer(flows.value.map(flow => convertAmounts(flow, fen))) : flows
}

/**
 * Computes them in whole fen: interest and principal are each rounded once, a half away from zero.
 */
export function cashFlowsHalfUp(loan: Loan, terms: CashFlowTerms = {}) {
  return cashFlows(loan, terms, 'half_up')
}

/** Computes them in whole fen: interest and principal are each rounded once, a half to even. */
export function cashFlowsHalfEven(loan: Loan, terms: CashFlowTerms = {}) {
  return cashFlows(loan, terms, 'half_even')
}

/** Computes them in whole fen: interest and principal are each rounded down. */
export function cashFlowsFloor(loan: Loan, terms: CashFlowTerms = {}) {
  return cashFlows(loan, terms, 'floor')
}

/** Projects the loan exactly without assumptions, from the next payment to the last. */
function cashFlows(
  loan: Loan,
  terms: CashFlowTerms,
  mode: RoundingMode,
  scale = 1n,
): Answer<CashFlow<bigint>[], CashFlowRefusal> {
  const refused = checkAsset(loan) ?? checkTerms(loan, terms)
  if (refused) return refused
  if (loan.status.kind === 'defaulted' || loan.remainingPeriods === 0) return answer([])
  const conventions: Conventions = { ...FEN, rounding: { ...FEN.rounding, mode } }
  const built = buildLoneLoanCase(loan, conventions, terms, scale)
  if (!built.ok) return built
  const exact = built.value
  const rows = [...projectLoan(exact, NO_STRESS, conventions)]
  let opening = exact.balance
  const flows = Array.from({ length: loan.remainingPeriods }, (_, k) => {
    const due = dateOf(exact.schedule.due[k + 1]!)
    const { interest, principal, fees: fee, closing } = rows[k] ?? NOTHING_LEFT
    const flow = { due, paid: rollPaid(due, terms), opening, interest, principal, fee, closing }
    opening = closing
    return flow
  })
  assert(opening === 0n, 'the last payment pays the balance')
  return answer(flows)
}

/** A payment after the balance was repaid early, as the balance of a lease may be. */
const NOTHING_LEFT = { interest: 0n, principal: 0n, fees: 0n, closing: 0n }

function checkTerms(
  { rate, dayCount }: Loan,
  { curves = {}, calendar }: CashFlowTerms,
): Refused<CashFlowRefusal> | null {
  if (rate.kind === 'floating') {
    const first = Object.hasOwn(curves, rate.index) ? curves[rate.index]![0] : undefined
    if (!first || first.from > rate.nextReset) {
      return refuse('a_floating_rate_must_have_its_curve', `curves.${rate.index}`)
    }
  }
  const uncounted = dayCount === 'B/252' && !calendar
  return uncounted ? refuse('loan_in_b_252_must_have_a_calendar', 'dayCount') : null
}

function rollPaid(due: BusinessDate, { calendar, roll }: CashFlowTerms): BusinessDate {
  return calendar && roll ? rollDate(calendar, due, roll) : due
}

function convertAmounts<From, To>(
  { due, paid, ...flow }: CashFlow<From>,
  convert: (amount: From) => To,
): CashFlow<To> {
  return {
    due,
    paid,
    opening: convert(flow.opening),
    interest: convert(flow.interest),
    principal: convert(flow.principal),
    fee: convert(flow.fee),
    closing: convert(flow.closing),
  }
}
