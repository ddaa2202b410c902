import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Calendar } from '../../contracts/kernel/calendar.ts'
import { civil, dayNumber, isBusinessDate } from '../../contracts/kernel/date.ts'

/** Thrown when the published years cannot be read: the installation is incomplete. */
export class CalendarFault extends Error {
  override name = 'CalendarFault'
}

/**
 * China's business days as the State Council publishes them year by year: holidays are closed,
 * make-up days (调休) on weekends open. The years come from the JSON of `chinese-days`, whose
 * version is part of the edition; after the last of them every date is provisional.
 */
export function chinaCalendar(folder = installedFolder()): Calendar {
  const years = readdirSync(join(folder, 'dist', 'years'))
    .flatMap(name => /^(\d{4})\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
  const last = years.at(-1)
  if (last === undefined) throw new CalendarFault(`no published year in ${folder}`)
  const gap = years.find((year, i) => i > 0 && year !== years[i - 1]! + 1)
  if (gap !== undefined) throw new CalendarFault(`the year before ${gap} is missing in ${folder}`)
  const published = years.map(year => readYear(folder, year))
  return {
    name: 'china',
    edition: `cn-${last}.${readJson(join(folder, 'package.json'))['version']}`,
    closed: new Set(published.flatMap(({ closed }) => closed)),
    open: new Set(published.flatMap(({ open }) => open)),
    publishedThrough: last,
  }
}

function readYear(folder: string, year: number): { closed: number[]; open: number[] } {
  const path = join(folder, 'dist', 'years', `${year}.json`)
  const json = readJson(path)
  return {
    closed: readDays(json['holidays'], year, path),
    open: readDays(json['workdays'], year, path),
  }
}

/** Reads days, the keys of an object; all must lie in their year, or in the years beside it. */
function readDays(json: unknown, year: number, path: string): number[] {
  if (typeof json !== 'object' || json === null) throw new CalendarFault(`no days in ${path}`)
  return Object.keys(json).map(date => {
    const near = isBusinessDate(date) && Math.abs(civil(date).year - year) <= 1
    if (!near) throw new CalendarFault(`${date} is no day of ${year}: ${path}`)
    return dayNumber(date)
  })
}

function readJson(path: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new CalendarFault(`${path} cannot be read`, { cause })
  }
}

function installedFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('chinese-days/package.json'))
}
