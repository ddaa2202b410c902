import { describe, expect, it } from 'vitest'
import type { Instrument } from '../../../contracts/kernel/instrument.ts'
import type { Title } from '../../../contracts/kernel/title.ts'
import { WORDS_LENGTH_MAX } from '../../../contracts/party/given-words.ts'
import type { CancelReceiptState } from '../../../contracts/receipt/cancel-receipt.ts'
import {
  END_TERM_TEXTS,
  type EndTermRefusal,
  endTerm,
} from '../../../contracts/receipt/end-term.ts'
import type { Receipt } from '../../../contracts/receipt/receipt.ts'
import {
  listPartners,
  RENEW_TERM_TEXTS,
  type RenewTerm,
  type RenewTermRefusal,
  renewTerm,
} from '../../../contracts/receipt/renew-term.ts'
import { as, claimOf, SECOND, STRANGER, SUPPLIER, TODAY, titleOf } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { goodsOf, KEEPER, receiptOf, TONNE } from './goods.ts'

const WHOLE = { lo: 0n, hi: TONNE }
const EXPIRED = { kind: 'term_end', setBy: 9n, party: KEEPER } as const

interface Case {
  readonly state: CancelReceiptState
  readonly body: RenewTerm
}

const held = (change: Partial<Title> = {}): Instrument => goodsOf([titleOf(WHOLE, change)])
const stateOf = (change: Partial<Receipt>, title: Partial<Title> = {}): CancelReceiptState => ({
  receipt: receiptOf(change),
  instrument: held(title),
})
const receipt = (changed: Partial<Receipt>) => (c: Case) => ({
  ...c,
  state: { ...c.state, receipt: c.state.receipt && { ...c.state.receipt, ...changed } },
})
const say = (changed: Partial<RenewTerm>) => (c: Case) => ({
  ...c,
  body: { ...c.body, ...changed },
})
const PLAIN: Case = {
  state: stateOf({ storedUntil: TODAY }),
  body: { receipt: 'wrc_1', storedUntil: '2026-03-03', fee: 'none' },
}

refusalTable<RenewTermRefusal, Case>(
  'renew a term of storage',
  RENEW_TERM_TEXTS,
  PLAIN,
  c => renewTerm(c.state, c.body, as(SUPPLIER)),
  {
    receipt_must_be_known: {
      breaks: c => ({ ...c, state: { ...c.state, instrument: held({ holder: STRANGER }) } }),
    },
    term_must_be_longer_than_it_was: {
      details: { storedUntil: '2026-03-03', was: '2026-03-03' },
      breaks: c => receipt({ storedUntil: c.body.storedUntil })(c),
    },
    term_must_end_in_the_future: {
      details: { storedUntil: TODAY, today: TODAY },
      breaks: c => receipt({ storedUntil: '2026-03-01' })(say({ storedUntil: TODAY })(c)),
    },
    term_must_end_within_the_life_of_the_goods: {
      details: { storedUntil: '2026-03-03', goodUntil: TODAY },
      breaks: receipt({ goodUntil: TODAY }),
      keeps: { 'to its last day': receipt({ goodUntil: '2026-03-03' }) },
    },
    words_must_be_given_and_short: {
      details: { limit: WORDS_LENGTH_MAX, found: 0 },
      breaks: say({ fee: '' }),
    },
  },
)

describe('a term that is renewed', () => {
  it('goes on, is waited for, and frees what was held because it had ended', () => {
    const titles = [
      titleOf({ lo: 0n, hi: 1n }, { holds: [EXPIRED, { ...EXPIRED, kind: 'dispute' }] }),
      titleOf({ lo: 1n, hi: 2n }, { holds: [EXPIRED], claim: claimOf({ claimant: STRANGER }) }),
      titleOf({ lo: 2n, hi: 3n }, { holds: [{ ...EXPIRED, party: SECOND }] }),
    ]
    const state = { receipt: receiptOf({ storedUntil: TODAY }), instrument: goodsOf(titles) }
    expect(renewTerm(state, PLAIN.body, as(SUPPLIER))).toMatchObject({
      facts: [
        {
          opens: { kind: 'storage_term', awaited: KEEPER, lapseOn: '2026-03-03' },
          visibleTo: [KEEPER, SUPPLIER, STRANGER],
        },
        { type: 'title.hold-lifted.v1', kind: 'term_end', spans: [{ span: { lo: 0n, hi: 2n } }] },
      ],
      postings: [
        { post: 'lift', span: { lo: 0n, hi: 1n }, setBy: 9n },
        { post: 'lift', span: { lo: 1n, hi: 2n }, setBy: 9n },
      ],
    })
  })
  it('is signed by the keeper and by all who hold goods of the receipt', () => {
    const titles = [titleOf({ lo: 0n, hi: 1n }), titleOf({ lo: 1n, hi: 2n }, { holder: SECOND })]
    const state = { receipt: receiptOf(), instrument: goodsOf(titles) }
    expect(listPartners(state, SUPPLIER)).toEqual([KEEPER, SECOND])
    expect(listPartners(state, STRANGER)).toEqual([])
    expect(listPartners({ receipt: null, instrument: null }, SUPPLIER)).toEqual([])
  })
})

refusalTable<EndTermRefusal, CancelReceiptState>(
  'note the end of a term',
  END_TERM_TEXTS,
  stateOf({ storedUntil: TODAY }),
  state => endTerm(state, {}, as('pty_operator')),
  {
    receipt_must_be_known: { breaks: () => ({ receipt: null, instrument: null }) },
    receipt_must_be_live: {
      breaks: c => ({ ...c, receipt: c.receipt && { ...c.receipt, status: 'delivered' } }),
    },
    lapse_must_wait_for_its_date: {
      details: { lapseOn: '2026-03-03', today: TODAY },
      breaks: c => ({ ...c, receipt: c.receipt && { ...c.receipt, storedUntil: '2026-03-03' } }),
    },
    end_of_term_must_not_be_noted_already: {
      breaks: c => ({ ...c, receipt: c.receipt && { ...c.receipt, termEnded: true } }),
    },
  },
)

it('what is left when a term ends is held for the keeper, and all concerned are told', () => {
  const claim = claimOf({ kind: 'pledge', claimant: STRANGER })
  const ended = (goodUntil: Receipt['goodUntil']) =>
    endTerm(stateOf({ storedUntil: TODAY, goodUntil }, { claim }), {}, as('pty_operator'))
  expect(ended('2026-03-03')).toMatchObject({
    facts: [
      { perished: false, visibleTo: [KEEPER, SUPPLIER, STRANGER] },
      { type: 'title.hold-set.v1', kind: 'term_end' },
    ],
    postings: [{ post: 'hold', span: WHOLE, kind: 'term_end', party: KEEPER }],
  })
  expect(ended(TODAY)).toMatchObject({ facts: [{ perished: true }, {}] })
  expect(ended(null)).toMatchObject({ facts: [{ perished: false }, {}] })
})
