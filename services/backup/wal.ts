import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A segment of WAL by its file name: 24 hexadecimal digits, timeline first. */
export interface WalSegment {
  readonly name: string
  readonly timeline: number
  /** Which one it is, counted over all timelines. */
  readonly place: number
}

const NAME = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/

/** Reads a file name; null for one that is no whole segment, such as a timeline’s history. */
export function parseWalName(name: string, segmentBytes: number): WalSegment | null {
  const [, timeline, high, low] = NAME.exec(name) ?? []
  if (!timeline || !high || !low) return null
  const perHigh = 2 ** 32 / segmentBytes
  const place = Number.parseInt(high, 16) * perHigh + Number.parseInt(low, 16)
  return { name, timeline: Number.parseInt(timeline, 16), place }
}

/** The whole segments in a folder; a file of another size is still being written, or is no WAL. */
export function listWal(folder: string, segmentBytes: number): WalSegment[] {
  return readdirSync(folder).flatMap(name => {
    const segment = parseWalName(name, segmentBytes)
    return segment && statSync(join(folder, name)).size === segmentBytes ? [segment] : []
  })
}

/** What of the WAL from a segment on is there. */
export interface WalReach {
  /** The last place that is reached without a gap; null where not even the first is there. */
  readonly through: number | null
  /** The places that are missing before the last one that is there. */
  readonly missing: readonly number[]
}

const MISSING_SHOWN_MAX = 5

/** PostgreSQL stops at the first gap as if it were the end, so a gap must be known beforehand. */
export function findReach(segments: readonly WalSegment[], first: WalSegment): WalReach {
  const usable = segments.filter(({ timeline }) => timeline >= first.timeline)
  const places = new Set(usable.map(({ place }) => place))
  const last = usable.reduce((max, { place }) => Math.max(max, place), first.place)
  const missing: number[] = []
  for (let place = first.place; place <= last && missing.length < MISSING_SHOWN_MAX; place += 1)
    if (!places.has(place)) missing.push(place)
  const through = (missing[0] ?? last + 1) - 1
  return { through: through < first.place ? null : through, missing }
}

/** The name of the segment at a place, as an operator looks for it. */
export function walName(timeline: number, place: number, segmentBytes: number): string {
  const perHigh = 2 ** 32 / segmentBytes
  const parts = [timeline, Math.floor(place / perHigh), place % perHigh]
  return parts.map(part => part.toString(16).toUpperCase().padStart(8, '0')).join('')
}
