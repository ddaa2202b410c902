import { assert } from '../../../kernel/bug.ts'
import type { HazardCurve } from '../../assumption/assumptions.ts'
import { parseRatio } from '../../ratio.ts'
import { ANNUAL_RATE_MAX } from '../columns.ts'
import { type Factor, makeFactor } from '../factor.ts'
import { buildHazardPath } from '../hazard-path.ts'
import type { ProjectionRun } from '../projection-run.ts'
import type { PaymentSchedule } from '../schedule.ts'
import { addToPeriods, type PoolTotals } from '../totals.ts'
import { type AnnuityTable, withTable } from './annuity-table.ts'
import { Block } from './block.ts'
import { type BlockPayment, makeFenStep, makeSharedFactor } from './block-payment.ts'
import { cutBlocks, findLongestPlan } from './cut-blocks.ts'
import { type BlockRows, emptyRows, emptySums, payBlock } from './pay-block.ts'

/** A function that is called with each block after each payment; `rows` are used again. */
export type BlockSink = (payment: BlockPayment, rows: BlockRows) => void

/** Tells whether the fast engine covers these assumptions and conventions. */
export function isFast({ assumptions, conventions }: ProjectionRun): boolean {
  const { default: defaults, delinquency, penalty, haircut, recovery } = assumptions
  const { payment, rounding, sequence } = conventions
  return (
    defaults.kind !== 'timing' &&
    !delinquency &&
    !penalty &&
    !haircut &&
    recovery.length <= 1 &&
    payment === 'recast' &&
    sequence !== 'contract_only' &&
    rounding.at === 'product' &&
    !rounding.carried
  )
}

/** Projects the plain loans of the columns block by block and adds them to `totals`. */
export function projectFast(run: ProjectionRun, totals: PoolTotals, sink: BlockSink | null): void {
  withTable(findLongestPlan(run.columns), table => {
    const pool = new FastPool(run, table, totals, sink)
    for (const loans of cutBlocks(run)) pool.project(loans)
  })
}

class FastPool {
  readonly #run: ProjectionRun
  readonly #totals: PoolTotals
  readonly #sink: BlockSink | null
  readonly #table: AnnuityTable
  readonly #rows = emptyRows()
  readonly #recovery: Factor
  readonly #sums = emptySums()

  constructor(run: ProjectionRun, table: AnnuityTable, totals: PoolTotals, sink: BlockSink | null) {
    this.#run = run
    this.#table = table
    this.#totals = totals
    this.#sink = sink
    this.#recovery = makeFactor(parseRatio(run.assumptions.recovery[0]?.rate ?? '0'))
  }

  project(loans: Uint32Array): void {
    const run = this.#run
    const totals = this.#totals
    const sums = this.#sums
    const block = new Block(run, this.#table, loans)
    const schedule = run.getSchedule(loans[0]!)
    const payments = this.#payments(block, schedule)
    sums.closing = block.balance.reduce((sum, fen) => sum + fen, 0)
    totals.opening += sums.closing
    let live = loans.length
    let unsummed = 0
    for (let k = 0; k < schedule.payments; k++) {
      live = block.countLive(k, live)
      if (live === 0) break
      block.changeFactors(k, live)
      const payment = payments(k, live)
      const opening = sums.closing
      const period = schedule.period[k]!
      addToPeriods(totals.closing, unsummed, period, opening)
      unsummed = period
      payBlock(payment, sums, this.#rows)
      this.#add(opening, schedule, payment)
      this.#sink?.(payment, this.#rows)
    }
    addToPeriods(totals.closing, unsummed, run.periods, sums.closing)
  }

  /** Gives what all loans of the block share at each payment. */
  #payments(block: Block, schedule: PaymentSchedule): (k: number, live: number) => BlockPayment {
    const { assumptions, conventions, columns } = this.#run
    const elapsed = columns.elapsed[block.at[0]!]!
    assert(assumptions.default.kind !== 'timing', 'a timing is projected exactly')
    const path = (curve: HazardCurve) =>
      buildHazardPath(conventions.hazard, curve, schedule, elapsed)
    const defaults = path(assumptions.default)
    const prepayment = path(assumptions.prepayment)
    const nominal = conventions.periodRate.kind === 'nominal'
    const { mode } = conventions.rounding
    const largest = block.balance.reduce((a, b) => Math.max(a, b), 0)
    const longest = Math.max(1, schedule.longestYearFraction * Number(ANNUAL_RATE_MAX))
    const step = makeFenStep(largest, mode)
    const shared = (factor: Factor) => makeSharedFactor(factor, mode, step)
    const fixed = {
      block,
      recovery: makeSharedFactor(this.#recovery, mode, step),
      due: makeFenStep(largest * longest, mode),
      early: conventions.sequence === 'survivors_first',
      counted: this.#totals,
    }
    return (k, live) => ({
      ...fixed,
      default: shared(defaults(k)),
      prepayment: shared(prepayment(k)),
      k,
      live,
      yearFraction: nominal ? 1 : schedule.yearFractionNear[k]!,
    })
  }

  #add(opening: number, schedule: PaymentSchedule, { k, live }: BlockPayment): void {
    const run = this.#run
    const totals = this.#totals
    const sums = this.#sums
    const { defaulted, principal, prepaid, recovered } = sums
    const kept = opening - defaulted - principal - prepaid
    assert(kept === sums.closing, `payment ${k}: the block's balance is conserved`)
    const period = schedule.period[k]!
    for (const flow of ['defaulted', 'interest', 'principal', 'prepaid'] as const)
      totals[flow][period]! += sums[flow]
    totals.loanPeriods += live
    const back = findRecoveryPeriod(run, schedule, k)
    addToPeriods(totals.recovered, back, back + 1, recovered)
    const lost = run.conventions.loss === 'at_default' ? period : back
    addToPeriods(totals.lost, lost, lost + 1, defaulted - recovered)
  }
}

/** Finds the collection period in which a default at payment `k` is recovered, or `periods`. */
function findRecoveryPeriod(
  { assumptions, periods }: ProjectionRun,
  schedule: PaymentSchedule,
  k: number,
): number {
  return schedule.period[k + (assumptions.recovery[0]?.lag ?? 0)] ?? periods
}
