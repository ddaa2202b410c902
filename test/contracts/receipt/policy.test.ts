import { expect, it } from 'vitest'
import type { Title } from '../../../contracts/kernel/title.ts'
import { WORDS_LENGTH_MAX } from '../../../contracts/party/given-words.ts'
import type { CancelReceiptState } from '../../../contracts/receipt/cancel-receipt.ts'
import {
  INSURE_TEXTS,
  type Insure,
  type InsureRefusal,
  insure,
} from '../../../contracts/receipt/insure.ts'
import {
  LAPSE_INSURANCE_TEXTS,
  type LapseInsuranceRefusal,
  lapseInsurance,
} from '../../../contracts/receipt/lapse-insurance.ts'
import type { Insurance, Receipt } from '../../../contracts/receipt/receipt.ts'
import { as, claimOf, SECOND, STRANGER, SUPPLIER, TODAY, titleOf } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { goodsOf, KEEPER, receiptOf, TONNE } from './goods.ts'

const WHOLE = { lo: 0n, hi: TONNE }
const POLICY: Insurance = {
  ...{ insurer: 'PICC', policy: 'P-2', sum: 1n, currency: 'CNY', until: '2026-03-03' },
}
const LAPSED = { kind: 'insurance', setBy: 9n, party: KEEPER } as const

interface Case {
  readonly state: CancelReceiptState
  readonly body: Insure
}
const stateOf = (change: Partial<Receipt>, title: Partial<Title> = {}): CancelReceiptState => ({
  receipt: receiptOf(change),
  instrument: goodsOf([titleOf(WHOLE, title)]),
})
const changed = (state: CancelReceiptState, change: Partial<Receipt>): CancelReceiptState => ({
  ...state,
  receipt: state.receipt && { ...state.receipt, ...change },
})
const receipt = (change: Partial<Receipt>) => (c: Case) => ({
  ...c,
  state: changed(c.state, change),
})
const say = (change: Partial<Insure>) => (c: Case) => ({ ...c, body: { ...c.body, ...change } })
const PLAIN: Case = {
  state: stateOf({}),
  body: { receipt: 'wrc_1', insurance: POLICY, perils: 'fire', lossPayee: 'a bank' },
}

refusalTable<InsureRefusal, Case>(
  'tell what insures goods',
  INSURE_TEXTS,
  PLAIN,
  c => insure(c.state, c.body, as(KEEPER)),
  {
    receipt_must_be_known: { breaks: receipt({ keeper: STRANGER }) },
    receipt_must_be_live: { breaks: receipt({ status: 'delivered' }) },
    insurance_must_be_a_policy_in_force: {
      details: { today: TODAY },
      breaks: say({ insurance: { ...POLICY, until: TODAY } }),
    },
    words_must_be_given_and_short: {
      details: { limit: WORDS_LENGTH_MAX, found: 0 },
      breaks: say({ lossPayee: '' }),
    },
  },
)

it('a policy is waited for, told to all concerned, and frees what was held for it', () => {
  const titles = [
    titleOf({ lo: 0n, hi: 1n }, { holds: [LAPSED], claim: claimOf({ claimant: STRANGER }) }),
    titleOf({ lo: 1n, hi: 2n }, { holds: [{ ...LAPSED, party: SECOND }] }),
  ]
  const state = { receipt: receiptOf(), instrument: goodsOf(titles) }
  expect(insure(state, PLAIN.body, as(KEEPER))).toMatchObject({
    facts: [
      {
        opens: { kind: 'policy_end', awaited: KEEPER, lapseOn: '2026-03-03' },
        ...{ visibleTo: [KEEPER, SUPPLIER, STRANGER], perils: 'fire', lossPayee: 'a bank' },
      },
      { type: 'title.hold-lifted.v1', kind: 'insurance', spans: [{ span: { lo: 0n, hi: 1n } }] },
    ],
    postings: [{ post: 'lift', span: { lo: 0n, hi: 1n }, setBy: 9n }],
  })
  expect(insure(state, PLAIN.body, as(SUPPLIER))).toMatchObject({
    refusal: 'receipt_must_be_known',
  })
})

refusalTable<LapseInsuranceRefusal, CancelReceiptState>(
  'note a lapse of insurance',
  LAPSE_INSURANCE_TEXTS,
  stateOf({ insurance: { ...POLICY, until: TODAY } }),
  state => lapseInsurance(state, {}, as('pty_operator')),
  {
    receipt_must_be_known: { breaks: () => ({ receipt: null, instrument: null }) },
    receipt_must_be_live: { breaks: c => changed(c, { status: 'cancelled' }) },
    goods_must_have_been_insured: { breaks: c => changed(c, { insurance: null }) },
    lapse_must_wait_for_its_date: {
      details: { lapseOn: '2026-03-03', today: TODAY },
      breaks: c => changed(c, { insurance: c.receipt?.insurance ? POLICY : null }),
    },
    lapse_of_insurance_must_not_be_noted_already: {
      breaks: c => changed(c, { insuranceLapsed: true }),
    },
  },
)

it('a lapse holds what is left for the keeper, and tells who relies on it', () => {
  const claim = claimOf({ kind: 'pledge', claimant: STRANGER })
  const state = stateOf({ insurance: { ...POLICY, until: TODAY } }, { claim })
  expect(lapseInsurance(state, {}, as('pty_operator'))).toMatchObject({
    facts: [
      { policy: 'P-2', visibleTo: [KEEPER, SUPPLIER, STRANGER] },
      { type: 'title.hold-set.v1', kind: 'insurance' },
    ],
    postings: [{ post: 'hold', span: WHOLE, kind: 'insurance', party: KEEPER }],
  })
})
