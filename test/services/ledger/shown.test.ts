import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Shown } from '../../../contracts/command/shown.ts'
import type { ReceivableId } from '../../../contracts/kernel/id.ts'
import { CURRENCY_DIGITS } from '../../../contracts/kernel/money.ts'
import { describeAct } from '../../../contracts/sentences/describe-act.ts'
import { selectShown } from '../../../services/ledger/index.ts'
import type { Actor, TestParty } from '../../support/actor.ts'
import { DEBT, issueReceivable } from '../../support/acts.ts'
import { mustBeAccepted, type TestMarket, testMarket } from '../../support/market.ts'
import { addUser } from '../../support/staff.ts'

/** What people sign is what they read: the ledger compares it with its own rows. */
let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let bank: TestParty
let stranger: TestParty
let people: readonly Actor[]
let receivable: ReceivableId

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  bank = await market.enrol(['lender'])
  stranger = await market.enrol(['supplier'])
  people = [
    await addUser(market, supplier, 'maker', { machine: false }),
    await addUser(market, supplier, 'checker', { machine: false }),
  ]
  receivable = await issueReceivable(market, { debtor, supplier, amount: 123_456n })
})
afterAll(async () => await market.close())

const pledge = (lo: number, hi: number) => ({
  ...DEBT,
  to: bank.id,
  spans: [{ instrument: receivable, lo: String(lo), hi: String(hi) }],
})

async function shownTo(party: TestParty, body: unknown): Promise<Shown> {
  return await selectShown(market.pool, body, party.id)
}

describe('a person’s command', () => {
  test('says in words what it does, from the signed bytes alone', async () => {
    const body = pledge(0, 23_456)
    const { zh, en } = describeAct(
      { act: 'title.offer-pledge', body },
      await shownTo(supplier, body),
    )
    const [to, owes] = [bank, debtor].map(({ code }) => code)
    expect(en).toContain(`(${to}): CNY 234.56 of ${receivable}`)
    expect(en).toContain(`${owes}, due 2026-06-01`)
    expect(zh).toContain('CNY 234.56')
  })

  test('is accepted when all that it shows is true', async () => {
    const body = pledge(0, 100)
    const shown = [await shownTo(supplier, body)]
    mustBeAccepted(await market.act(people, 'title.offer-pledge', body, { shown }))
  })

  test('is refused when it shows nothing; a machine’s needs no words', async () => {
    const body = pledge(100, 200)
    expect(await market.act(people, 'title.offer-pledge', body)).toMatchObject({
      acts: [{ refusal: 'command_must_show_what_is_signed', path: 'shown' }],
    })
    mustBeAccepted(await market.act([supplier.maker, supplier.checker], 'title.offer-pledge', body))
  })

  test('signed by a person beside a machine shows what the person read', async () => {
    const body = pledge(200, 300)
    const both = [supplier.maker, people[1]!]
    expect(await market.act(both, 'title.offer-pledge', body)).toMatchObject({
      acts: [{ refusal: 'command_must_show_what_is_signed' }],
    })
  })
})

type Untrue = (shown: Shown) => object
const change = (id: () => string, part: object): Untrue => {
  return shown => ({ ...shown, [id()]: { ...shown[id()], ...part } })
}

const UNTRUE: Record<string, readonly [Untrue, path: () => string]> = {
  'another name': [change(() => bank.id, { name: 'Another Bank' }), () => bank.id],
  'another code': [change(() => bank.id, { code: '91310000MA1FL0000X' }), () => bank.id],
  'another role': [change(() => bank.id, { roles: ['lender', 'court'] }), () => bank.id],
  'another debtor': [change(() => receivable, { debtor: 'Nobody' }), () => receivable],
  'another due date': [change(() => receivable, { dueOn: '2026-06-02' }), () => receivable],
  'a smaller face': [change(() => receivable, { amount: '123' }), () => receivable],
  'another currency': [change(() => receivable, { currency: 'JPY' }), () => receivable],
  'other decimals': [change(() => receivable, { decimals: 0 }), () => receivable],
  'one part more': [change(() => receivable, { note: 'harmless' }), () => receivable],
  'a record less': [({ [bank.id]: _bank, ...rest }) => rest, () => bank.id],
  'a record more': [
    shown => ({ ...shown, [stranger.id]: { name: 'x', code: 'y', roles: [] } }),
    () => stranger.id,
  ],
}

test.each(Object.entries(UNTRUE))('is refused when it shows %s', async (_, [untrue, path]) => {
  const body = pledge(1_000, 1_100)
  const shown = [untrue(await shownTo(supplier, body))]
  const answer = await market.act(people, 'title.offer-pledge', body, { shown })
  expect(answer).toMatchObject({
    acts: [{ refusal: 'shown_must_be_true', path: `shown.0.${path()}` }],
  })
  const machine = await market.act([supplier.maker, supplier.checker], 'title.offer-pledge', body, {
    shown,
  })
  expect(machine).toMatchObject({ acts: [{ refusal: 'shown_must_be_true' }] })
})

test('each act of a manifest is shown by itself', async () => {
  const acts = [pledge(2_000, 2_100), pledge(2_100, 2_200)].map(body => ({
    act: 'title.offer-pledge',
    body,
  }))
  const one = await shownTo(supplier, acts[0]!.body)
  const short = await market.act(people, 'manifest', { acts }, { shown: [one] })
  expect(short).toMatchObject({
    acts: [{ entry: expect.any(String) }, { refusal: 'command_must_show_what_is_signed' }],
  })
})

test('a party is shown nothing of what it may not see', async () => {
  const body = pledge(0, 1)
  expect(Object.keys(await shownTo(stranger, body))).toEqual([bank.id])
  expect(Object.keys(await shownTo(supplier, body)).sort()).toEqual([bank.id, receivable].sort())
  const key = { key: supplier.maker.key, user: supplier.maker.user }
  expect(await shownTo(stranger, key)).toEqual({})
  expect(Object.keys(await shownTo(supplier, key))).toHaveLength(2)
})

test('the store has the digits of each currency that the kernel has', async () => {
  const { rows } = await market.owner.query<{ currency: string; digits: number }>(
    'select c as currency, ledger.currency_digits(c) as digits from unnest($1::text[]) c',
    [Object.keys(CURRENCY_DIGITS)],
  )
  expect(Object.fromEntries(rows.map(row => [row.currency, row.digits]))).toEqual(CURRENCY_DIGITS)
})
