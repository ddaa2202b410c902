import type { Shown, ShownRecord } from '../../../contracts/command/shown.ts'

/** One thing that a draft shows otherwise than the ledger has it now. */
export interface Change {
  readonly id: string
  /** The member of the record, such as `dueOn`; empty where the whole record came or went. */
  readonly field: string
  readonly was: string | null
  readonly now: string | null
}

/** Compares what was shown when a draft was made with what would be shown now. */
export function findChanges(was: Shown, now: Shown): readonly Change[] {
  const ids = [...new Set([...Object.keys(was), ...Object.keys(now)])].sort()
  return ids.flatMap(id => {
    const [before, after] = [was[id], now[id]]
    if (before && after) return compareRecords(id, before, after)
    return [{ id, field: '', was: nameRecord(before), now: nameRecord(after) }]
  })
}

function compareRecords(id: string, before: ShownRecord, after: ShownRecord): readonly Change[] {
  const [one, other] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...one.keys(), ...other.keys()])].flatMap(field => {
    const [was, now] = [spell(one.get(field)), spell(other.get(field))]
    return was === now ? [] : [{ id, field, was, now }]
  })
}

function nameRecord(record: ShownRecord | undefined): string | null {
  if (!record) return null
  return 'name' in record ? record.name : Object.values(record).map(spell).join(' ')
}

function spell(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '')
}
