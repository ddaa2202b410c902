import type { ReadSet } from '../act/act.ts'
import type { Unit } from './decide-command.ts'
import { runsExclusively, treatsDebtorStanding } from './read-acts.ts'

export const GROUP_ACTS_MAX = 1_000

/** What a group under way has locked, or will: nothing that touches it may start beside it. */
export interface LockSet {
  readonly subjects: ReadonlySet<string>
  /** Its acts read more than they can name: nothing at all starts beside it. */
  locksAll: boolean
}

/**
 * The next commands in order, as far as they can share a transaction, and touch nothing that a
 * group under way touches: so the commands on one subject keep their order. They are taken off the
 * queue; none when the first of them must wait.
 */
export function takeNextGroup<One extends { readonly unit: Unit }>(
  queue: One[],
  underWay: readonly LockSet[],
): { readonly group: readonly One[]; readonly acts: number; readonly ground: LockSet } {
  const group: One[] = []
  const ids = new Set<string>()
  const subjects = new Set<string>()
  let wide = false
  let acts = 0
  let standingChanges = false
  for (const one of queue) {
    const { unit } = one
    const id = `${unit.command.party} ${unit.command.id}`
    const alone = runsExclusively(unit)
    const own = lockSetOf(unit)
    const fits =
      acts + unit.acts.length <= GROUP_ACTS_MAX &&
      !ids.has(id) &&
      !alone &&
      !(standingChanges && treatsDebtorStanding(unit, 'asks'))
    if ((group.length > 0 && !fits) || underWay.some(other => meet(own, other))) break
    group.push(one)
    acts += unit.acts.length
    for (const subject of own.subjects) subjects.add(subject)
    wide ||= own.locksAll
    if (alone) break
    ids.add(id)
    standingChanges ||= treatsDebtorStanding(unit, 'changes')
  }
  queue.splice(0, group.length)
  return { group, acts, ground: { subjects, locksAll: wide } }
}

/** What the acts of a command lock, as far as they can name it. */
export function lockSetOf(unit: Unit): LockSet {
  const subjects = new Set<string>()
  let wide = runsExclusively(unit)
  for (const one of unit.acts) {
    if ('refusal' in one) continue
    const { receivables = [], invoices = [], ranges = [] } = one.needs
    for (const id of receivables) subjects.add(id)
    for (const id of invoices) subjects.add(id)
    for (const { instrument } of ranges) subjects.add(instrument)
    wide ||= one.act.debtorStanding !== undefined || readsWidely(one.needs)
  }
  return { subjects, locksAll: wide }
}

function readsWidely({ debtorStandings: standings, holdings, serial }: ReadSet): boolean {
  return standings !== undefined || holdings !== undefined || serial === true
}

function meet(one: LockSet, other: LockSet): boolean {
  if (one.locksAll || other.locksAll) return true
  for (const subject of one.subjects) if (other.subjects.has(subject)) return true
  return false
}
