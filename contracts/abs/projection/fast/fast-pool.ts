import { assert } from '../../../kernel/bug.ts'
import type { HazardCurve } from '../../assumption/assumptions.ts'
import { ratioOf } from '../../ratio.ts'
import { ANNUAL_RATE_MAX } from '../columns.ts'
import { type Factor, factorOf } from '../factor.ts'
import { hazardPath } from '../hazard-path.ts'
import type { Run } from '../projection-run.ts'
import type { Schedule } from '../schedule.ts'
import { addFrom, type PoolTotals } from '../totals.ts'
import { type AnnuityTable, withTable } from './annuity-table.ts'
import { Block } from './block.ts'
import { type Payment, sharedFactor, stepOf } from './block-payment.ts'
import { blocksOf, longestPlan } from './cut-blocks.ts'
import { type BlockRows, emptyRows, emptySums, payBlock } from './pay-block.ts'

/** Sees each block after each payment: `rows` are overwritten by the next one. */
export type BlockSink = (payment: Payment, rows: BlockRows) => void

/** True where the inner loop knows the assumptions and conventions; else the exact path runs. */
export function isFast({ assumptions, conventions }: Run): boolean {
  const { delinquency, penalty, haircut, recovery } = assumptions
  const { payment, rounding, sequence } = conventions
  return (
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

/** Projects the plain loans of the columns block by block into `totals`. */
export function projectFast(run: Run, totals: PoolTotals, sink: BlockSink | null): void {
  withTable(longestPlan(run.columns), table => {
    const pool = new FastPool(run, table, totals, sink)
    for (const places of blocksOf(run)) pool.project(places)
  })
}

class FastPool {
  private readonly run: Run
  private readonly totals: PoolTotals
  private readonly sink: BlockSink | null
  private readonly table: AnnuityTable
  private readonly rows = emptyRows()
  private readonly recovery: Factor
  private readonly sums = emptySums()

  constructor(run: Run, table: AnnuityTable, totals: PoolTotals, sink: BlockSink | null) {
    this.run = run
    this.table = table
    this.totals = totals
    this.sink = sink
    this.recovery = factorOf(ratioOf(run.assumptions.recovery[0]?.rate ?? '0'))
  }

  project(places: Uint32Array): void {
    const { run, totals, sums } = this
    const block = new Block(run, this.table, places)
    const schedule = run.scheduleOf(places[0]!)
    const payments = this.payments(block, schedule)
    sums.closing = block.balance.reduce((sum, fen) => sum + fen, 0)
    totals.opening += sums.closing
    let live = places.length
    let unsummed = 0
    for (let k = 0; k < schedule.payments; k++) {
      live = block.live(k, live)
      if (live === 0) break
      block.change(k, live)
      const payment = payments(k, live)
      const opening = sums.closing
      const period = schedule.periodOf[k]!
      addFrom(totals.closing, unsummed, period, opening)
      unsummed = period
      payBlock(payment, sums, this.rows)
      this.add(opening, schedule, payment)
      this.sink?.(payment, this.rows)
    }
    addFrom(totals.closing, unsummed, run.periods, sums.closing)
  }

  /** What all the block's loans share at each payment. */
  private payments(block: Block, schedule: Schedule): (k: number, live: number) => Payment {
    const { assumptions, conventions, columns } = this.run
    const elapsed = columns.elapsed[block.at[0]!]!
    const path = (curve: HazardCurve) => hazardPath(conventions.hazard, curve, schedule, elapsed)
    const defaults = path(assumptions.default)
    const prepayment = path(assumptions.prepayment)
    const nominal = conventions.periodRate.kind === 'nominal'
    const { mode } = conventions.rounding
    const largest = block.balance.reduce((a, b) => Math.max(a, b), 0)
    const longest = Math.max(1, schedule.longestYearFraction * Number(ANNUAL_RATE_MAX))
    const step = stepOf(largest, mode)
    const shared = (factor: Factor) => sharedFactor(factor, mode, step)
    const fixed = {
      block,
      recovery: sharedFactor(this.recovery, mode, step),
      due: stepOf(largest * longest, mode),
      early: conventions.sequence === 'survivors_first',
      counted: this.totals,
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

  private add(opening: number, schedule: Schedule, { k, live }: Payment): void {
    const { totals, sums, run } = this
    const { defaulted, principal, prepaid, recovered } = sums
    const kept = opening - defaulted - principal - prepaid
    assert(kept === sums.closing, `payment ${k}: the block's balance is conserved`)
    const period = schedule.periodOf[k]!
    for (const flow of ['defaulted', 'interest', 'principal', 'prepaid'] as const)
      totals[flow][period]! += sums[flow]
    totals.loanPeriods += live
    const back = periodOfRecovery(run, schedule, k)
    addFrom(totals.recovered, back, back + 1, recovered)
    const lost = run.conventions.loss === 'at_default' ? period : back
    addFrom(totals.lost, lost, lost + 1, defaulted - recovered)
  }
}

/**
 * The collection period in which a default of payment `k` comes back; past the grid it does not.
 */
function periodOfRecovery({ assumptions, periods }: Run, schedule: Schedule, k: number): number {
  return schedule.periodOf[k + (assumptions.recovery[0]?.lag ?? 0)] ?? periods
}
