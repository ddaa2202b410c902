import type { HazardCurve } from '../../assumption/assumptions.ts'
import { ZERO } from '../../ratio.ts'
import { COLUMN_PRODUCTS } from '../columns.ts'
import { hazardPath } from '../hazard-path.ts'
import { segmentAt } from '../period-rate.ts'
import type { Run } from '../projection-run.ts'
import type { LoanCase } from './exact-loan.ts'

/** What assumptions and rates give any loan, whatever its product. */
export type CommonCase = Omit<LoanCase, 'principal' | 'annuityRate' | 'restarts' | 'fee'>

/** The loan at a place of the columns as exact numbers. */
export function loanCase(run: Run, at: number): LoanCase {
  const { columns } = run
  const path = run.ratePathOf(at)
  const common = commonCase(run, at)
  const nominal = (k: number) => path.rates[segmentAt(path, k)]!.nominal
  const product = COLUMN_PRODUCTS[columns.product[at]!]!
  const plan = amortisation(product, columns.extra[at]!, common.elapsed, common.remaining)
  const level = (k: number) => plan(k).kind === 'level'
  return {
    ...common,
    principal: k => {
      const { kind, payments } = plan(k)
      if (kind === 'none') return ZERO
      return kind === 'even'
        ? { num: 1n, den: BigInt(payments) }
        : run.annuity(nominal(k))(payments)
    },
    annuityRate: k => (level(k) ? nominal(k) : null),
    restarts: k =>
      k === 0 || plan(k - 1).kind !== plan(k).kind || (level(k) && path.starts.includes(k)),
    fee: null,
  }
}

export function commonCase(run: Run, at: number): CommonCase {
  const { assumptions, columns, conventions } = run
  const schedule = run.scheduleOf(at)
  const elapsed = columns.elapsed[at]!
  const hazard = (curve: HazardCurve) => {
    const factors = hazardPath(conventions.hazard, curve, schedule, elapsed)
    return (k: number) => factors(k).exact
  }
  return {
    balance: BigInt(columns.balance[at]!),
    elapsed,
    remaining: columns.remaining[at]!,
    schedule,
    interest: k => run.interestFactor(at, k),
    default: hazard(assumptions.default),
    prepayment: hazard(assumptions.prepayment),
    delinquency: assumptions.delinquency ? hazard(assumptions.delinquency.rate) : null,
  }
}

/** How principal falls due at a payment, and over how many payments it is spread from there. */
interface Due {
  readonly kind: 'none' | 'even' | 'level'
  readonly payments: number
}

function amortisation(
  product: (typeof COLUMN_PRODUCTS)[number],
  extra: number,
  elapsed: number,
  remaining: number,
): (k: number) => Due {
  const left = (k: number) => Math.max(remaining - k, 1)
  switch (product) {
    case 'level':
      return k => ({ kind: 'level', payments: left(k) })
    case 'even_principal':
      return k => ({ kind: 'even', payments: left(k) })
    case 'bullet':
      return () => ({ kind: 'none', payments: 0 })
    case 'balloon':
      return k => ({ kind: 'level', payments: Math.max(extra - elapsed - k, 1) })
    case 'interest_only_level':
    case 'interest_only_even': {
      const kind = product === 'interest_only_level' ? 'level' : 'even'
      return k => ({ kind: elapsed + k < extra ? 'none' : kind, payments: left(k) })
    }
  }
}
