import { breakEven } from '../../../contracts/abs/analytics/break-even.ts'
import type { Assumptions } from '../../../contracts/abs/assumption/assumptions.ts'
import type { Name } from '../../../contracts/abs/deal/deal-text.ts'
import { projectPool } from '../../../contracts/abs/projection/run/project-pool.ts'
import { Rate } from '../../../contracts/kernel/rate.ts'
import { type Input, type InputRefusal, taken } from '../input/input.ts'
import type { NoteBreakEven, ScenarioReport } from '../result/report.ts'
import { buildGrid, runScenario } from './forecast.ts'
import type { ForecastInput } from './forecast-input.ts'
import { buildPoolColumns } from './pool-columns.ts'

/**
 * Finds where each note but the last is first short: runs the base scenario with constant default
 * rates.
 */
export function breakEvens(input: ForecastInput): Input<readonly NoteBreakEven[]> {
  const built = buildPoolColumns(input)
  if (!built.ok) return built
  const columns = built.value
  const base = input.scenarios.scenarios[0]!
  const grid = buildGrid(input)
  const runs = new Map<string, ScenarioReport>()
  const runAt = (cdr: Rate): ScenarioReport => {
    const rate = cdr.toFixed()
    const known = runs.get(rate)
    if (known) return known
    const assumptions: Assumptions = {
      ...base.assumptions,
      default: { kind: 'constant', per: 'year', rate },
    }
    const projected = projectPool(columns, assumptions, input.scenarios.conventions, grid)
    const run = runScenario(input, { ...base, assumptions }, projected)
    if (!run.ok) throw new RunRefused(run.refusals)
    runs.set(rate, run.value)
    return run.value
  }
  const notes = Object.keys(input.deal.deal.notes).slice(0, -1)
  try {
    return taken(notes.map(note => ({ note, found: findBreakEven(note, runAt) })))
  } catch (error) {
    if (error instanceof RunRefused) return { ok: false, refusals: error.refusals }
    throw error
  }
}

/** Carries a refusal out of the search in which it occurred. */
class RunRefused extends Error {
  override name = 'RunRefused'
  readonly refusals: readonly InputRefusal[]

  constructor(refusals: readonly InputRefusal[]) {
    super('a run of the search was refused')
    this.refusals = refusals
  }
}

function findBreakEven(note: Name, runAt: (cdr: Rate) => ScenarioReport): NoteBreakEven['found'] {
  const outcome = (cdr: Rate) => {
    const { notes, pool } = runAt(cdr)
    const { shortfall } = notes.find(n => n.note === note)!
    return { shortfall, poolLoss: pool.reduce((sum, p) => sum + p.lost, 0n) }
  }
  const opening = runAt(new Rate(0)).pool[0]?.openingBalance ?? 0n
  return breakEven(outcome, opening)
}
