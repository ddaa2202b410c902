import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { seededLuck } from '../../../../services/outside/bank/book/luck.ts'
import {
  balances,
  bankFolder,
  ELSEWHERE,
  MONDAY,
  openAt,
  order,
  PAYEE,
  PAYER,
  removeFolders,
  smallBank,
  statements,
} from './small-bank.ts'

afterAll(removeFolders)

const TUESDAY = '2026-12-01'

describe('days', () => {
  test('what comes at the cut-off is of the next bank day, over a weekend too', () => {
    const bank = smallBank()
    bank.moveClock('2026-12-04T16:59:59')
    bank.receive('huadong', order([{ amount: 1n }], { executeOn: '2026-12-04', messageId: 'M-2' }))
    expect(balances(bank)[1]).toBe(1n)
    bank.moveClock('2026-12-04T17:00:00')
    bank.receive('huadong', order([{ amount: 2n }], { executeOn: '2026-12-04', messageId: 'M-3' }))
    bank.deposit({
      ...{ account: PAYEE, amount: 4n, payer: null, endToEndId: 'X' },
      ...{ reference: null, text: null },
    })
    bank.moveClock('2026-12-06T23:59:59')
    expect(balances(bank)[1]).toBe(5n)
    bank.moveClock('2026-12-07T00:00:00')
    expect(balances(bank)[1]).toBe(7n)
    expect(() => bank.moveClock('2026-12-06T00:00:00')).toThrow(/shows 2026-12-07/)
  })

  test('statements are numbered without a gap, and each closes where the next one opens', () => {
    const bank = smallBank()
    bank.receive('huadong', order([{ amount: 10n }, { amount: 20n }], { executeOn: TUESDAY }))
    bank.moveClock('2026-12-09T09:00:00')
    const days = statements(bank, 'huadong', 'statement')
    // Monday to Friday, Monday and Tuesday.
    expect(days.map(day => day.electronicNumber)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    days.forEach((day, i) => {
      const [opening, closing] = day.balances
      const booked = day.entries.reduce((sum, { amount }) => sum - amount.minor, 0n)
      expect(closing!.amount.minor).toBe(opening!.amount.minor + booked)
      const before = i > 0 ? days[i - 1]!.balances[1]!.amount.minor : 100_000n
      expect(opening!.amount.minor).toBe(before)
    })
    expect(days.map(day => day.entries.length)).toEqual([0, 2, 0, 0, 0, 0, 0])
  })

  test('a long day comes in pages that follow each other', () => {
    const bank = smallBank()
    const lines = Array.from({ length: 999 }, (_, i) => ({ amount: 1n, endToEndId: `E-${i}` }))
    bank.receive('huadong', order(lines, { asOne: true }))
    bank.receive('huadong', order([{ amount: 5n }], { messageId: 'M-2' }))
    bank.moveClock(`${TUESDAY}T09:00:00`)
    const pages = statements(bank, 'huadong', 'statement')
    expect(pages.map(({ page, electronicNumber }) => [page, electronicNumber])).toEqual([
      [{ number: '1', last: false }, '1'],
      [{ number: '2', last: true }, '2'],
    ])
    expect(pages.map(page => page.balances.map(({ amount }) => amount.minor))).toEqual([
      [100_000n, 99_001n],
      [99_001n, 98_996n],
    ])
  })
})

test('whatever happens, money is only moved, and statements add up to the balance', () => {
  const step = fc.oneof(
    fc.record({ pay: fc.bigInt(1n, 60_000n), asOne: fc.boolean() }),
    fc.record({ days: fc.integer({ min: 1, max: 4 }) }),
  )
  let paid = 0
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.string(), (steps, seed) => {
      const bank = smallBank(seededLuck(seed, 5_000))
      steps.forEach((one, i) => {
        if ('days' in one) {
          const day = new Date(`${bank.state.now.slice(0, 10)}T00:00:00Z`)
          day.setUTCDate(day.getUTCDate() + one.days)
          bank.moveClock(`${day.toISOString().slice(0, 10)}T09:00:00`)
        } else {
          const lines = [
            { amount: one.pay, endToEndId: `E-${i}` },
            { amount: 1n, endToEndId: `F-${i}` },
          ]
          const executeOn = bank.state.now.slice(0, 10)
          bank.receive(
            'huadong',
            order(lines, { messageId: `M-${i}`, asOne: one.asOne, executeOn }),
          )
        }
      })
      const [payer, payee] = balances(bank)
      expect(payer! + payee!).toBe(100_000n)
      expect(payer).toBeGreaterThanOrEqual(0n)
      if (payee! > 0n) paid += 1
    }),
    { numRuns: 20 },
  )
  expect(paid).toBeGreaterThan(3)
})

describe('its book', () => {
  test('opened again it knows all, has sent the same, and goes on numbering', () => {
    const folder = bankFolder()
    const bank = openAt(folder)
    bank.openAccount({ id: PAYER, owner: 'H', customer: 'huadong', currency: 'CNY', balance: '5' })
    bank.receive('huadong', order([{ amount: 1n, to: ELSEWHERE }]))
    const again = openAt(folder)
    expect(again.outputs(0)).toEqual(bank.outputs(0))
    expect(balances(again)).toEqual([4n])
    again.receive('huadong', order([{ amount: 1n, to: ELSEWHERE }], { messageId: 'M-2' }))
    expect(again.outputs(0).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('a line without its end never happened', () => {
    const folder = bankFolder()
    openAt(folder).openAccount({
      ...{ id: PAYER, owner: 'H', customer: 'huadong', currency: 'CNY', balance: '5' },
    })
    const file = join(folder, 'book.jsonl')
    const whole = readFileSync(file, 'utf8')
    appendFileSync(file, whole.replace(PAYER, PAYEE).slice(0, -1))
    expect(balances(openAt(folder))).toEqual([5n])
    expect(readFileSync(file, 'utf8')).toBe(whole)
  })

  test('killed after any line, it goes on as if nothing had been', () => {
    const folder = bankFolder()
    const bank = openAt(folder)
    const base = { currency: 'CNY', customer: 'huadong', owner: 'H' }
    bank.openAccount({ ...base, id: PAYER, balance: '900' })
    bank.openAccount({ ...base, id: PAYEE, balance: '0' })
    bank.plan('E-1', 'return')
    bank.receive('huadong', order([{ amount: 100n }, { amount: 200n }, { amount: 1_000n }]))
    bank.moveClock('2026-12-02T09:00:00')
    const lines = readFileSync(join(folder, 'book.jsonl'), 'utf8').trimEnd().split('\n')
    expect(lines.length).toBeGreaterThan(8)
    lines.forEach((_, kept) => {
      const other = bankFolder()
      writeFileSync(
        join(other, 'book.jsonl'),
        lines
          .slice(0, kept + 1)
          .join('\n')
          .concat('\n'),
      )
      const revived = openAt(other)
      if (revived.state.accounts.has(PAYEE) && revived.state.received.size > 0) {
        revived.moveClock('2026-12-02T09:00:00')
        expect(revived.outputs(0)).toEqual(bank.outputs(0))
        expect(balances(revived)).toEqual(balances(bank))
      }
    })
  })
})

test('the days of the tests are what they say', () => {
  expect(new Date(`${MONDAY}T00:00:00Z`).getUTCDay()).toBe(1)
})
