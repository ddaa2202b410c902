import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../../../../contracts/abs/expression/compile.ts'
import { nearest } from '../../../../contracts/abs/expression/nearest.ts'
import { DivisionByZero } from '../../../../contracts/abs/expression/operations.ts'
import type { ValueType } from '../../../../contracts/abs/expression/value.ts'
import {
  compare,
  formatRatio,
  halfUp,
  parseRatio,
  type Ratio,
  whole,
} from '../../../../contracts/abs/ratio.ts'

const QUANTITIES: Record<string, [ValueType, Ratio]> = {
  'note.A.balance': ['money', whole(10_000n)],
  'note.优先.balance': ['money', whole(700n)],
  'pool.balance': ['money', whole(20_000n)],
  'pool.lost': ['money', whole(0n)],
  'date.payment': ['date', whole(20_454n)],
  'trigger.late': ['condition', whole(1n)],
}

const vocabulary = {
  findType: (name: string) => QUANTITIES[name]?.[0] ?? null,
  nearest: (name: string) => nearest(name, Object.keys(QUANTITIES)),
}

function evaluate(text: string): string {
  const compiled = compile(text, vocabulary)
  if (!compiled.ok) return `${compiled.refusal}(${compiled.details.join('; ')})`
  const { type, bind } = compiled.value
  return `${type} ${formatRatio(bind(name => () => QUANTITIES[name]![1])(null))}`
}

describe('what an expression gives', () => {
  it.each([
    ['1 + 2 * 3', 'number 7'],
    ['(1 + 2) × 3', 'number 9'],
    ['7 − 2 − 1', 'number 4'],
    ['12 ÷ 4 / 3', 'number 1'],
    ['-2 * -3', 'number 6'],
    ['1 / 3 * 3', 'number 1'],
    ['3.5%', 'number 0.035'],
    ['50.25元 + 1yuan', 'money 5125'],
    ['3分 + 4fen', 'money 7'],
    ['note.A.balance / pool.balance', 'number 0.5'],
    ['note.优先.balance', 'money 700'],
    ['max(0, note.A.balance - pool.balance)', 'money 0'],
    ['min(note.A.balance, pool.balance)', 'money 10000'],
    ['if(trigger.late, 5%, 2%)', 'number 0.05'],
    ['if(not trigger.late, 5%, 2%)', 'number 0.02'],
    ['note.A.balance >= pool.balance * 50%', 'condition 1'],
    ['note.A.balance ≠ 100元', 'condition 0'],
    ['trigger.late and 1 > 2 or 2 > 1', 'condition 1'],
    ['not 1 > 2', 'condition 1'],
    ['date.payment >= 2026-01-01', 'condition 1'],
    ['date.payment - 2025-12-31', 'number 1'],
    ['date.payment + 30 > 2026-01-30', 'condition 1'],
    ['trigger.late or 1 / pool.lost > 0', 'units_must_agree(/; number, money)'],
    ['if(trigger.late, 1, note.A.balance / pool.lost)', 'number 1'],
  ])('%s is %s', (text, value) => expect(evaluate(text)).toBe(value))
})

describe('what is refused', () => {
  it.each([
    ['', 'expression_must_be_readable(; 1)'],
    ['1 +', 'expression_must_be_readable(1 +; 4)'],
    ['1 2', 'expression_must_be_readable(2; 3)'],
    ['(1', 'expression_must_be_readable((1; 3)'],
    ['min(1, )', 'expression_must_be_readable(); 8)'],
    ['1 < 2 < 3', 'expression_must_be_readable(< 3; 7)'],
    ['5 # 3', 'expression_must_be_readable(# 3; 3)'],
    ['5% of it', 'expression_must_be_readable(of it; 4)'],
    ['1e9999', 'expression_must_be_readable(e9999; 2)'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'expression_must_be_readable((((((((((1)); 52)'],
    ['constructor', 'quantity_must_be_known(constructor; )'],
    ['toString(1)', 'function_must_be_known(toString; )'],
    ['negate(1)', 'function_must_be_known(negate; )'],
    ['note.A.balence', 'quantity_must_be_known(note.A.balence; note.A.balance)'],
    ['NaN', 'quantity_must_be_known(NaN; )'],
    ['maximum(1, 2)', 'function_must_be_known(maximum; max)'],
    ['note.A.balance > 5', 'units_must_agree(>; money, number)'],
    ['note.A.balance + 5%', 'units_must_agree(+; money, number)'],
    ['note.A.balance * pool.balance', 'units_must_agree(*; money, money)'],
    ['date.payment + date.payment', 'units_must_agree(+; date, date)'],
    ['trigger.late = trigger.late', 'units_must_agree(=; condition, condition)'],
    ['min(1)', 'units_must_agree(min; number)'],
    ['min(1, 2, 3)', 'units_must_agree(min; number, number, number)'],
    ['not 5', 'units_must_agree(not; number)'],
    ['1 / 0', 'units_must_agree(/; number, zero)'],
  ])('%s: %s', (text, refusal) => expect(evaluate(text)).toBe(refusal))

  it('a divisor that is zero when it is computed', () => {
    expect(() => evaluate('note.A.balance / pool.lost')).toThrow(DivisionByZero)
  })
})

describe('exact rationals', () => {
  const decimal = fc
    .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.integer({ min: 1, max: 6 }))
    .map(([n, digits]) => {
      const text = String(n < 0n ? -n : n).padStart(digits + 1, '0')
      return `${n < 0n ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
    })

  it('a decimal text and what is shown of it are the same number', () => {
    fc.assert(
      fc.property(
        decimal,
        text => compare(parseRatio(formatRatio(parseRatio(text))), parseRatio(text)) === 0,
      ),
    )
  })

  it('half-up goes away from zero at the half and never further than it', () => {
    expect([5n, -5n, 4n, -4n, 15n].map(n => halfUp({ num: n, den: 10n }))).toEqual([
      1n,
      -1n,
      0n,
      0n,
      2n,
    ])
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 9n), 10n ** 9n), fc.bigInt(1n, 10n ** 6n), (n, d) => {
        const off = halfUp({ num: n, den: d }) * d - n
        return 2n * (off < 0n ? -off : off) <= d
      }),
    )
  })
})
