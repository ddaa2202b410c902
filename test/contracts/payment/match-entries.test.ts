import { expect, it } from 'vitest'
import {
  type AwaitedPayment,
  MATCH_ENTRIES_TEXTS,
  type MatchEntries,
  type MatchEntriesRefusal,
  type MatchEntriesState,
  matchEntries,
} from '../../../contracts/payment/match-entries.ts'
import { describeAct } from '../../../contracts/sentences/describe-act.ts'
import { as, STRANGER, SUPPLIER } from '../fixtures.ts'
import { refusalTable } from '../refusal/refusal-table.ts'
import { accountOf, entryOf } from './accounts.ts'

/** Two entries of 100 are three payments of 70, 70 and 59: one fen is let go. */
const BODY: MatchEntries = {
  account: 'acc_1',
  entries: [
    { reference: 'B1', amount: 100n },
    { reference: 'B2', amount: 100n },
  ],
  payments: [
    { endToEndId: 'E1', amount: 70n },
    { endToEndId: 'E2', amount: 70n },
    { endToEndId: 'E3', amount: 59n },
  ],
  ...{ writtenOff: 1n, reason: 'one transfer a week; the bank kept a fen' },
}
const open = (amount: bigint, change: Partial<AwaitedPayment> = {}): AwaitedPayment => {
  return { side: 'credit', currency: 'CNY', open: amount, ...change }
}
const STATE: MatchEntriesState = {
  account: accountOf(),
  entries: new Map([
    ['B1', { entry: entryOf(), open: 100n }],
    ['B2', { entry: entryOf({ id: 'B2' }), open: 100n }],
  ]),
  awaited: new Map([
    ['E1', open(70n)],
    ['E2', open(70n)],
    ['E3', open(60n)],
  ]),
}

interface Matching {
  readonly state: MatchEntriesState
  readonly body: MatchEntries
  readonly by: ReturnType<typeof as>
}
const PLAIN: Matching = { state: STATE, body: BODY, by: as(SUPPLIER) }
const say = (to: Partial<MatchEntries>) => (c: Matching) => ({ ...c, body: { ...c.body, ...to } })
const awaits = (id: string, payment: AwaitedPayment) => (c: Matching) => ({
  ...c,
  state: { ...c.state, awaited: new Map([...c.state.awaited, [id, payment]]) },
})
const entry = (amount: bigint, reference = 'B1') => ({ reference, amount })
const money = (minor: string) => ({ minor, currency: 'CNY' }) as const

refusalTable<MatchEntriesRefusal, Matching>(
  'match entries',
  MATCH_ENTRIES_TEXTS,
  PLAIN,
  ({ state, body, by }) => matchEntries(state, body, by),
  {
    account_must_be_the_partys_own: { breaks: c => ({ ...c, by: as(STRANGER) }) },
    account_must_stand_so: {
      details: { status: 'registered' },
      breaks: c => ({ ...c, state: { ...c.state, account: accountOf({ status: 'registered' }) } }),
      keeps: {
        'closed by now': c => ({
          ...c,
          state: { ...c.state, account: accountOf({ status: 'closed' }) },
        }),
      },
    },
    match_must_name_an_entry_or_a_payment: {
      breaks: say({ entries: [], payments: [] }),
      keeps: {
        'nothing of the platform’s': say({ payments: [], writtenOff: 200n }),
        'a rest that never comes': say({ entries: [], writtenOff: 199n }),
      },
    },
    match_must_name_each_once: {
      details: { name: 'B1' },
      breaks: say({ entries: [entry(50n), entry(50n)] }),
    },
    entry_must_be_proven: { breaks: say({ entries: [entry(100n, 'B9'), entry(100n)] }) },
    entry_must_have_so_much_open: {
      details: { open: money('100') },
      breaks: say({ entries: [entry(101n)] }),
      keeps: { 'one fen of it': say({ entries: [entry(1n)], payments: [], writtenOff: 1n }) },
    },
    payment_must_be_awaited_on_the_account: {
      details: { endToEndId: 'E9' },
      breaks: say({ payments: [{ endToEndId: 'E9', amount: 199n }] }),
    },
    payment_must_have_so_much_open: {
      details: { open: money('60') },
      breaks: say({ payments: [{ endToEndId: 'E3', amount: 61n }] }),
      keeps: {
        'all of it': say({ payments: [{ endToEndId: 'E3', amount: 60n }], writtenOff: 140n }),
      },
    },
    match_must_go_one_way: {
      breaks: awaits('E1', open(70n, { side: 'debit' })),
    },
    difference_must_be_written_off: {
      details: { difference: money('1'), found: money('2') },
      breaks: say({ writtenOff: 2n }),
      keeps: {
        none: say({
          entries: [entry(70n)],
          payments: [{ endToEndId: 'E1', amount: 70n }],
          writtenOff: 0n,
        }),
      },
    },
    words_must_be_given_and_short: {
      details: { limit: 500, found: 0 },
      breaks: say({ reason: ' ' }),
      keeps: { longest: say({ reason: 'x'.repeat(500) }) },
    },
  },
)

it('nothing is no part of anything, and payments in two currencies go no one way', () => {
  const refusalOf = (c: Matching) => matchEntries(c.state, c.body, c.by)
  expect(refusalOf(say({ entries: [entry(0n)] })(PLAIN))).toMatchObject({
    refusal: 'entry_must_have_so_much_open',
  })
  expect(refusalOf(awaits('E2', open(70n, { currency: 'USD' }))(PLAIN))).toMatchObject({
    refusal: 'match_must_go_one_way',
  })
  const twice = [...BODY.payments, { endToEndId: 'E3', amount: 1n }]
  expect(refusalOf(say({ payments: twice })(PLAIN))).toMatchObject({
    ...{ refusal: 'match_must_name_each_once', path: 'body.payments.3' },
  })
})

it('is known to the holder alone, moves nothing, and is said part by part', () => {
  expect(matchEntries(STATE, BODY, as(SUPPLIER))).toMatchObject({
    facts: [{ type: 'payment.entries-matched.v1', visibleTo: [SUPPLIER], writtenOff: 1n }],
    postings: [],
  })
  const body = {
    ...{ account: 'acc_1', entries: [{ reference: 'B1', amount: '150' }], payments: [] },
    ...{ writtenOff: '150', reason: 'rent' },
  }
  const shown = { accountOf: 'A', accountNumber: '6222', bic: 'SANDCNSH', paidIn: 'CNY' }
  const { en, zh } = describeAct({ act: 'payment.match-entries', body }, { acc_1: shown })
  for (const part of ['B1 (CNY 1.50)', 'none', 'CNY 1.50', 'rent']) expect(en).toContain(part)
  expect(zh).toContain('B1（CNY 1.50）')
  const unseen = describeAct({ act: 'payment.match-entries', body }, {})
  expect(unseen.en).toContain('150 minor units')
})
