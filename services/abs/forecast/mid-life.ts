import type { LoadedDeal } from '../../../contracts/abs/deal/loaded-deal.ts'
import type { PoolPeriod } from '../../../contracts/abs/pool/pool-period.ts'
import { listCollectionPeriods } from '../../../contracts/abs/waterfall/collection-periods.ts'
import type { RunFacts } from '../../../contracts/abs/waterfall/facts.ts'
import type { PeriodResult } from '../../../contracts/abs/waterfall/result.ts'
import { runDeal } from '../../../contracts/abs/waterfall/run/run-deal.ts'
import { makeInitialState } from '../../../contracts/abs/waterfall/run/run-period.ts'
import type { RunRefusal } from '../../../contracts/abs/waterfall/run-refusal.ts'
import type { StateDocument } from '../../../contracts/abs/waterfall/state-document.ts'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { type Input, refused, taken } from '../input/input.ts'
import type { Collections } from './read-periods.ts'

/** Where a forecast starts: after a distribution, with all that really happened up to it. */
export interface MidLife {
  /** The last real period, and the day from which the pool is forecast: its calculation date. */
  readonly period: number
  readonly asOf: BusinessDate
  readonly state: StateDocument
  /** What really happened since the state that was given, or since the closing. */
  readonly pool: readonly PoolPeriod[]
  readonly history: readonly PeriodResult[]
}

export interface MidLifeInput {
  readonly deal: LoadedDeal
  /** Null: the deal starts at its closing. */
  readonly state: StateDocument | null
  /** Null: nothing happened since the state. */
  readonly collections: Collections | null
  /** Fixings, events and calendar, as for a forecast. */
  readonly facts: Pick<RunFacts, 'curves' | 'events' | 'calendar'>
  /** The names of the inputs in refusals. */
  readonly files: { readonly deal: string; readonly state: string; readonly collections: string }
}

/**
 * Runs a deal through its real periods, by the same waterfall as a forecast, from a state or from
 * the closing: the forecast then goes on from there.
 */
export function startInMidLife(input: MidLifeInput): Input<MidLife> {
  const { deal, collections, facts, files } = input
  const from = input.state ?? makeInitialState(deal)
  const ran = runDeal(
    deal,
    collections?.pool ?? [],
    { ...facts, ...(collections && { actual: collections.actual }) },
    from,
  )
  if (!ran.ok) return refuseHistory(files, ran)
  const state = ran.results.at(-1)?.after ?? from
  if (state.closed)
    return refused(files.collections, '', 'deal_must_be_open', {
      zh: `专项计划已于第 ${state.period} 期终止，没有可预测的期间`,
      en: `the deal closed in period ${state.period}: there is nothing to forecast`,
    })
  const dates = listCollectionPeriods(deal.deal, state.period)
  const { history, pool } = { history: ran.results, pool: collections?.pool ?? [] }
  return taken({ period: state.period, asOf: dates.at(-1)!.to, state, pool, history })
}

/** Refuses a history: each path leads into the file that states it. */
function refuseHistory(
  { deal, state, collections }: MidLifeInput['files'],
  { path, period, refusal, sentence }: RunRefusal,
): Input<never> {
  if (path.startsWith('from.')) return refused(state, path.slice(5), refusal, sentence)
  if (/^(periods|actual)/.test(path))
    return refused(collections, `${path} (period ${period})`, refusal, sentence)
  return refused(deal, `${path} (period ${period})`, refusal, sentence)
}
