import { expect, test } from 'vitest'
import { DATE_FORMATS, type DateFormat, dateIn } from '../../../contracts/kernel/date-format.ts'

const THE_DAY: Record<DateFormat, string> = {
  'YYYY-MM-DD': '2024-02-29',
  'YYYY/MM/DD': '2024/2/29',
  YYYYMMDD: '20240229',
  'DD/MM/YYYY': '29/2/2024',
  'MM/DD/YYYY': '02/29/2024',
  YYYY年MM月DD日: '2024年2月29日',
  'MM/YYYY': '2/2024',
}

test.each(DATE_FORMATS)('%s is read as declared, and as nothing else', format => {
  expect(dateIn(THE_DAY[format], format)).toBe(format === 'MM/YYYY' ? '2024-02-01' : '2024-02-29')
  const others = DATE_FORMATS.filter(other => other !== format)
  expect(others.filter(other => dateIn(THE_DAY[format], other) !== null)).toEqual([])
})

test('a day that does not exist, or lies outside two centuries around us, is none', () => {
  const ends = ['1900-01-01', '2200-12-31'] as const
  expect(ends.map(day => dateIn(day, 'YYYY-MM-DD'))).toEqual(ends)
  for (const day of ['2023-02-29', '2024-13-01', '1899-12-31', '2201-01-01', '2024-2-1', ''])
    expect(dateIn(day, 'YYYY-MM-DD')).toBeNull()
  expect(dateIn('1/2/2024/', 'DD/MM/YYYY')).toBeNull()
  expect(dateIn('1/2/24', 'DD/MM/YYYY')).toBeNull()
  for (const text of ['2024年2月29', '2024年2月29日止', '24年2月29日', '2024年29日'])
    expect(dateIn(text, 'YYYY年MM月DD日')).toBeNull()
})
