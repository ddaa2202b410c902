/** Asia/Shanghai has no summer time: it is always so far ahead. */
const AHEAD_MS = 8 * 3_600_000
const MINUTE_LENGTH = 16

/** '2026-03-03T17:00' in the ledger's place → an instant; null where it is none. */
export function readInstant(value: string): string | null {
  const at = Date.parse(`${value}:00+08:00`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** An instant as `readInstant` reads it. */
export function writeInstant(at: number): string {
  return new Date(at + AHEAD_MS).toISOString().slice(0, MINUTE_LENGTH)
}

/** Five in the afternoon of a date, in the ledger's place. */
export function writeClose(date: string): string {
  return `${date}T17:00`
}
