import { breakEven } from '../../../contracts/abs/analytics/break-even.ts'
import { changeForAll } from '../../../contracts/abs/assumption/groups.ts'
import type { Name } from '../../../contracts/abs/deal/deal-text.ts'
import { Rate } from '../../../contracts/kernel/rate.ts'
import { type Input, taken } from '../input/input.ts'
import type { NoteBreakEven, ScenarioReport } from '../result/report.ts'
import { buildGrid, runScenario } from './forecast.ts'
import type { ForecastInput } from './forecast-input.ts'
import { PoolParts } from './pool-parts.ts'
import { RunRefused } from './run-refused.ts'

/**
 * Finds where each note but the last is first short: runs the base scenario with constant default
 * rates, also of its groups.
 */
export function breakEvens(input: ForecastInput): Input<readonly NoteBreakEven[]> {
  const built = PoolParts.build(input, buildGrid(input))
  if (!built.ok) return built
  const parts = built.value
  const base = input.scenarios.scenarios[0]!
  const runs = new Map<string, ScenarioReport>()
  const runAt = (cdr: Rate): ScenarioReport => {
    const rate = cdr.toFixed()
    const known = runs.get(rate)
    if (known) return known
    const defaults = { kind: 'constant', per: 'year', rate } as const
    const assumptions = changeForAll(base.assumptions, { default: defaults })
    const run = runScenario(input, { ...base, assumptions }, parts.project(assumptions))
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

function findBreakEven(note: Name, runAt: (cdr: Rate) => ScenarioReport): NoteBreakEven['found'] {
  const outcome = (cdr: Rate) => {
    const { notes, pool } = runAt(cdr)
    const { shortfall } = notes.find(n => n.note === note)!
    return { shortfall, poolLoss: pool.reduce((sum, p) => sum + p.lost, 0n) }
  }
  const opening = runAt(new Rate(0)).pool[0]?.openingBalance ?? 0n
  return breakEven(outcome, opening)
}
