import { expect, test } from 'vitest'
import {
  findClockError,
  ledgerNow,
  noteServerTime,
} from '../../../services/portal/session/ledger-clock.ts'

const at = (date: string) => new Response(null, { headers: { date } })
const SAID = 'Mon, 02 Mar 2026 08:00:00 GMT'
const TRUE = Date.parse(SAID)

test('a clock that is wrong is set right by what the server says; one nearly right stays', () => {
  noteServerTime(at(SAID), TRUE + 29_999)
  expect(findClockError()).toBe(0)
  noteServerTime(at(SAID), TRUE + 30_000)
  expect(findClockError()).toBe(30_000)
  noteServerTime(at(SAID), TRUE - 3_600_000)
  expect(findClockError()).toBe(-3_600_000)
  expect(Math.abs(ledgerNow() - (Date.now() + 3_600_000))).toBeLessThan(1_000)
  // An answer that says no time changes nothing.
  noteServerTime(new Response(null))
  noteServerTime(at('soon'))
  expect(findClockError()).toBe(-3_600_000)
  noteServerTime(at(SAID), TRUE)
  expect(findClockError()).toBe(0)
})
