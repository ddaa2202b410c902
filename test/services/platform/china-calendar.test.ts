import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  addBusinessDays,
  isBusinessDay,
  isProvisional,
  rollDate,
} from '../../../contracts/kernel/calendar.ts'
import { type BusinessDate, dayNumber } from '../../../contracts/kernel/date.ts'
import { CalendarFault, chinaCalendar } from '../../../services/platform/china-calendar.ts'

const china = chinaCalendar()
const open = (date: BusinessDate) => isBusinessDay(china, dayNumber(date))

describe('the published days of China', () => {
  it.each([
    ['2026-01-01', false],
    ['2026-01-02', false],
    ['2026-01-04', true],
    ['2026-02-14', true],
    ['2026-02-16', false],
    ['2026-02-23', false],
    ['2026-02-24', true],
    ['2026-02-28', true],
    ['2026-10-07', false],
    ['2026-10-08', true],
    ['2026-10-10', true],
    ['2026-10-11', false],
    ['2004-01-17', true],
  ] as const)('%s is open: %s', (date, expected) => expect(open(date)).toBe(expected))

  it('rolls a payment over the Spring Festival, but not out of its month', () => {
    expect(rollDate(china, '2026-02-15', 'following')).toBe('2026-02-24')
    expect(rollDate(china, '2026-10-01', 'preceding')).toBe('2026-09-30')
    expect(rollDate(china, '2026-10-01', 'modified_preceding')).toBe('2026-10-08')
  })

  it('counts make-up Saturdays as business days', () => {
    expect(addBusinessDays(china, '2026-02-13', 1)).toBe('2026-02-14')
    expect(addBusinessDays(china, '2026-02-27', 1)).toBe('2026-02-28')
  })

  it('names its data, and says which years are not published yet', () => {
    expect(china.edition).toMatch(/^cn-\d{4}\.\d+\.\d+\.\d+$/)
    const { publishedThrough } = china
    expect(publishedThrough).toBeGreaterThanOrEqual(2026)
    expect(isProvisional(china, `${publishedThrough}-12-31` as BusinessDate)).toBe(false)
    expect(isProvisional(china, `${publishedThrough + 1}-01-01` as BusinessDate)).toBe(true)
  })
})

describe('a broken installation is a fault', () => {
  const root = mkdtempSync(join(tmpdir(), 'calendar-'))
  afterAll(() => rmSync(root, { recursive: true }))

  const install = (name: string, years: Record<string, unknown>) => {
    const folder = join(root, name)
    mkdirSync(join(folder, 'dist', 'years'), { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"version":"0.0.1"}')
    for (const [year, json] of Object.entries(years)) {
      writeFileSync(join(folder, 'dist', 'years', `${year}.json`), JSON.stringify(json))
    }
    return folder
  }
  const plain = { holidays: {}, workdays: {} }

  it('reads what is sound', () => {
    const folder = install('sound', { 2030: { ...plain, holidays: { '2030-01-01': 'x' } } })
    expect(chinaCalendar(folder)).toMatchObject({
      edition: 'cn-2030.0.0.1',
      publishedThrough: 2030,
    })
  })

  it.each([
    ['no year', install('none', {}), /no published year/],
    ['a missing year', install('gap', { 2030: plain, 2032: plain }), /before 2032 is missing/],
    ['no days', install('days', { 2030: { holidays: {} } }), /no days in/],
    [
      'no such date',
      install('date', { 2030: { ...plain, workdays: { '2030-02-30': '' } } }),
      /no day/,
    ],
    [
      'another year',
      install('far', { 2030: { ...plain, holidays: { '2035-01-01': '' } } }),
      /no day/,
    ],
  ])('%s', (_, folder, message) => {
    expect(() => chinaCalendar(folder)).toThrow(CalendarFault)
    expect(() => chinaCalendar(folder)).toThrow(message)
  })
})
