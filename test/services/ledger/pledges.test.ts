import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { hashOf } from '../../../services/ledger/engine/journal/leaf.ts'
import type { AuditFindingKind } from '../../../services/ledger/engine/replay/finding.ts'
import { auditLedger } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { DEBT, DUE, issueReceivable, offerPart } from '../../support/acts.ts'
import { findingsAfter } from '../../support/findings-after.ts'
import {
  entryOf,
  mustBeAccepted,
  refusalOf,
  type TestMarket,
  testMarket,
} from '../../support/market.ts'

/** What is offered and pledged, and what becomes of it until it is paid. */
let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let second: TestParty
let lender: TestParty
let receivable: ReceivableId
beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  second = await market.enrol(['supplier'])
  lender = await market.enrol(['lender'])
})
beforeEach(async () => {
  receivable = await issueReceivable(market, { debtor, supplier, amount: 100n })
})
afterAll(async () => {
  const { findings } = await auditLedger(market.owner)
  expect(findings).toEqual([])
  await market.close()
})

const act = async ({ maker, checker }: TestParty, name: string, body: unknown) =>
  await market.act([maker, checker], name, body)
const on = (lo: number, hi: number) => [{ instrument: receivable, lo: String(lo), hi: String(hi) }]

/** The lender takes in pledge what the supplier offers it, for a debt of so much. */
async function pledge(lo: number, hi: number, secured: string): Promise<string> {
  const terms = { ...DEBT, secured, spans: on(lo, hi) }
  mustBeAccepted(await act(supplier, 'title.offer-pledge', { ...terms, to: lender.id }))
  return entryOf(await act(lender, 'title.accept-pledge', { ...terms, knowing: [] }))
}

const paid = (lo: number, hi: number) => ({ spans: on(lo, hi), paidOn: '2026-03-02' })

test('INV-PLG-01 of what is paid the pledgee signs for the debt, the holder beyond', async () => {
  const charge = await pledge(20, 80, '40')
  const acknowledge = async (party: TestParty, lo: number, hi: number) =>
    refusalOf(await act(party, 'receivable.acknowledge-payment', paid(lo, hi)))
  expect(await acknowledge(second, 20, 30)).toBe('party_must_hold_the_title')
  expect(await acknowledge(supplier, 20, 41)).toBe('payment_must_leave_what_secures_the_debt')
  expect(await acknowledge(lender, 20, 61)).toBe('payment_must_be_within_the_debt_secured')
  expect(await acknowledge(lender, 20, 50)).toBe(null)
  expect(await acknowledge(lender, 50, 61)).toBe('payment_must_be_within_the_debt_secured')
  expect(await acknowledge(supplier, 60, 80)).toBe(null)
  expect(await acknowledge(supplier, 50, 60)).toBe('payment_must_leave_what_secures_the_debt')
  expect(await acknowledge(lender, 50, 60)).toBe(null)
  const { rows } = await market.owner.query(
    'select secured_minor, paid_minor from ledger.pledge where charge = $1',
    [charge],
  )
  expect(rows).toEqual([{ secured_minor: 40n, paid_minor: 40n }])
})

/** The seller of the invoice behind the receivable, or its transfer, takes back so much of it. */
async function takeBack(used: 'receivable' | 'transfer', amount: bigint): Promise<void> {
  const { rows } = await market.owner.query(
    `select i.id, i.seller from trade.invoice i join trade.invoice_allocation a on a.invoice = i.id
      where a.allocated_to = $1 and (i.seller = $2) = $3`,
    [idNumber(receivable), idNumber(supplier.id), used === 'receivable'],
  )
  const [{ id, seller }] = rows
  await market.owner.query(
    `insert into trade.red_letter (seller, number, invoice, amount_minor, beyond_minor)
     values ($1, $2, $3, $4, $4)`,
    [seller, newId('inv').slice(4), id, amount],
  )
}

test('an offer is not accepted once the trade that it pays was taken back', async () => {
  const spans = await offerPart(market, supplier, second, receivable, 0n, 40n)
  await takeBack('transfer', 10n)
  const answer = (word: string, more = {}) =>
    act(second, 'title.answer-offer', { spans, answer: word, ...more })
  expect(refusalOf(await answer('accept'))).toBe('red_letters_must_leave_what_is_used')
  await takeBack('transfer', 30n)
  expect(refusalOf(await answer('accept'))).toBe('invoice_must_not_be_red_lettered')
  mustBeAccepted(await answer('reject'))
})

test('what lost an invoice since it was offered is taken by name only', async () => {
  const spans = await offerPart(market, supplier, second, receivable, 0n, 40n)
  await takeBack('receivable', 10n)
  const answer = { spans, answer: 'accept' }
  expect(refusalOf(await act(second, 'title.answer-offer', answer))).toBe(
    'acceptance_must_name_what_is_amiss',
  )
  mustBeAccepted(await act(second, 'title.answer-offer', { ...answer, knowing: ['red_lettered'] }))

  const id = newId('sta')
  const all = { id, from: null, limit: '1000', until: DUE }
  mustBeAccepted(await act(second, 'title.give-standing-acceptance', all))
  const waiting = await offerPart(market, supplier, second, receivable, 40n, 50n)
  mustBeAccepted(await act(second, 'title.answer-offer', { spans: waiting, answer: 'reject' }))
  mustBeAccepted(await act(second, 'title.withdraw-standing-acceptance', { id }))
})

/** Who sees the entry on the receivable. */
async function seenBy(entry: string): Promise<readonly string[]> {
  const { rows } = await market.owner.query<{ party: bigint }>(
    'select party from ledger.entry_visibility where entry = $1 and instrument = $2',
    [entry, idNumber(receivable)],
  )
  const all = [debtor, supplier, second, lender]
  return all.filter(({ id }) => rows.some(({ party }) => party === idNumber(id))).map(p => p.id)
}

test('releases, holds and lifts are seen by the holder, and by who has a claim', async () => {
  await pledge(0, 50, '40')
  const hold = { kind: 'dispute', spans: on(0, 60) }
  const set = entryOf(await act(debtor, 'title.set-hold', hold))
  expect(await seenBy(set)).toEqual([debtor.id, supplier.id, lender.id])
  const lifted = entryOf(await act(debtor, 'title.lift-hold', hold))
  expect(await seenBy(lifted)).toEqual([debtor.id, supplier.id, lender.id])
  const released = entryOf(await act(lender, 'title.release', { spans: on(0, 50) }))
  expect(await seenBy(released)).toEqual([supplier.id, lender.id])
})

/** A debt of one unit is offered security in the spans, and what lies behind is disclosed. */
async function offerDisclosed(lo: number, hi: number) {
  const spans = on(lo, hi)
  const terms = { ...DEBT, spans }
  mustBeAccepted(await act(supplier, 'title.offer-pledge', { ...terms, to: lender.id }))
  const disclosure = { to: lender.id, spans, until: '2026-03-04' }
  mustBeAccepted(await act(supplier, 'title.disclose', disclosure))
  return { ...terms, knowing: [] as string[] }
}

/** What the lender is shown now, as it is kept. */
async function lookAt(spans: readonly object[]) {
  const entry = entryOf(await act(lender, 'title.look', { spans }))
  const { rows } = await market.owner.query(
    `select l.digest, l.content, e.postings, e.leaf
       from ledger.look l join ledger.entry e on e.id = l.entry where l.entry = $1`,
    [entry],
  )
  return rows[0] as { digest: string; content: string; postings: string; leaf: string }
}

test('INV-DSC-01 what was shown is kept, and proved by the leaf of its entry', async () => {
  const { spans } = await offerDisclosed(0, 50)
  expect(refusalOf(await act(second, 'title.look', { spans }))).toBe(
    'looker_must_be_offered_the_spans',
  )
  const { digest, content, postings, leaf } = await lookAt(spans)
  expect(hashOf(content)).toBe(digest)
  expect(JSON.parse(postings)).toEqual([{ post: 'keep', text: digest, on: receivable }])
  expect(JSON.parse(leaf).postings).toBe(hashOf(postings))
  expect(JSON.parse(content)).toMatchObject({
    ...{ v: 1, from: supplier.id, to: lender.id, asOf: '2026-03-02', flaws: [] },
    spans: [
      {
        ...{ instrument: receivable, lo: '0', hi: '50', holds: [] },
        chain: [{ act: 'receivable.confirm', holder: supplier.id, lo: '0', hi: '50' }],
        behind: {
          ...{ debtor: debtor.id, amount: '100', diluted: '0', marks: [] },
          invoices: [{ seller: supplier.id, buyer: debtor.id, amount: '100', used: '100' }],
          record: { standing: 'current', overdue: 0 },
        },
      },
    ],
  })
})

test('who was let look accepts by what it saw, and looks again when that got worse', async () => {
  const terms = await offerDisclosed(0, 50)
  const accept = async (more: object) =>
    refusalOf(await act(lender, 'title.accept-pledge', { ...terms, ...more }))
  expect(await accept({})).toBe('what_is_disclosed_must_be_looked_at')
  const first = await lookAt(terms.spans)
  expect(await accept({ seen: 'A'.repeat(43) })).toBe('acceptance_must_name_what_was_shown')

  await takeBack('receivable', 10n)
  const knowing = ['red_lettered']
  expect(await accept({ seen: first.digest, knowing })).toBe(
    'what_was_shown_must_not_have_become_worse',
  )
  const { digest } = await lookAt(terms.spans)
  const hold = { kind: 'dispute', spans: on(0, 10) }
  mustBeAccepted(await act(debtor, 'title.set-hold', hold))
  expect(await accept({ seen: digest, knowing })).toBe('title_must_be_free_of_holds')
  mustBeAccepted(await act(debtor, 'title.lift-hold', hold))
  expect(await accept({ seen: first.digest, knowing })).toBe('acceptance_must_name_what_was_shown')
  expect(await accept({ seen: digest, knowing })).toBe(null)
})

const manipulations: Record<string, { by: string[]; found: AuditFindingKind }> = {
  'how much a pledge secures': {
    by: [
      'update ledger.offer set secured_minor = secured_minor + 1',
      'update ledger.pledge set secured_minor = secured_minor + 1',
    ],
    found: 'pledge_differs',
  },
  'the reference of a debt': {
    by: ["update ledger.offer set reference = 'L-2' where secured_minor is not null"],
    found: 'pledge_differs',
  },
  'the due date of a debt': {
    by: ["update ledger.offer set debt_due_on = '2030-01-01' where secured_minor is not null"],
    found: 'pledge_differs',
  },
  'who was offered a pledge': {
    by: ['update ledger.offer set to_party = from_party where secured_minor is not null'],
    found: 'pledge_differs',
  },
  'a pledge removed': { by: ['delete from ledger.pledge'], found: 'pledge_differs' },
  'until when an offer is disclosed': {
    by: ["update ledger.disclosure set until = '2026-03-05'"],
    found: 'disclosure_differs',
  },
  'what was shown': {
    by: [`update ledger.look set content = replace(content, '"used":"100"', '"used":"101"')`],
    found: 'look_differs',
  },
  'a look removed': { by: ['delete from ledger.look'], found: 'look_differs' },
  'when a receivable was paid': {
    by: ["update ledger.receivable set paid_on = '2026-03-01'"],
    found: 'receivable_differs',
  },
  'what a pledgee was paid': {
    by: ['update ledger.pledge set paid_minor = secured_minor'],
    found: 'pledge_payment_differs',
  },
}
test.each(Object.entries(manipulations))('INV-AUD-01 finds %s', async (_, { by, found }) => {
  await pledge(0, 50, '40')
  const { spans } = await offerDisclosed(50, 60)
  await lookAt(spans)
  mustBeAccepted(await act(lender, 'receivable.acknowledge-payment', paid(0, 10)))
  const findings = await findingsAfter(market.owner, ...by)
  expect(findings.map(({ kind }) => kind)).toContain(found)
})
