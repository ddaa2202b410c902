import { expect, it, test } from 'vitest'
import { rulesOn } from '../../../contracts/kernel/rules.ts'
import { findWaitRule, type WaitRule } from '../../../contracts/wait/wait-rule.ts'
import { WAITS, waitForAnswer, waitForConfirmation } from '../../../contracts/wait/waits.ts'
import { as, DUE_ON } from '../fixtures.ts'

const began = as('pty_1', '2026-03-02')

it('a debtor is waited for ten business days, and not beyond the day on which it would pay', () => {
  const wait = (dueOn: typeof DUE_ON) => waitForConfirmation({ debtor: 'pty_2', dueOn }, began)
  const { awaited, remindOn, lapseOn } = wait(DUE_ON)
  expect([awaited, remindOn, lapseOn]).toEqual(['pty_2', '2026-03-05', '2026-03-16'])
  expect(wait('2026-03-04' as typeof DUE_ON)).toMatchObject({
    ...{ remindOn: '2026-03-04', lapseOn: '2026-03-04' },
  })
})

it('a transferee is waited for five business days, or until its instrument ends offers', () => {
  expect(waitForAnswer({ to: 'pty_3', offersEnd: null }, began)).toMatchObject({
    ...{ awaited: 'pty_3', remindOn: '2026-03-04', lapseOn: '2026-03-09' },
  })
  expect(waitForAnswer({ to: 'pty_3', offersEnd: '2026-03-06' }, began)).toMatchObject({
    ...{ remindOn: '2026-03-04', lapseOn: '2026-03-06' },
  })
})

const byDates = Object.entries(WAITS).flatMap(([kind, { reckon }]) =>
  reckon === null ? [] : [[kind, { reckon }] as const],
)

test.each(byDates)('%s: dates are reckoned again as they were', (_, rule) => {
  const later = { ...began, rules: rulesOn('2026-03-02') }
  expect(rule.reckon(DUE_ON, later)).toEqual(rule.reckon(DUE_ON, began))
  expect(rule.reckon(null, began).lapseOn > began.asOf).toBe(true)
})

test.each(Object.entries(WAITS))('%s: what nobody answered is given up by one act', (_, rule) => {
  const span = { lo: 0n, hi: 5n }
  const body = rule.lapse.body([{ instrument: 'rcv_1', span }])
  expect([
    { receivable: 'rcv_1' },
    { financing: 'rcv_1' },
    { receipt: 'rcv_1' },
    { spans: [{ instrument: 'rcv_1', lo: '0', hi: '5' }] },
  ]).toContainEqual(body)
})

it('a kind that no table has is a bug', () => {
  expect(() => findWaitRule(WAITS, 'guess')).toThrow('the table of waits has the kind guess')
})

/** Each is an error to the compiler; one that were none would be an error of its own. */
export function kindsDoNotCompile(): readonly WaitRule[] {
  const rule: WaitRule = Object.values(WAITS)[0]!
  const { workflow: _workflow, ...noWorkflow } = rule
  const { awaited: _awaited, ...noAwaited } = rule
  const { dates: _dates, ...noDates } = rule
  const { lapse: _lapse, ...noLapse } = rule
  const { task: _task, ...noTask } = rule
  const { reckon: _reckon, ...noReckon } = rule
  return [
    // @ts-expect-error a kind says which workflow carries it out
    noWorkflow,
    // @ts-expect-error a kind says who is waited for
    noAwaited,
    // @ts-expect-error a kind says from when to when
    noDates,
    // @ts-expect-error a kind says which act gives it up
    noLapse,
    // @ts-expect-error a kind says which task it is
    noTask,
    // @ts-expect-error a kind says how its dates are reckoned again
    noReckon,
  ]
}
