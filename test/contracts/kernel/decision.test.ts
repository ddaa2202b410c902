import { expect, it } from 'vitest'
import { answer } from '../../../contracts/kernel/answer.ts'
import { assert, Bug } from '../../../contracts/kernel/bug.ts'
import { accept, refuse } from '../../../contracts/kernel/decision.ts'

it('a refusal is a value: a code and the path to the field, empty for the whole act', () => {
  expect(refuse('span_must_not_be_empty', 'body.spans.0')).toEqual({
    ok: false,
    refusal: 'span_must_not_be_empty',
    path: 'body.spans.0',
  })
  expect(refuse('span_must_not_be_empty').path).toBe('')
})

it('what is accepted has its facts and postings; what is answered has its value', () => {
  expect(accept(['fact'], ['posting'])).toEqual({
    ok: true,
    facts: ['fact'],
    postings: ['posting'],
  })
  expect(answer(1n)).toEqual({ ok: true, value: 1n })
})

it('a bug is thrown, by name, with the promise that was broken', () => {
  expect(() => assert(true, 'kept')).not.toThrow()
  expect(() => assert(false, 'what was promised')).toThrow(new Bug('what was promised'))
  expect(new Bug('x').name).toBe('Bug')
})
