import { expect, it } from 'vitest'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import {
  DENY_ASSERTION_TEXTS,
  type Denial,
  type DenyAssertionRefusal,
  type DenyAssertionState,
  denyAssertion,
} from '../../../contracts/trade/deny-assertion.ts'
import { ANCHOR, as, invoiceOf, STRANGER, SUPPLIER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly state: DenyAssertionState
  readonly body: Denial
  readonly by: PartyId
}

const plain: Case = {
  state: { invoice: invoiceOf({ assertedBy: ANCHOR }), isStatedOtherwise: false },
  body: { denied: true },
  by: SUPPLIER,
}
const decide = (c: Case) => denyAssertion(c.state, c.body, as(c.by))
const takeBack = (isStatedOtherwise: boolean) => (c: Case) => ({
  ...c,
  state: { ...c.state, isStatedOtherwise },
  body: { denied: false },
})

refusalTable<DenyAssertionRefusal, Case>('deny', DENY_ASSERTION_TEXTS, plain, decide, {
  assertion_must_be_about_a_number_of_the_party: {
    breaks: c => ({ ...c, state: { ...c.state, invoice: null } }),
  },
  number_must_not_be_stated_otherwise: {
    details: { invoice: 'A1' },
    breaks: takeBack(true),
    keeps: { 'it is not': takeBack(false) },
  },
})

it('is the seller’s alone, and only of what a buyer asserts', () => {
  const refusal = 'assertion_must_be_about_a_number_of_the_party'
  for (const by of [ANCHOR, STRANGER]) expect(decide({ ...plain, by })).toMatchObject({ refusal })
  const state = { ...plain.state, invoice: invoiceOf() }
  expect(decide({ ...plain, state })).toMatchObject({ refusal })
})

it('tells whether anything changes', () => {
  const denied = { ...plain.state, invoice: invoiceOf({ assertedBy: ANCHOR, denied: true }) }
  expect(decide(plain)).toMatchObject({ value: true })
  expect(decide({ ...plain, state: denied })).toMatchObject({ value: false })
  expect(decide(takeBack(false)({ ...plain, state: denied }))).toMatchObject({ value: true })
})
