const HOUR_MS = 3_600_000
const DAY_HOURS = 24

/** How long something has waited. */
export type Age =
  | { readonly key: 'ageNow' }
  | { readonly key: 'ageHours' | 'ageDays'; readonly count: number }

export function findAge(since: string | number, now: number): Age {
  const hours = Math.floor((now - new Date(since).getTime()) / HOUR_MS)
  if (hours < 1) return { key: 'ageNow' }
  if (hours < DAY_HOURS) return { key: 'ageHours', count: hours }
  return { key: 'ageDays', count: Math.floor(hours / DAY_HOURS) }
}

/** Days from the business date to the last day on which something is in time; below 0: too late. */
export function countDaysLeft(dueOn: string, today: string): number {
  return Math.round((Date.parse(dueOn) - Date.parse(today)) / (DAY_HOURS * HOUR_MS)) - 1
}
