import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  facilityActs,
  financingActs,
  lists,
  newId,
  packFile,
  paymentActs,
  readRows,
} from '../../services/client/index.ts'
import { type OutsideBank, openOutsideBank } from '../support/journey/outside-bank.ts'
import { agree, done, type Firm, refused } from '../support/journey/people.ts'
import { register } from '../support/journey/register.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { type Debt, owe, part, yuan } from '../support/journey/trade.ts'

/**
 * A mill is paid today for what a shipyard owes it in May. Its lender's own bank knows nothing of
 * the platform: it is sent a pain.001, books it, and signs what it has booked. By that signature
 * the title moves, and by nothing before it.
 */
let stage: Stage
let mill: Firm
let coast: Firm
let debt: Debt
let outside: OutsideBank
const financing = newId('fin')
const accounts = { coast: newId('acc'), mill: newId('acc') } as const
const NUMBERS = { coast: '6222000000000000001', mill: '6222000000000000002' } as const
const NET = yuan(594_860)

beforeAll(async () => {
  outside = openOutsideBank('2026-03-05T09:00:00')
  stage = await openStage()
  const yard = await stage.joins('Bohai Shipyard', 'debtor', ['Lin Yue', 'Wang Bo'])
  mill = await stage.joins('Red Hill Mill', 'supplier', ['Chen An', 'Zhao Min'])
  coast = await stage.joins('Coast Bank', 'lender', ['Zhou Tao', 'Wu Fang'])
  debt = await owe(yard, mill, yuan(1_000_000))
  const on = { scope: 'debtor', subject: yard.id, within: null, currency: 'CNY' } as const
  const time = { beginsOn: '2026-03-02', until: '2027-03-02' } as const
  const limit = yuan(1_000_000)
  done(await agree(coast, facilityActs.grant({ id: newId('fac'), ...on, limit, ...time })))
  outside.opens('coast', NUMBERS.coast, yuan(2_000_000))
  outside.opens('mill', NUMBERS.mill, 0n)
})
afterAll(async () => {
  await stage?.close()
  outside?.close()
})

test('both firms register their accounts, and officers have the key from the bank', async () => {
  const statementKey = { alg: 'EdDSA', publicKey: outside.statementKey } as const
  const terms = { bank: 'SANDCNSH', town: 'Tianjin', country: 'CN', currency: 'CNY' } as const
  for (const [firm, name] of [
    [coast, 'coast'],
    [mill, 'mill'],
  ] as const) {
    const own = { id: accounts[name], number: NUMBERS[name], name: firm.name, statementKey }
    done(await agree(firm, paymentActs.registerAccount({ ...own, ...terms })))
  }
  const waiting = await readRows(stage.officers.maker.client.read, lists.bankAccountsToConfirm, {})
  expect(waiting.map(({ id }) => id).toSorted()).toEqual(Object.values(accounts).toSorted())
  for (const account of Object.values(accounts)) {
    const confirm = { account, statementKey: outside.statementKey }
    done(await agree(stage.officers, paymentActs.confirmAccount(confirm)))
  }
})

test('the mill asks, the bank quotes, the mill chooses, the bank approves', async () => {
  const times = {
    ...({ deadline: '2026-03-03T09:00:00.000Z', chooseBy: '2026-03-05T09:00:00.000Z' } as const),
  }
  const asked = { lenders: [coast.id], recourse: 'without', ...times } as const
  const wanted = part(debt, 0n, yuan(600_000))
  done(await agree(mill, financingActs.requestQuotes({ id: financing, ...wanted, ...asked })))
  const entry = done(await coast.maker.client.financing.lookAtRequest({ financing }))
  const { digest: seen } = (await coast.maker.client.reads.look(entry))!
  // 600,000.00 × 0.036 × 84 days ÷ 360 = 5,040.00, from 6 March to 29 May; and a fee of 100.00.
  const price = { fee: yuan(100), discount: yuan(5_040), net: NET, apr: '0.038092' }
  const terms = { rate: '0.036', dayCount: 'A/360', valueDate: '2026-03-06', ...price } as const
  const firm = { recourse: 'without', firmUntil: '2026-03-04T10:00:00.000Z' } as const
  const quote = newId('quo')
  done(await agree(coast, financingActs.quote({ id: quote, financing, ...terms, ...firm, seen })))
  done(await agree(mill, financingActs.chooseQuote({ financing, quote })))
  const decision = { financing, decision: 'approve', seen, words: '' } as const
  done(await agree(coast, financingActs.decide(decision)))
})

const payout = { financing, from: accounts.coast, to: accounts.mill, amount: NET } as const

test('it pays to the mill’s account once that has cooled off, to the fen', async () => {
  expect(refused(await agree(coast, paymentActs.instructPayout(payout)))).toBe(
    'financing_must_be_registered_first',
  )
  await stage.reaches('2026-03-05')
  await register(coast, financing, '2026-03-05')
  const more = { ...payout, amount: NET + 1n }
  expect(refused(await agree(coast, paymentActs.instructPayout(more)))).toBe(
    'payout_must_be_of_the_net_amount',
  )
  done(await agree(coast, paymentActs.instructPayout(payout)))
  const tasks = (await coast.maker.client.desk.tasks()).map(task => task.kind)
  expect(tasks.toSorted()).toEqual(['extend', 'prove'])
  expect(refused(await agree(mill, financingActs.withdrawFinancing({ financing })))).toBe(
    'financing_must_be_at_this_stage',
  )
})

test('the bank outside books it, and what it signs moves the title', async () => {
  const seen = await coast.maker.client.read<Seen>(PAYOUTS, { id: financing })
  const [{ message, endToEndId }] = seen.node.payouts as [SeenPayout]
  const hidden = await mill.maker.client.read<Seen>(PAYOUTS, { id: financing })
  expect(hidden.node.payouts).toEqual([{ message: null, endToEndId, status: 'instructed' }])
  outside.receives('coast', message!)
  await stage.reaches('2026-03-06')
  outside.reaches('2026-03-06T10:00:00')
  const { bytes, signature } = outside.tells('mill', 'camt.054')
  const statement = { account: accounts.mill, statement: await packFile(bytes), signature }
  done(await mill.maker.client.payment.recordStatement(statement))
  const [booked] = await readRows(mill.maker.client.read, lists.statementEntries, { endToEndId })
  expect(booked).toMatchObject({ side: 'credit', amount: NET, proven: true })
  const proof = { financing, account: accounts.mill, reference: booked!.reference }
  done(await mill.maker.client.payment.provePayout(proof))
  expect(await coast.maker.client.reads.titles()).toMatchObject([
    { lo: 0n, hi: yuan(600_000), holder: { id: coast.id } },
  ])
  const [limit] = await readRows(coast.maker.client.read, lists.facilities, {})
  expect(limit).toMatchObject({ reserved: 0n, used: yuan(600_000), free: yuan(400_000) })
  expect(outside.holds(NUMBERS.mill)).toBe(NET)
})

interface SeenPayout {
  readonly message: string | null
  readonly endToEndId: string
  readonly status: string
}
interface Seen {
  readonly node: { readonly payouts: readonly SeenPayout[] }
}
const PAYOUTS = `query ($id: ID!) { node(id: $id) { ... on Financing {
  payouts { message endToEndId status } } } }`
