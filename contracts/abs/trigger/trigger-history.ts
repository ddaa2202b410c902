/** A trigger's past: tripped now or not, and when it turned. */
export interface TriggerHistory {
  readonly tripped: boolean
  /** Passing tests in a row since it tripped. */
  readonly passes: number
  /** The periods in which it tripped and was cured, in turn. */
  readonly turns: readonly Turn[]
}

export interface Turn {
  readonly period: number
  readonly tripped: boolean
}

export const NEVER_TRIPPED: TriggerHistory = { tripped: false, passes: 0, turns: [] }

/** What stands after one more test; `cure` passing tests in a row cure it, null: nothing does. */
export function afterTest(
  history: TriggerHistory,
  breached: boolean,
  cure: number | null,
  period: number,
): TriggerHistory {
  if (breached) {
    const turns = history.tripped ? history.turns : [...history.turns, { period, tripped: true }]
    return { tripped: true, passes: 0, turns }
  }
  if (!history.tripped) return history
  const passes = history.passes + 1
  if (cure === null || passes < cure) return { ...history, passes }
  return { tripped: false, passes: 0, turns: [...history.turns, { period, tripped: false }] }
}

/**
 * Whether its effects rule in `period`: a turn that acts from the next distribution waits for it.
 */
export function rules(history: TriggerHistory, acts: 'this' | 'next', period: number): boolean {
  const latest = history.turns.at(-1)
  const waits = acts === 'next' && latest?.period === period
  return waits ? !history.tripped : history.tripped
}
