/** The history of a trigger: whether it has tripped, and when that changed. */
export interface TriggerHistory {
  readonly tripped: boolean
  /** Passed tests in a row since it tripped. */
  readonly passes: number
  /** The periods in which it tripped and was cured, in turn. */
  readonly turns: readonly TriggerTurn[]
}

export interface TriggerTurn {
  readonly period: number
  readonly tripped: boolean
}

export const NEVER_TRIPPED: TriggerHistory = { tripped: false, passes: 0, turns: [] }

/** Records a test: `cure` passed tests in a row cure the trigger; null: nothing does. */
export function recordTest(
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
 * Tells whether the effects are in force in `period`; a trigger that acts from the next
 * distribution waits for it.
 */
export function isInForce(history: TriggerHistory, acts: 'this' | 'next', period: number): boolean {
  const latest = history.turns.at(-1)
  const waits = acts === 'next' && latest?.period === period
  return waits ? !history.tripped : history.tripped
}
