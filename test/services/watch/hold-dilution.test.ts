import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActAnswer } from '../../../contracts/command/answer.ts'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { actAnswers } from '../../../services/client/index.ts'
import { auditLedger } from '../../../services/ledger/index.ts'
import { openPool } from '../../../services/platform/database.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { holdDilution } from '../../../services/watch/hold-dilution.ts'
import type { Actor, TestParty } from '../../support/actor.ts'
import { DEBT, issueReceivable, offerPart } from '../../support/acts.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'
import { addUser } from '../../support/staff.ts'

/** Red letters beyond what is unused, and what of the first supplier's spans is held for them. */
let market: TestMarket
let pool: ReturnType<typeof openPool>
let system: Actor
let debtor: TestParty
let supplier: TestParty
let second: TestParty
let lender: TestParty
let receivable: ReceivableId
beforeAll(async () => {
  market = await testMarket()
  pool = openPool(market.database.urlAs('tallystick_ledger'), { name: 'watch', max: 1 })
  system = await addUser(market, market.operator, 'signer')
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
  await pool.end()
  await market.close()
})

const act = async ({ maker, checker }: TestParty, name: string, body: unknown) =>
  await market.act([maker, checker], name, body)
const on = (lo: number, hi: number) => [{ instrument: receivable, lo: String(lo), hi: String(hi) }]

/** The seller takes back so much of the invoice that backs the receivable. */
async function redLetter(amount: bigint): Promise<void> {
  const number = newId('inv').slice(4)
  await market.owner.query(
    `insert into trade.red_letter (seller, number, invoice, amount_minor, beyond_minor)
     select i.seller, $2, i.id, $3, $3
       from trade.invoice i join trade.invoice_allocation a on a.invoice = i.id
      where a.allocated_to = $1 and i.buyer = $4`,
    [idNumber(receivable), number, amount, idNumber(debtor.id)],
  )
}

/** One turn of the system key, and what is on hold since, by its ends. */
async function holds(): Promise<[receivables: number, ...spans: string[]]> {
  const held = await holdDilution({
    pool,
    submit: async (_id, acts) => {
      const answers: ActAnswer[] = []
      for (const { act, body } of acts)
        answers.push(...actAnswers(await market.act([system], act, body as object), 1))
      return answers
    },
  })
  const { rows } = await market.owner.query<{ span: string }>(
    `select h.lo || '-' || h.hi as span from ledger.hold h
      where h.instrument = $1 and h.kind = 'dilution' and h.lifted_by is null order by h.lo`,
    [idNumber(receivable)],
  )
  return [held, ...rows.map(({ span }) => span)]
}

test('INV-DIL-01 what is diluted is held by itself, until the debtor lifts it', async () => {
  expect(await holds()).toEqual([0])
  await redLetter(30n)
  expect(await holds()).toEqual([1, '70-100'])
  expect(await holds()).toEqual([0, '70-100'])

  const pledge = (lo: number, hi: number) =>
    act(supplier, 'title.offer-pledge', { ...DEBT, to: lender.id, spans: on(lo, hi) })
  const refused = await pledge(60, 80)
  expect(actAnswers(refused, 1)).toMatchObject([{ details: { hold: 'dilution' } }])
  expect(refusalOf(refused)).toBe('title_must_be_free_of_holds')
  mustBeAccepted(await pledge(60, 70))

  await redLetter(5n)
  expect(await holds()).toEqual([1, '55-60', '70-100'])
  const lift = (party: TestParty) =>
    act(party, 'title.lift-hold', { kind: 'dilution', spans: on(70, 100) })
  expect(refusalOf(await lift(supplier))).toBe('hold_must_be_the_partys_own')
  mustBeAccepted(await lift(debtor))
  expect(await holds()).toEqual([0, '55-60'])
  mustBeAccepted(await pledge(70, 80))
})

test('nobody sets such a hold of its own accord', async () => {
  await redLetter(30n)
  const hold = { kind: 'dilution', spans: on(70, 100) }
  for (const party of [debtor, supplier])
    expect(refusalOf(await act(party, 'title.set-hold', hold))).toBe(
      'hold_must_be_of_a_court_or_a_dispute',
    )
  expect(await holds()).toEqual([1, '70-100'])
})

test('what has passed on is not touched, and an offer that waits is not accepted', async () => {
  const spans = await offerPart(market, supplier, second, receivable, 0n, 80n)
  mustBeAccepted(await act(second, 'title.answer-offer', { spans, answer: 'accept' }))
  const waiting = await offerPart(market, supplier, second, receivable, 80n, 90n)
  await redLetter(30n)
  expect(await holds()).toEqual([1, '80-90', '90-100'])
  expect(await holds()).toEqual([0, '80-90', '90-100'])
  const accept = { spans: waiting, answer: 'accept', knowing: ['red_lettered'] }
  expect(refusalOf(await act(second, 'title.answer-offer', accept))).toBe(
    'title_must_be_free_of_holds',
  )
})

test('INV-DIL-01 the store takes such a hold on what the first supplier has alone', async () => {
  const spans = await offerPart(market, supplier, second, receivable, 0n, 100n)
  mustBeAccepted(await act(second, 'title.answer-offer', { spans, answer: 'accept' }))
  await redLetter(30n)
  expect(await holds()).toEqual([0])
  const hold = (party: TestParty) =>
    market.owner.query(
      `insert into ledger.hold (instrument, lo, hi, kind, party, set_by)
       values ($1, 0, 100, 'dilution', $2, 1)`,
      [idNumber(receivable), idNumber(party.id)],
    )
  await expect(hold(debtor)).rejects.toMatchObject({
    constraint: 'dilution_is_the_first_suppliers',
  })
  const beyond = 'update ledger.receivable set dilution_held_minor = 101 where id = $1'
  await expect(market.owner.query(beyond, [idNumber(receivable)])).rejects.toMatchObject({
    constraint: 'dilution_held_is_of_the_face',
  })
})
