import { expect, it } from 'vitest'
import type { PartyId } from '../../../contracts/kernel/id.ts'
import {
  TELL_APART_TEXTS,
  type TellApartRefusal,
  type TellApartState,
  tellApart,
} from '../../../contracts/trade/tell-apart.ts'
import { ANCHOR, as, invoiceOf, partyOf, SECOND, STRANGER, SUPPLIER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly state: TellApartState
  readonly by: PartyId
}
const none = partyOf(ANCHOR, 'debtor').roles
const plain: Case = {
  state: { invoice: invoiceOf({ alike: 'inv_2' }), other: invoiceOf({ id: 'inv_2' }), roles: none },
  by: ANCHOR,
}
const state = (change: Partial<TellApartState>) => (c: Case) => ({
  ...c,
  state: { ...c.state, ...change },
})
const by = (party: PartyId) => (c: Case) => ({ ...c, by: party })
const decide = (c: Case) => tellApart(c.state, { invoice: 'inv_1', alike: 'inv_2' }, as(c.by))
const officer = (c: Case) => state({ roles: partyOf(STRANGER, 'operator').roles })(by(STRANGER)(c))

refusalTable<TellApartRefusal, Case>('tell invoices apart', TELL_APART_TEXTS, plain, decide, {
  invoice_must_be_alike_the_other: {
    breaks: state({ invoice: invoiceOf({ alike: null }) }),
    keeps: { 'two officers': officer },
  },
  seller_must_not_tell_its_invoices_apart: { breaks: by(SUPPLIER) },
  officers_must_tell_invoices_of_two_buyers_apart: {
    breaks: state({ other: { buyer: SECOND } }),
    keeps: { 'two officers': c => officer(state({ other: { buyer: SECOND } })(c)) },
  },
})

it('tells a stranger nothing, nor of another that it is alike', () => {
  const refused = { refusal: 'invoice_must_be_alike_the_other' }
  expect(decide(by(STRANGER)(plain))).toMatchObject(refused)
  expect(decide(state({ invoice: invoiceOf({ alike: 'inv_3' }) })(plain))).toMatchObject(refused)
  expect(decide(plain)).toMatchObject({ facts: [{ visibleTo: [SUPPLIER, ANCHOR] }] })
})
