import { type Answer, answer } from '../../kernel/answer.ts'
import { refuse } from '../../kernel/decision.ts'
import { Rate } from '../../kernel/rate.ts'
import { highestThat } from './bisect.ts'

/** The outcome of a note at one default rate: whole fen not paid, and the pool’s loss by then. */
export interface NoteOutcome {
  readonly shortfall: bigint
  readonly poolLoss: bigint
}

export interface BreakEven {
  /** The highest annual default rate at which the note is paid in full, to within `width`. */
  readonly cdr: Rate
  /** The loss of the pool, as a share of its balance, that the note survives at that rate. */
  readonly lossShare: Rate
}

export type BreakEvenRefusal =
  | 'note_must_be_paid_without_defaults'
  | 'note_must_be_short_at_the_highest_rate'
  | 'pool_balance_must_be_above_zero'

const CDR_HIGHEST = new Rate('0.9999')

/**
 * Finds the break-even default rate of a note. `run` runs the deal at each rate tried, about 15
 * times for a width of 0.0001.
 */
export function breakEven(
  run: (cdr: Rate) => NoteOutcome,
  poolBalance: bigint,
  width: Rate = new Rate('0.0001'),
): Answer<BreakEven, BreakEvenRefusal> {
  if (poolBalance <= 0n) return refuse('pool_balance_must_be_above_zero')
  const paid = (cdr: Rate) => run(cdr).shortfall <= 0n
  if (!paid(new Rate(0))) return refuse('note_must_be_paid_without_defaults')
  if (paid(CDR_HIGHEST)) return refuse('note_must_be_short_at_the_highest_rate')
  const cdr = highestThat(paid, new Rate(0), CDR_HIGHEST, width)
  const lossShare = new Rate(String(run(cdr).poolLoss)).div(String(poolBalance))
  return answer({ cdr, lossShare })
}
