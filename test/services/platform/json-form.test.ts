import { describe, expect, test } from 'vitest'
import { countJsonLevels, findUnstorable } from '../../../services/platform/json-form.ts'

describe('levels of JSON', () => {
  test.each([
    ['1', 0],
    ['"[[{"', 0],
    ['{}', 1],
    ['[{"a":[1]},{"b":2}]', 3],
    ['{"a[[[[\\"[[[":"{{{\\\\"}', 1],
    ['[[', 2],
    [']]]][', 0],
  ])('%s has %i', (text, levels) => {
    expect(countJsonLevels(Buffer.from(text))).toBe(levels)
  })

  test('as many as there are', () => {
    const deep = '['.repeat(1_000_000) + ']'.repeat(1_000_000)
    expect(countJsonLevels(Buffer.from(deep))).toBe(1_000_000)
  })
})

describe('text that can be stored', () => {
  test.each([
    ['nothing', { a: ['text', 1, null, '\u{1F4A3}'] }, null],
    ['a NUL', { a: ['b', { c: 'x\0' }] }, 'a.1.c'],
    ['half a surrogate pair', ['\ud83d'], '0'],
    ['a NUL in a name', { a: { 'b\0': 1 } }, 'a'],
    ['the value itself', '\0', ''],
  ])('%s is found where it is', (_, value, path) => {
    expect(findUnstorable(value)).toBe(path)
  })

  test('a path holds no more than 200 characters of what was sent', () => {
    expect(findUnstorable({ ['x'.repeat(1_000)]: '\0' })).toHaveLength(200)
  })
})
