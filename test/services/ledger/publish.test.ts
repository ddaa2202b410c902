import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BusinessDate } from '../../../contracts/kernel/date.ts'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { auditLedger, type Ledger, openLedger } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { type Actor, signed, type TestParty } from '../../support/actor.ts'
import {
  confirmation,
  refusalOf,
  rollTo,
  type TestMarket,
  testMarket,
} from '../../support/market.ts'
import { AFTER, BEFORE } from '../../support/years.ts'

/** A ledger at the end of a year, before and after the next one is published. */
let market: TestMarket
let later: Ledger
let debtor: TestParty
let supplier: TestParty
let second: TestParty
let proposed: ReceivableId
let issued: ReceivableId
let offered: object[]

const DUE = '2027-06-01'

beforeAll(async () => {
  market = await testMarket({ calendar: BEFORE })
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  second = await market.enrol(['supplier'])
  await market.roll('2026-12-25')
  proposed = await propose()
  issued = await propose()
  const both = [debtor.maker, debtor.checker]
  await market.act(both, 'receivable.confirm', confirmation(issued, 100n, DUE))
  await market.roll('2026-12-30')
  const invoice = await market.invoice(second.id, supplier.id, 40n)
  offered = [{ instrument: issued, lo: '0', hi: '40' }]
  const trade = [{ invoice, amount: '40' }]
  const offer = { to: second.id, spans: offered, trade }
  await market.act([supplier.maker, supplier.checker], 'title.offer-transfer', offer)
  const { pool } = market
  later = await openLedger({ pool, calendar: AFTER, today: () => null })
})
afterAll(async () => {
  await later?.close()
  await market?.close()
})

async function propose(): Promise<ReceivableId> {
  const receivable = newId('rcv')
  const invoice = await market.invoice(supplier.id, debtor.id, 100n)
  await market.act([supplier.maker], 'receivable.propose', {
    ...{ receivable, debtor: debtor.id, supplier: supplier.id, dueOn: DUE },
    trade: [{ invoice, amount: '100' }],
  })
  return receivable
}

async function act(ledger: Ledger, signers: readonly Actor[], name: string, body: object) {
  const jws = signed(signers, { aud: ledger.name, act: name, body })
  const [answer] = await ledger.submit([jws])
  return refusalOf(answer!)
}

const roll = (to: BusinessDate) => rollTo({ ...market, ledger: later, calendar: AFTER }, to)

const officers = () => [market.operator.maker, market.operator.checker]

async function dates() {
  const { rows } = await market.owner.query(
    `select w.kind, w.remind_on, w.lapse_on, w.provisional, w.moved,
            (select count(*)::integer from ledger.wait_item i where i.wait = w.id) as items
       from ledger.wait w order by w.kind, items desc`,
  )
  return rows.map(row => Object.values(row))
}

async function receivables() {
  const { rows } = await market.owner.query(
    `select r.id, w.lapse_on, r.due_on
       from ledger.receivable r join ledger.wait w on w.id = r.wait order by r.id`,
  )
  return rows.map(row => [row.id, row.lapse_on, row.due_on])
}

test('dates of open waits are provisional until the year is published', async () => {
  expect(await dates()).toEqual([
    ['answer', '2027-01-01', '2027-01-06', true, false, 1],
    ['confirmation', '2026-12-30', '2027-01-08', true, false, 1],
    ['confirmation', '2026-12-30', '2027-01-08', true, false, 0],
  ])
})

test('two officers publish the ledger’s own edition, nobody else another', async () => {
  const edition = { edition: 'test-2027' }
  expect(await act(market.ledger, officers(), 'calendar.publish', edition)).toBe(
    'edition_must_be_the_ledgers_own',
  )
  expect(await act(later, [market.operator.maker], 'calendar.publish', edition)).toBe(
    'checker_must_sign',
  )
  const both = [supplier.maker, supplier.checker]
  expect(await act(later, both, 'calendar.publish', edition)).toBe('act_must_be_the_operators')
  expect(await act(later, officers(), 'calendar.publish', edition)).toBeNull()
  expect(await act(later, officers(), 'calendar.publish', edition)).toBe(
    'edition_must_bring_a_new_year',
  )
})

test('open waits have moved with what they are for, due dates have not', async () => {
  expect(await dates()).toEqual([
    ['answer', '2027-01-01', '2027-01-08', false, true, 1],
    ['confirmation', '2026-12-30', '2027-01-12', false, true, 1],
    ['confirmation', '2026-12-30', '2027-01-08', true, false, 0],
  ])
  expect(await receivables()).toEqual([
    [idNumber(proposed), '2027-01-12', DUE],
    [idNumber(issued), '2027-01-08', DUE],
  ])
})

test('what would have lapsed on the old date lapses on the new one', async () => {
  const { maker } = market.operator
  const lapse = () => act(later, [maker], 'receivable.lapse', { receivable: proposed })
  const lapseOffer = () => act(later, [maker], 'title.lapse-offer', { spans: offered })
  await roll('2027-01-07')
  expect(await lapseOffer()).toBe('lapse_must_wait_for_its_date')
  await roll('2027-01-08')
  expect(await lapseOffer()).toBeNull()
  expect(await lapse()).toBe('lapse_must_wait_for_its_date')
  await roll('2027-01-12')
  expect(await lapse()).toBeNull()
})

test('the store moves no due date, and publishes no edition twice', async () => {
  const due = 'update ledger.receivable set due_on = due_on + 1'
  await expect(market.pool.query(due)).rejects.toThrow('denied')
  const again = "insert into ledger.calendar_edition values ('x', 2027, 1)"
  await expect(market.pool.query(again)).rejects.toThrow('unique')
  const change = "update ledger.calendar_edition set edition = 'x'"
  await expect(market.owner.query(change)).rejects.toMatchObject({
    constraint: 'calendar_edition_kept',
  })
  expect((await auditLedger(market.pool)).findings).toEqual([])
})
