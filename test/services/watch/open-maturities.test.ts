import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActAnswer } from '../../../contracts/command/answer.ts'
import { idNumber, type ReceivableId } from '../../../contracts/kernel/id.ts'
import { actAnswers } from '../../../services/client/index.ts'
import { auditLedger } from '../../../services/ledger/index.ts'
import { chinaCalendar } from '../../../services/platform/china-calendar.ts'
import { openPool } from '../../../services/platform/database.ts'
import { openMaturities } from '../../../services/watch/open-maturities.ts'
import type { Actor, TestParty } from '../../support/actor.ts'
import { DUE, issueReceivable } from '../../support/acts.ts'
import { mustBeAccepted, refusalOf, type TestMarket, testMarket } from '../../support/market.ts'
import { refusedByStore } from '../../support/refused-by-store.ts'
import { addUser } from '../../support/staff.ts'

/** A debtor is told of a due date by itself, and waited for until the day after. */
let market: TestMarket
let pool: ReturnType<typeof openPool>
let system: Actor
let debtor: TestParty
let supplier: TestParty
let receivable: ReceivableId

beforeAll(async () => {
  market = await testMarket()
  pool = openPool(market.database.urlAs('tallystick_ledger'), { name: 'watch', max: 1 })
  system = await addUser(market, market.operator, 'signer')
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  receivable = await issueReceivable(market, { debtor, supplier, amount: 100n })
  await issueReceivable(market, { debtor, supplier, amount: 50n })
})
afterAll(async () => {
  await pool?.end()
  await market?.close()
})

/** One turn of the system key: how many due dates were told. */
async function tells(): Promise<number> {
  return await openMaturities({
    ...{ pool, calendar: chinaCalendar() },
    submit: async (_id, acts) => {
      const answers: ActAnswer[] = []
      for (const { act, body } of acts)
        answers.push(...actAnswers(await market.act([system], act, body as object), 1))
      return answers
    },
  })
}

async function waits() {
  const { rows } = await market.owner.query<{ says: string }>(
    `select w.remind_on || ' ' || w.lapse_on || ' ' ||
            (select count(*) from ledger.wait_item i where i.wait = w.id) as says
       from ledger.wait w where w.kind = 'due_date'`,
  )
  return rows.map(({ says }) => says)
}

test('INV-SET-03 fifteen business days before a due date its debtor is told, once', async () => {
  await market.roll('2026-05-08')
  expect(await tells()).toBe(0)
  await market.roll('2026-05-11')
  expect(await tells()).toBe(1)
  expect(await waits()).toEqual(['2026-05-25 2026-06-02 2'])
  expect(await tells()).toBe(0)
  const again = { debtor: debtor.id, dueOn: DUE }
  const told = await market.act([system], 'settlement.open-maturity', again)
  expect(refusalOf(told)).toBe('maturity_must_be_told_once')
  const twice = 'insert into ledger.maturity select * from ledger.maturity'
  expect(await refusedByStore(market.owner, twice)).toBe('maturity_is_told_once')
  const early = 'update ledger.maturity set closed_by = 1, unpaid = 0'
  expect(await refusedByStore(market.owner, early)).toBe('maturity_is_closed_when_past')
})

test('what is paid is waited for no more; on the day after the rest is said', async () => {
  const spans = [{ instrument: receivable, lo: '0', hi: '100' }]
  const both = [supplier.maker, supplier.checker]
  const paid = { spans, paidOn: '2026-05-11' }
  mustBeAccepted(await market.act(both, 'receivable.acknowledge-payment', paid))
  expect(await waits()).toEqual(['2026-05-25 2026-06-02 1'])
  const { rowCount } = await market.owner.query('select from ledger.answered_wait')
  expect(rowCount).toBeGreaterThan(0)
  const close = async () =>
    refusalOf(await market.act([system], 'settlement.close-maturity', { receivable }))
  await market.roll(DUE)
  expect(await close()).toBe('lapse_must_wait_for_its_date')
  await market.roll('2026-06-02')
  expect(await close()).toBeNull()
  expect(await close()).toBe('maturity_must_be_open')
  expect(await waits()).toEqual(['2026-05-25 2026-06-02 0'])
  const { rows } = await market.owner.query(
    'select unpaid from ledger.maturity where debtor = $1',
    [idNumber(debtor.id)],
  )
  expect(rows).toEqual([{ unpaid: 1 }])
})

test('the store keeps what was told, and the audit follows it', async () => {
  expect((await auditLedger(market.owner)).findings).toEqual([])
  const told = '(debtor, due_on, wait, opened_by) select debtor,'
  for (const [statement, rule] of [
    ['delete from ledger.maturity', 'maturity_kept'],
    ['update ledger.maturity set unpaid = 0', 'maturity_fixed'],
    [
      `insert into ledger.maturity ${told} due_on, wait, 1 from ledger.maturity limit 1`,
      'maturity_is_of_debts_to_come',
    ],
    [
      `insert into ledger.maturity ${told} due_on + 10, wait, 1 from ledger.maturity limit 1`,
      'maturity_is_of_debts_to_come',
    ],
  ] as const)
    expect([rule, await refusedByStore(market.owner, statement)]).toEqual([rule, rule])
})
