import { expect, it } from 'vitest'
import { answer } from '../../../contracts/kernel/answer.ts'
import { assert, Bug } from '../../../contracts/kernel/bug.ts'
import { accept, type Detailed, type Refused, refuse } from '../../../contracts/kernel/decision.ts'
import { units } from '../../../contracts/kernel/money.ts'
import {
  badInput,
  formatRefusal,
  type RefusalTexts,
} from '../../../contracts/kernel/refusal-text.ts'

it('a refusal is a value: a code and the path to the field, empty for the whole act', () => {
  expect(refuse('span_must_not_be_empty', 'body.spans.0')).toEqual({
    ok: false,
    refusal: 'span_must_not_be_empty',
    path: 'body.spans.0',
  })
  expect(refuse('span_must_not_be_empty').path).toBe('')
})

it('a refusal carries the values that its sentences show, and none where they show none', () => {
  expect(
    refuse('span_must_not_be_empty', 'body.spans.0', { lo: units(5n), hi: units(5n) }),
  ).toEqual({
    ok: false,
    refusal: 'span_must_not_be_empty',
    path: 'body.spans.0',
    details: { lo: units(5n), hi: units(5n) },
  })
  expect(refuse('spans_must_be_named', 'body.spans')).not.toHaveProperty('details')
})

it('what a refusal shows is part of its type: forgotten, or another, it does not compile', () => {
  type Refusals = 'act_must_be_known' | Detailed<'limit_must_be_kept', { limit: number }>
  const refusals: Refused<Refusals>[] = [
    refuse('act_must_be_known'),
    refuse('limit_must_be_kept', 'body', { limit: 500 }),
    // @ts-expect-error the limit is not shown
    refuse('limit_must_be_kept', 'body'),
    // @ts-expect-error the limit is a number
    refuse('limit_must_be_kept', 'body', { limit: '500' }),
    // @ts-expect-error the sentences of this one show nothing
    refuse('act_must_be_known', 'body', { limit: 500 }),
    // @ts-expect-error no such duty
    refuse('act_must_be_said'),
  ]
  expect(refusals.every(({ ok }) => !ok)).toBe(true)
  const texts = {
    act_must_be_known: badInput('没有这种操作。', 'There is no such act.'),
    limit_must_be_kept: badInput(
      d => `上限为 ${d.limit}。`,
      d => `At most ${d.limit}.`,
    ),
  } satisfies RefusalTexts<Refusals>
  expect(formatRefusal(texts.limit_must_be_kept, { limit: 500 }).zh).toBe('上限为 500。')
  // @ts-expect-error a duty without its sentences
  const { act_must_be_known: _, ...lacking }: RefusalTexts<Refusals> = {}
  expect(lacking).toEqual({})
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
