/** Asia/Shanghai has no summer time: it is always so far ahead. */
const AHEAD_MS = 8 * 3_600_000
const MINUTE_LENGTH = 16
const SECOND_LENGTH = 19

/** '2026-03-03T17:00', or with seconds, in the ledger's place → an instant; null: it is none. */
export function readInstant(value: string): string | null {
  const full = value.length === MINUTE_LENGTH ? `${value}:00` : value
  const at = Date.parse(`${full}+08:00`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** An instant as `readInstant` reads it. */
export function writeInstant(at: number, to: 'minute' | 'second' = 'minute'): string {
  const length = to === 'minute' ? MINUTE_LENGTH : SECOND_LENGTH
  return new Date(at + AHEAD_MS).toISOString().slice(0, length)
}

/** Five in the afternoon of a date, in the ledger's place. */
export function writeClose(date: string): string {
  return `${date}T17:00`
}
