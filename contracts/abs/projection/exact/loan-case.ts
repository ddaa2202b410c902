import type { HazardCurve } from '../../assumption/assumptions.ts'
import { sumTiming } from '../../assumption/hazard.ts'
import { type Ratio, ZERO } from '../../ratio.ts'
import { COLUMN_PRODUCTS } from '../columns.ts'
import { buildHazardPath } from '../hazard-path.ts'
import { findSegment } from '../period-rate.ts'
import type { ProjectionRun } from '../projection-run.ts'
import type { PaymentSchedule } from '../schedule.ts'
import type { LoanCase } from './exact-loan.ts'

/** The part of a case that follows from assumptions and rates, whatever the product. */
export type CommonCase = Omit<
  LoanCase,
  'principal' | 'annuityRate' | 'restarts' | 'fee' | 'stated' | 'grace'
>

/** Builds the case of the plain loan `at` in the columns. */
export function buildLoanCase(run: ProjectionRun, at: number): LoanCase {
  const { columns } = run
  const path = run.getRatePath(at)
  const common = buildCommonCase(run, at)
  const nominal = (k: number) => path.rates[findSegment(path, k)]!.nominal
  const product = COLUMN_PRODUCTS[columns.product[at]!]!
  const plan = planAmortisation(product, columns.extra[at]!, common.elapsed, common.remaining)
  const level = (k: number) => plan(k).kind === 'level'
  return {
    ...common,
    principal: k => {
      const { kind, payments } = plan(k)
      if (kind === 'none') return ZERO
      return kind === 'even'
        ? { num: 1n, den: BigInt(payments) }
        : run.getAnnuityFactors(nominal(k))(payments)
    },
    annuityRate: k => (level(k) ? nominal(k) : null),
    restarts: k =>
      k === 0 || plan(k - 1).kind !== plan(k).kind || (level(k) && path.starts.includes(k)),
    fee: null,
    stated: null,
    grace: 0,
  }
}

/** Builds what the cases of all products have in common. */
export function buildCommonCase(run: ProjectionRun, at: number): CommonCase {
  const { assumptions, columns, conventions } = run
  const schedule = run.getSchedule(at)
  const elapsed = columns.elapsed[at]!
  const hazard = (curve: HazardCurve) => {
    const factors = buildHazardPath(conventions.hazard, curve, schedule, elapsed)
    return (k: number) => factors(k).exact
  }
  return {
    balance: BigInt(columns.balance[at]!),
    elapsed,
    remaining: columns.remaining[at]!,
    schedule,
    interest: k => run.getInterestFactor(at, k),
    ...buildDefaults(run, schedule, hazard),
    prepayment: hazard(assumptions.prepayment),
    delinquency: assumptions.delinquency ? hazard(assumptions.delinquency.rate) : null,
  }
}

function buildDefaults(
  { assumptions: { default: defaults } }: ProjectionRun,
  { period, overdue }: PaymentSchedule,
  hazard: (curve: HazardCurve) => (k: number) => Ratio,
): Pick<LoanCase, 'default' | 'defaultOf'> {
  if (defaults.kind !== 'timing') return { default: hazard(defaults), defaultOf: 'performing' }
  const since = (k: number) => (k <= overdue ? -1 : period[k - 1]!)
  return {
    default: k => (k < overdue ? ZERO : sumTiming(defaults, since(k), period[k]!)),
    defaultOf: 'cut_off',
  }
}

/** How principal falls due at a payment, and over how many payments it is spread from then on. */
interface PrincipalDue {
  readonly kind: 'none' | 'even' | 'level'
  readonly payments: number
}

function planAmortisation(
  product: (typeof COLUMN_PRODUCTS)[number],
  extra: number,
  elapsed: number,
  remaining: number,
): (k: number) => PrincipalDue {
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
