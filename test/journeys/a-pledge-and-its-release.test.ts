import { afterAll, beforeAll, expect, test } from 'vitest'
import { titleActs } from '../../services/client/index.ts'
import { agree, digestOf, done, type Firm, refused } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { type Debt, free, holding, offer, owe, part, pay, yuan } from '../support/journey/trade.ts'

/**
 * A mill borrows from its bank and gives a part of what a shipyard owes it as security. It stays
 * the holder, and cannot pass that part on until the bank, and nobody else, has released it.
 */
let stage: Stage
let mill: Firm
let trader: Firm
let bank: Firm
let debt: Debt

beforeAll(async () => {
  stage = await openStage()
  const shipyard = await stage.joins('Bohai Shipyard', 'debtor', ['Lin Yue', 'Wang Bo'])
  mill = await stage.joins('Red Hill Mill', 'supplier', ['Chen An', 'Zhao Min'])
  trader = await stage.joins('Ore Trader', 'supplier', ['Sun Li', 'Qian Yi'])
  bank = await stage.joins('Coast Bank', 'lender', ['Zhou Tao', 'Wu Fang'])
  debt = await owe(shipyard, mill, yuan(1_000_000))
})
afterAll(async () => await stage?.close())

/** What the mill borrows. */
const LOAN = {
  ...({ secured: yuan(450_000), currency: 'CNY', reference: 'Coast 2027/31' } as const),
  dueOn: '2029-06-01',
} as const

test('what is pledged stays the mill’s, and stays where it is', async () => {
  const security = part(debt, 0n, yuan(600_000))
  done(await agree(mill, titleActs.offerPledge({ ...LOAN, to: bank.id, ...security })))
  expect(await bank.maker.client.reads.claims()).toMatchObject([{ kind: 'offer', debt: LOAN }])
  expect(await free(mill)).toBe(yuan(400_000))
  const accept = (loan: typeof LOAN) =>
    agree(bank, titleActs.acceptPledge({ ...loan, ...security, knowing: [] }))
  expect(refused(await accept({ ...LOAN, secured: yuan(500_000) }))).toBe(
    'debt_must_be_the_one_offered',
  )
  done(await accept(LOAN))
  expect(await holding(mill)).toBe(yuan(1_000_000))
  expect(await free(mill)).toBe(yuan(400_000))
  expect(await bank.maker.client.reads.claims()).toEqual([
    {
      ...{ kind: 'pledge', instrument: debt.receivable, lo: 0n, hi: yuan(600_000) },
      holder: { id: mill.id, name: 'Red Hill Mill' },
      claimant: { id: bank.id, name: 'Coast Bank' },
      debt: { ...LOAN, paid: 0n },
    },
  ])

  const across = part(debt, yuan(600_000) - 1n, yuan(700_000))
  expect(refused(await offer(mill, trader, across))).toBe('title_must_be_free_of_claims')
  await pay(mill, trader, part(debt, yuan(600_000), yuan(700_000)))
})

test('the bank looks before it takes more, and both can prove what it saw', async () => {
  const more = part(debt, yuan(900_000), yuan(1_000_000))
  done(await agree(mill, titleActs.offerPledge({ ...LOAN, to: bank.id, ...more })))
  expect(refused(await agree(bank, titleActs.look(more)))).toBe('offer_must_be_disclosed')
  done(await agree(mill, titleActs.disclose({ to: bank.id, ...more, until: '2026-03-06' })))
  const accept = (seen?: string) =>
    agree(bank, titleActs.acceptPledge({ ...LOAN, ...more, knowing: [], ...(seen && { seen }) }))
  expect(refused(await accept())).toBe('what_is_disclosed_must_be_looked_at')

  const entry = done(await bank.maker.client.title.look(more))
  const look = await bank.checker.client.reads.look(entry)
  expect(look).toMatchObject({
    from: { name: 'Red Hill Mill' },
    spans: [
      {
        steps: [{ tier: 1, to: { name: 'Red Hill Mill' } }],
        receivable: {
          debtor: { name: 'Bohai Shipyard' },
          invoices: [{ seller: { name: 'Red Hill Mill' }, used: yuan(1_000_000) }],
          record: { standing: 'current', paidLate: 0 },
        },
      },
    ],
  })
  done(await accept(look!.digest))
  expect(await mill.maker.client.reads.look(entry)).toEqual(look)
  expect(digestOf(look!.content)).toBe(look!.digest)
  expect(await trader.maker.client.reads.look(entry)).toBeNull()
  done(await agree(bank, titleActs.release(more)))
})

test('the bank alone releases it, in part as the loan is paid back', async () => {
  const half = part(debt, 0n, yuan(300_000))
  expect(refused(await agree(mill, titleActs.release(half)))).toBe('releaser_must_be_the_pledgee')
  done(await agree(bank, titleActs.release(half)))
  expect(await free(mill)).toBe(yuan(600_000))
  await pay(mill, trader, part(debt, 0n, yuan(300_000)))
  expect(await holding(trader)).toBe(yuan(400_000))

  const rest = part(debt, yuan(300_000), yuan(600_000))
  done(await agree(bank, titleActs.release(rest)))
  expect(await bank.maker.client.reads.claims()).toEqual([])
  expect(await free(mill)).toBe(yuan(600_000))
})
