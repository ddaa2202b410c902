import { expect, it } from 'vitest'
import {
  type ProvisionalWait,
  PUBLISH_TEXTS,
  type PublishRefusal,
  type PublishState,
  publish,
} from '../../../contracts/calendar/publish.ts'
import type { Calendar } from '../../../contracts/kernel/calendar.ts'
import { type BusinessDate, dayNumber } from '../../../contracts/kernel/date.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case extends PublishState {
  readonly edition: string
}

/** With the first Monday of the new year closed. */
const calendar: Calendar = {
  name: 'test',
  edition: 'test-2027',
  closed: new Set([dayNumber('2027-01-04')]),
  open: new Set(),
  publishedThrough: 2027,
}
const plain: Case = { publishedThrough: 2026, waits: [], edition: 'test-2027' }
const decide = ({ edition, ...state }: Case) =>
  publish(state, { edition }, { asOf: '2026-12-30', calendar })

refusalTable<PublishRefusal, Case>('publish a calendar', PUBLISH_TEXTS, plain, decide, {
  edition_must_be_the_ledgers_own: {
    details: { edition: 'test-2027' },
    breaks: c => ({ ...c, edition: 'test-2026' }),
  },
  edition_must_bring_a_new_year: {
    details: { through: 2027, publishedThrough: 2027 },
    breaks: c => ({ ...c, publishedThrough: 2027 }),
    keeps: { 'the first that is ever published': c => ({ ...c, publishedThrough: null }) },
  },
})

it('reckons each wait again from its own day, and nobody is waited for beyond the end', () => {
  const wait = (
    kind: ProvisionalWait['kind'],
    openedOn: BusinessDate,
    dueOn: BusinessDate | null,
  ): ProvisionalWait => ({ wait: 'wait_1', kind, openedOn, dueOn })
  const cases: [ProvisionalWait, BusinessDate, BusinessDate][] = [
    // Ten business days and three, the closed Monday left out.
    [wait('confirmation', '2026-12-25', '2027-06-01'), '2026-12-30', '2027-01-11'],
    [wait('confirmation', '2026-12-25', '2027-01-08'), '2026-12-30', '2027-01-08'],
    // Five business days and two.
    [wait('answer', '2026-12-30', '2027-06-01'), '2027-01-01', '2027-01-07'],
    // Nothing that is offered falls due.
    [wait('answer', '2026-12-30', null), '2027-01-01', '2027-01-07'],
    // Payment is prepared two business days before it is due.
    [wait('answer', '2026-12-30', '2027-01-05'), '2026-12-31', '2026-12-31'],
    // By the new year payment would have been prepared yesterday: the answer is due today.
    [wait('answer', '2026-12-25', '2026-12-31'), '2026-12-30', '2026-12-30'],
    // Only its reminder would have been before today.
    [wait('confirmation', '2026-12-24', '2027-06-01'), '2026-12-30', '2027-01-08'],
  ]
  for (const [one, remindOn, lapseOn] of cases)
    expect(decide({ ...plain, waits: [one] })).toMatchObject({
      facts: [{ through: 2027, moved: [{ wait: 'wait_1', remindOn, lapseOn }] }],
    })
})
