import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Bug } from '../../../contracts/kernel/bug.ts'
import { idNumber, idOf, isId, NOBODY } from '../../../contracts/kernel/id.ts'

const numbers = fc.bigInt(0n, 2n ** 63n - 1n)

describe('ids', () => {
  it('are a noun and a number, both ways', () => {
    fc.assert(
      fc.property(numbers, number => {
        const id = idOf('rcv', number)
        expect(isId('rcv', id)).toBe(true)
        expect(idNumber(id)).toBe(number)
      }),
    )
  })

  it('sort as text as they do as numbers', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(idOf('rcv', a) < idOf('rcv', b)).toBe(a < b)
      }),
    )
  })

  it('0 is nobody', () => expect(idOf('pty', 0n)).toBe(NOBODY))

  it('asserts that the number fits in 63 bits', () => {
    expect(idOf('rcv', 2n ** 63n - 1n)).toBe('rcv_7ZZZZZZZZZZZZ')
    expect(() => idOf('rcv', 2n ** 63n)).toThrow(Bug)
    expect(() => idOf('rcv', -1n)).toThrow(Bug)
  })

  it('of a noun of any length is one of that noun', () => {
    for (const noun of ['', 'wait', 'rcv'])
      for (const number of [0n, 7n, 2n ** 63n - 1n]) {
        const id = idOf(noun, number)
        expect([isId(noun, id), idNumber(id)]).toEqual([true, number])
        expect(id.slice(0, -13)).toBe(`${noun}_`)
      }
  })

  it.each([
    ['another noun', 'pty_0000000000001'],
    ['a noun that only begins so', 'rcvx_000000000001'],
    ['one digit too few', 'rcv_000000000001'],
    ['one digit too many', 'rcv_00000000000001'],
    ['more than 63 bits', 'rcv_8000000000000'],
    ['a lower-case digit', 'rcv_000000000000a'],
    ['a letter that looks like a digit', 'rcv_000000000000O'],
    ['a digit of another script', 'rcv_000000000000\u0661'],
    ['such a digit first', 'rcv_\u0660000000000001'],
    ['no line below the noun', 'rcv-0000000000001'],
    ['a line after it', 'rcv_0000000000001\n'],
    ['a number', 1],
    ['nothing', null],
  ])('%s is no id of a receivable', (_, text) => expect(isId('rcv', text)).toBe(false))
})
