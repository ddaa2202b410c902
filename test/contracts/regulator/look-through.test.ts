import { expect, test } from 'vitest'
import type { PartyRole } from '../../../contracts/party/party.ts'
import {
  LOOK_THROUGH_TEXTS,
  type LookThrough,
  type LookThroughRefusal,
  type LookThroughState,
  lookThrough,
  PURPOSE_LENGTH_MAX,
} from '../../../contracts/regulator/look-through.ts'
import { as } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

type Case = { state: LookThroughState; body: LookThrough }

const instrument = 'rcv_0000000000001'
const context = as('pty_0000000000009')
const state = (...roles: PartyRole[]): LookThroughState => ({ known: true, roles: new Set(roles) })
const body: LookThrough = { instrument, purpose: 'case 7' }

const decide = (c: Case) => lookThrough(c.state, c.body, context)
const roles =
  (...given: PartyRole[]) =>
  (c: Case) => ({
    ...c,
    state: { ...c.state, roles: new Set(given) },
  })
const purpose = (text: string) => (c: Case) => ({ ...c, body: { ...c.body, purpose: text } })

const plain: Case = { state: state('court'), body }
refusalTable<LookThroughRefusal, Case>('look through', LOOK_THROUGH_TEXTS, plain, decide, {
  look_through_must_be_by_a_regulator_or_a_court: {
    breaks: roles('operator', 'debtor', 'lender'),
    keeps: { 'a regulator': roles('regulator') },
  },
  instrument_must_be_known: {
    breaks: c => ({ ...c, state: { ...c.state, known: false } }),
  },
  purpose_must_be_given: {
    details: { limit: PURPOSE_LENGTH_MAX, found: PURPOSE_LENGTH_MAX + 1 },
    breaks: purpose('x'.repeat(PURPOSE_LENGTH_MAX + 1)),
    keeps: { 'of the greatest length': purpose('x'.repeat(PURPOSE_LENGTH_MAX)) },
  },
})

test('refuses: a purpose of blanks', () => {
  expect(decide(purpose(' \n')(plain))).toMatchObject({
    refusal: 'purpose_must_be_given',
    details: { found: 0 },
  })
})

test.each(['regulator', 'court'] as const)('a %s looks through, and nothing moves', role => {
  expect(lookThrough(state(role), body, context)).toEqual({
    ok: true,
    facts: [
      {
        type: 'regulator.looked-through.v1',
        visibleTo: [context.party],
        instrument,
        party: context.party,
        purpose: 'case 7',
        told: role === 'regulator',
      },
    ],
    postings: [],
  })
})
