import { describe, expect, test } from 'vitest'
import { LEVELS_MAX } from '../../../../services/abs/input/json-names.ts'
import { parseJson } from '../../../../services/abs/input/read-json.ts'

const refusal = (text: string) => {
  const read = parseJson('x.json', text)
  return read.ok ? 'taken' : `${read.refusals[0]!.refusal} ${read.refusals[0]!.at}`
}

describe('a name that stands twice is refused with its path', () => {
  test.each([
    ['a fee', '{"fees": {"a": 1, "b": 2, "a": 3}}', 'fees.a'],
    [
      'a scenario, written otherwise',
      '{"scenarios": {"b\\u0061se": {}, "base": {}}}',
      'scenarios.base',
    ],
    [
      'within a list',
      '{"steps": [{"pay": "A"}, {"pay": "A", "from": 1, "pay": "B"}]}',
      'steps.1.pay',
    ],
    ['after a string with quotes', '{"a": "x\\",\\"a\\":", "a": 1}', 'a'],
    ['after an empty object', '{"a": {}, "b": [], "a": 1}', 'a'],
    ['that is empty', '{"": 1, "": 2}', ''],
    ['of a property of objects', '{"constructor": 1, "constructor": 2}', 'constructor'],
  ])('%s', (_, text, path) => expect(refusal(text)).toBe(`names_must_stand_once ${path}`))

  test.each([
    ['in two objects', '{"a": {"x": 1}, "b": {"x": 1}, "c": [{"x": 1}, {"x": 1}]}'],
    ['as name and value', '{"a": "a", "b": ["a", "a"]}'],
    ['in other letters', '{"a": 1, "A": 2}'],
    ['inside a string', '{"a": "{\\"a\\": 1, \\"a\\": 2}"}'],
  ])('a name that stands twice %s is none', (_, text) => expect(refusal(text)).toBe('taken'))
})

test('what is no JSON stays no JSON', () => {
  for (const text of ['{"a": 1, "a"', '{"a": NaN}', '', '"', '{"a\\": 1}'])
    expect(refusal(text)).toBe('document_must_be_json ')
})

test('nesting is bounded: a hundred levels are taken, one more is refused', () => {
  const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
  expect(refusal(deep(LEVELS_MAX))).toBe('taken')
  expect(refusal(deep(LEVELS_MAX + 1))).toMatch(/^document_must_not_nest_deeper 0\.0\./)
})
