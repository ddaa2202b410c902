import { expect, test } from 'vitest'
import { dateInZone, isTimeZone } from '../../../services/platform/date-in-zone.ts'

test('a day begins at midnight of its zone', () => {
  const before = Date.parse('2027-01-04T15:59:59.999Z')
  expect(dateInZone('Asia/Shanghai', before)).toBe('2027-01-04')
  expect(dateInZone('Asia/Shanghai', before + 1)).toBe('2027-01-05')
  expect(dateInZone('UTC', before + 1)).toBe('2027-01-04')
})

test('a zone is one of the IANA database', () => {
  expect(isTimeZone('Asia/Shanghai')).toBe(true)
  expect(isTimeZone('Mars/Olympus')).toBe(false)
})
