import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { auditLedger } from '../../../services/ledger/index.ts'
import type { TestParty } from '../../support/actor.ts'
import { DEBT, issueReceivable, offerPart } from '../../support/acts.ts'
import { mustBeAccepted, type TestMarket, testMarket } from '../../support/market.ts'

let market: TestMarket
let supplier: TestParty
let second: TestParty
let debtor: TestParty
let court: TestParty
let receivable: ReceivableId
beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  second = await market.enrol(['supplier'])
  court = await market.enrol(['court'])
})
beforeEach(async () => {
  receivable = await issueReceivable(market, { debtor, supplier, amount: 100n })
})
afterAll(async () => {
  const { findings } = await auditLedger(market.owner)
  expect(findings).toEqual([])
  await market.close()
})

const both = ({ maker, checker }: TestParty) => [maker, checker]
const act = async (party: TestParty, name: string, body: unknown) =>
  mustBeAccepted(await market.act(both(party), `title.${name}`, body))
const on = (lo: number, hi: number) => [{ instrument: receivable, lo: String(lo), hi: String(hi) }]

/** The second party takes in pledge what the supplier offers it. */
async function pledge(lo: number, hi: number): Promise<void> {
  const terms = { ...DEBT, spans: on(lo, hi) }
  await act(supplier, 'offer-pledge', { ...terms, to: second.id })
  await act(second, 'accept-pledge', { ...terms, knowing: [] })
}

/** Every title of the receivable as the store has it. */
async function spans(): Promise<string> {
  const { rows } = await market.owner.query(
    `select string_agg(lo || '-' || hi, ' ' order by lo) as all from ledger.title
      where instrument = $1`,
    [idNumber(receivable)],
  )
  return rows[0].all
}

test('an offer withdrawn or rejected leaves no cut; one accepted leaves its own', async () => {
  const spansOffered = await offerPart(market, supplier, second, receivable, 20n, 40n)
  expect(await spans()).toBe('0-20 20-40 40-100')
  await act(supplier, 'withdraw-offer', { spans: spansOffered })
  expect(await spans()).toBe('0-100')

  await offerPart(market, supplier, second, receivable, 20n, 40n)
  await act(second, 'answer-offer', { spans: on(20, 40), answer: 'reject' })
  expect(await spans()).toBe('0-100')

  await offerPart(market, supplier, second, receivable, 20n, 40n)
  await act(second, 'answer-offer', { spans: on(20, 40), answer: 'accept' })
  expect(await spans()).toBe('0-20 20-40 40-100')
})

test('a pledge released piece by piece ends as one title', async () => {
  await pledge(20, 60)
  await act(second, 'release', { spans: on(30, 40) })
  expect(await spans()).toBe('0-20 20-30 30-40 40-60 60-100')
  await act(second, 'release', { spans: on(20, 30) })
  expect(await spans()).toBe('0-40 40-60 60-100')
  await act(second, 'release', { spans: on(40, 60) })
  expect(await spans()).toBe('0-100')
})

test('a hold lifted leaves no cut, but under another hold it stays', async () => {
  await act(court, 'set-hold', { kind: 'court', spans: on(20, 60) })
  await act(debtor, 'set-hold', { kind: 'dispute', spans: on(50, 80) })
  await act(court, 'lift-hold', { kind: 'court', spans: on(20, 60) })
  expect(await spans()).toBe('0-50 50-60 60-80 80-100')
  await act(debtor, 'lift-hold', { kind: 'dispute', spans: on(50, 80) })
  expect(await spans()).toBe('0-100')
})

test('what came back by another act stays apart from what was never given', async () => {
  await offerPart(market, supplier, second, receivable, 20n, 40n)
  await act(second, 'answer-offer', { spans: on(20, 40), answer: 'accept' })
  await offerPart(market, second, supplier, receivable, 20n, 40n)
  await act(supplier, 'answer-offer', { spans: on(20, 40), answer: 'accept' })
  await pledge(10, 50)
  await act(second, 'release', { spans: on(10, 50) })
  expect(await spans()).toBe('0-20 20-40 40-100')
})
