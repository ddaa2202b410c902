import { EVERYTHING, type Table } from '../act/read.ts'
import { runsExclusively, type Unit } from '../act/unit.ts'

export const GROUP_ACTS_MAX = 1_000

/** What a group in flight has locked, or will: nothing that touches it may start beside it. */
export interface LockSet {
  readonly subjects: ReadonlySet<string>
  /** Its acts read more than they can name: nothing at all starts beside it. */
  locksAll: boolean
}

/**
 * Takes the next commands in order off the queue, as far as they can share a transaction and touch
 * nothing that a group in flight touches: so the commands on one subject keep their order. Answers
 * an empty group when the first of them must wait.
 */
export function takeNextGroup<One extends { readonly unit: Unit; readonly lockSet: LockSet }>(
  queue: One[],
  inFlight: readonly LockSet[],
): { readonly group: readonly One[]; readonly acts: number; readonly lockSet: LockSet } {
  const group: One[] = []
  const ids = new Set<string>()
  const subjects = new Set<string>()
  const stale = new Set<Table>()
  let locksAll = false
  let acts = 0
  for (const one of queue) {
    const { unit, lockSet } = one
    const id = `${unit.command.party} ${unit.command.id}`
    const exclusive = runsExclusively(unit)
    const fits =
      acts + unit.acts.length <= GROUP_ACTS_MAX &&
      !ids.has(id) &&
      !exclusive &&
      !(stale.size > 0 && readsAny(unit, stale))
    if ((group.length > 0 && !fits) || inFlight.some(other => meet(lockSet, other))) break
    group.push(one)
    acts += unit.acts.length
    for (const subject of lockSet.subjects) subjects.add(subject)
    locksAll ||= lockSet.locksAll
    if (exclusive) break
    ids.add(id)
    for (const table of invalidatedBy(unit)) stale.add(table)
  }
  queue.splice(0, group.length)
  return { group, acts, lockSet: { subjects, locksAll } }
}

/** Asks every table that the unit reads; what an act makes stale it has to itself. */
export function findLockSet(unit: Unit): LockSet {
  const subjects = new Set<string>()
  let locksAll = runsExclusively(unit) || invalidatedBy(unit).length > 0
  for (const one of unit.acts) {
    for (const { table, keys } of one.ok ? one.reads : []) {
      const locked = table.lockSet(keys)
      if (locked === EVERYTHING) locksAll = true
      else for (const subject of locked) subjects.add(subject)
    }
  }
  return { subjects, locksAll }
}

function invalidatedBy({ acts }: Unit): readonly Table[] {
  return acts.flatMap(one => (one.ok ? (one.act.invalidates ?? []) : []))
}

function readsAny({ acts }: Unit, tables: ReadonlySet<Table>): boolean {
  return acts.some(one => one.ok && one.reads.some(({ table }) => tables.has(table)))
}

function meet(one: LockSet, other: LockSet): boolean {
  if (one.locksAll || other.locksAll) return true
  for (const subject of one.subjects) if (other.subjects.has(subject)) return true
  return false
}
