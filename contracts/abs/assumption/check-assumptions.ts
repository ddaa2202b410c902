import { type BusinessDate, isBusinessDate } from '../../kernel/date.ts'
import { type Refused, refuse } from '../../kernel/decision.ts'
import { parseRate, Rate } from '../../kernel/rate.ts'
import type {
  Assumptions,
  Delinquency,
  HazardCurve,
  PrepaymentPenalty,
  RateStep,
  ReceivableAssumptions,
  Recovery,
} from './assumptions.ts'

/**
 * How far a scenario must reach: the collection periods of a pool, and its greatest age in months.
 */
export interface Life {
  readonly cutOff: BusinessDate
  readonly periods: number
  readonly ageMonths: number
}

export type AssumptionRefusal =
  | 'share_must_be_a_decimal_from_0_to_1'
  | 'rate_must_be_a_plain_decimal'
  | 'rate_must_be_a_decimal_below_1'
  | 'psa_speed_must_be_a_decimal_from_0_to_16'
  | 'vector_must_reach_to_the_end_of_the_life'
  | 'steps_must_have_dates_in_order'
  | 'steps_must_start_by_the_cut_off'
  | 'lag_must_be_a_whole_number_from_0_to_1200'
  | 'recoveries_must_not_exceed_the_default'
  | 'roll_must_have_a_bucket'
  | 'cures_and_rolls_must_not_exceed_1'
  | 'penalty_must_not_be_negative'
  | 'slippage_shares_must_add_up_to_1'
  | 'timing_shares_must_add_up_to_1'
  | 'slippage_days_must_be_whole'

type Check = Refused<AssumptionRefusal> | null

/** 16 times PSA is 96 % a year from month 30 on. */
const PSA_SPEED_MAX = 16
const LAG_MAX = 1200

/** Checks a scenario for a pool of this life; the path of a refusal leads to the field. */
export function checkAssumptions(a: Assumptions, life: Life): Check {
  return (
    checkDefault(a.default, life) ??
    checkHazard(a.prepayment, 'prepayment', life) ??
    checkRecovery(a.recovery) ??
    (a.delinquency ? checkDelinquency(a.delinquency, life) : null) ??
    (a.penalty ? checkPenalty(a.penalty) : null) ??
    (a.haircut ? checkShares(a.haircut, 'haircut', ['interest', 'recovery']) : null) ??
    (a.receivable ? checkReceivable(a.receivable) : null) ??
    findFirst(Object.keys(a.curves), name => checkSteps(a.curves[name]!, `curves.${name}`, false))
  )
}

function checkDefault(curve: Assumptions['default'], life: Life): Check {
  if (curve.kind !== 'timing') return checkHazard(curve, 'default', life)
  const each =
    checkShare(curve.total, 'default.total') ??
    findFirst(curve.shares, (share, i) => checkShare(share, `default.shares.${i}`))
  if (each) return each
  const sum = curve.shares.reduce((total, share) => total.plus(share), new Rate(0))
  return sum.eq(1) ? null : refuse('timing_shares_must_add_up_to_1', 'default.shares')
}

function checkHazard(curve: HazardCurve, path: string, life: Life): Check {
  switch (curve.kind) {
    case 'none':
      return null
    case 'constant':
      return checkShare(curve.rate, `${path}.rate`)
    case 'psa': {
      const speed = parseRate(curve.speed)
      const known = speed !== null && !speed.lt(0) && !speed.gt(PSA_SPEED_MAX)
      return known ? null : refuse('psa_speed_must_be_a_decimal_from_0_to_16', `${path}.speed`)
    }
    case 'abs':
      return checkShare(curve.speed, `${path}.speed`)
    case 'vector': {
      const needed = curve.by === 'period' ? life.periods : life.ageMonths
      if (curve.rates.length < needed)
        return refuse('vector_must_reach_to_the_end_of_the_life', `${path}.rates`)
      return findFirst(curve.rates, (rate, i) => checkShare(rate, `${path}.rates.${i}`))
    }
    case 'dated': {
      const first = curve.steps[0]
      if (first === undefined || first.from > life.cutOff)
        return refuse('steps_must_start_by_the_cut_off', `${path}.steps`)
      return checkSteps(curve.steps, `${path}.steps`, true)
    }
  }
}

function checkRecovery(recovery: readonly Recovery[]): Check {
  const each = findFirst(recovery, ({ rate, lag }, i) => {
    return checkShare(rate, `recovery.${i}.rate`) ?? checkLag(lag, `recovery.${i}.lag`)
  })
  if (each) return each
  const sum = recovery.reduce((total, { rate }) => total.plus(rate), new Rate(0))
  return sum.gt(1) ? refuse('recoveries_must_not_exceed_the_default', 'recovery') : null
}

function checkDelinquency(d: Delinquency, life: Life): Check {
  const rate = checkHazard(d.rate, 'delinquency.rate', life)
  if (rate) return rate
  if (d.kind === 'lag')
    return checkShare(d.defaults, 'delinquency.defaults') ?? checkLag(d.lag, 'delinquency.lag', 1)
  if (d.buckets.length === 0) return refuse('roll_must_have_a_bucket', 'delinquency.buckets')
  return findFirst(d.buckets, (bucket, i) => {
    const path = `delinquency.buckets.${i}`
    const shares = checkShares(bucket, path, ['cures', 'rolls'])
    if (shares) return shares
    const sum = new Rate(bucket.cures).plus(bucket.rolls)
    return sum.gt(1) ? refuse('cures_and_rolls_must_not_exceed_1', path) : null
  })
}

function checkPenalty(penalty: PrepaymentPenalty): Check {
  switch (penalty.kind) {
    case 'fixed':
      if (penalty.amount < 0n) return refuse('penalty_must_not_be_negative', 'penalty.amount')
      return penalty.until === undefined ? null : checkLag(penalty.until, 'penalty.until')
    case 'percent':
      return checkShare(penalty.rate, 'penalty.rate')
    case 'by_term':
      return (
        checkShares(penalty, 'penalty', ['rate', 'after']) ??
        checkLag(penalty.until, 'penalty.until')
      )
    case 'sliding':
      return checkShares(penalty, 'penalty', ['from', 'to'])
    case 'falling':
      return checkShares(penalty, 'penalty', ['from', 'by'])
    case 'dated':
      return checkSteps(penalty.steps, 'penalty.steps', true)
    case 'step_down':
      return findFirst(penalty.steps, ({ payments, rate }, i) => {
        const path = `penalty.steps.${i}`
        return checkShare(rate, `${path}.rate`) ?? checkLag(payments, `${path}.payments`)
      })
  }
}

function checkReceivable({ dilution, slippage }: ReceivableAssumptions): Check {
  const share = checkShare(dilution, 'receivable.dilution')
  if (share) return share
  const each = findFirst(slippage, ({ days, share: part }, i) => {
    const path = `receivable.slippage.${i}`
    if (!Number.isInteger(days)) return refuse('slippage_days_must_be_whole', `${path}.days`)
    return checkShare(part, `${path}.share`)
  })
  if (each) return each
  const sum = slippage.reduce((total, step) => total.plus(step.share), new Rate(0))
  return sum.eq(1) ? null : refuse('slippage_shares_must_add_up_to_1', 'receivable.slippage')
}

function checkSteps(steps: readonly RateStep[], path: string, shares: boolean): Check {
  return findFirst(steps, ({ from, rate }, i) => {
    const before = steps[i - 1]
    if (!isBusinessDate(from) || (before && before.from >= from))
      return refuse('steps_must_have_dates_in_order', `${path}.${i}.from`)
    if (shares) return checkShare(rate, `${path}.${i}.rate`)
    const value = parseRate(rate)
    if (value === null) return refuse('rate_must_be_a_plain_decimal', `${path}.${i}.rate`)
    return value.abs().lt(1) ? null : refuse('rate_must_be_a_decimal_below_1', `${path}.${i}.rate`)
  })
}

function checkShares<K extends string>(
  of: Readonly<Record<K, string>>,
  path: string,
  fields: readonly K[],
): Check {
  return findFirst(fields, field => checkShare(of[field], `${path}.${field}`))
}

function checkShare(text: string, path: string): Check {
  const share = parseRate(text)
  const within = share !== null && !share.lt(0) && !share.gt(1)
  return within ? null : refuse('share_must_be_a_decimal_from_0_to_1', path)
}

function checkLag(lag: number, path: string, least = 0): Check {
  const whole = Number.isInteger(lag) && lag >= least && lag <= LAG_MAX
  return whole ? null : refuse('lag_must_be_a_whole_number_from_0_to_1200', path)
}

function findFirst<T>(items: readonly T[], check: (item: T, i: number) => Check): Check {
  for (const [i, item] of items.entries()) {
    const refused = check(item, i)
    if (refused) return refused
  }
  return null
}
