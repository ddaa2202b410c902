import { expect, test } from 'vitest'
import type { PartyRole } from '../../../contracts/party/party.ts'
import {
  type LookThrough,
  type LookThroughRefusal,
  type LookThroughState,
  lookThrough,
  PURPOSE_LENGTH_MAX,
} from '../../../contracts/regulator/look-through.ts'

const receivable = { id: 'rcv_0000000000001' } as const
const context = {
  party: 'pty_0000000000009',
  asOf: '2026-03-02',
  calendar: {
    ...{ name: 'none', edition: '', publishedThrough: 0 },
    ...{ closed: new Set<number>(), open: new Set<number>() },
  },
} as const
const state = (...roles: PartyRole[]): LookThroughState => ({ receivable, roles: new Set(roles) })
const body: LookThrough = { receivable: receivable.id, purpose: 'case 7' }

/** Each row also breaks every rule below its own. */
const REFUSALS: Record<LookThroughRefusal, [LookThroughState, LookThrough]> = {
  look_through_must_be_by_a_regulator_or_a_court: [
    { receivable: null, roles: new Set(['operator', 'debtor', 'lender']) },
    { ...body, purpose: '' },
  ],
  receivable_must_be_known: [
    { receivable: null, roles: new Set(['regulator']) },
    { ...body, purpose: '' },
  ],
  purpose_must_be_given: [state('court'), { ...body, purpose: ' \n' }],
}

test.each(Object.entries(REFUSALS))('refuses: %s', (refusal, [given, asked]) => {
  expect(lookThrough(given, asked, context)).toMatchObject({ ok: false, refusal })
})

test.each(['regulator', 'court'] as const)('a %s looks through, and nothing moves', role => {
  expect(lookThrough(state(role), body, context)).toEqual({
    ok: true,
    facts: [
      {
        type: 'regulator.looked-through.v1',
        visibleTo: [context.party],
        receivable: receivable.id,
        party: context.party,
        purpose: 'case 7',
      },
    ],
    postings: [],
  })
})

test('a purpose has at most 500 characters', () => {
  const asked = (length: number) => ({ ...body, purpose: 'x'.repeat(length) })
  expect(lookThrough(state('court'), asked(PURPOSE_LENGTH_MAX), context).ok).toBe(true)
  expect(lookThrough(state('court'), asked(PURPOSE_LENGTH_MAX + 1), context).ok).toBe(false)
})
