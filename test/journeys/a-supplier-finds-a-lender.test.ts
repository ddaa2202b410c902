import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  facilityActs,
  financingActs,
  lists,
  newId,
  readRows,
  titleActs,
} from '../../services/client/index.ts'
import { agree, done, type Firm, refused } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { type Debt, free, owe, part, yuan } from '../support/journey/trade.ts'

/**
 * A mill asks two banks what they would pay today for what a shipyard owes it in May. Both look at
 * what lies behind; it takes the better price, and what it took is bound for that bank alone.
 */
let stage: Stage
let mill: Firm
let coast: Firm
let hill: Firm
let debt: Debt
const financing = newId('fin')

beforeAll(async () => {
  stage = await openStage()
  const yard = await stage.joins('Bohai Shipyard', 'debtor', ['Lin Yue', 'Wang Bo'])
  mill = await stage.joins('Red Hill Mill', 'supplier', ['Chen An', 'Zhao Min'])
  coast = await stage.joins('Coast Bank', 'lender', ['Zhou Tao', 'Wu Fang'])
  hill = await stage.joins('Hill Bank', 'lender', ['Gu Lan', 'He Jun'])
  debt = await owe(yard, mill, yuan(1_000_000))
  for (const bank of [coast, hill]) {
    const on = { scope: 'debtor', subject: yard.id, within: null, currency: 'CNY' } as const
    const time = { beginsOn: '2026-03-02', until: '2027-03-02' } as const
    const limit = yuan(1_000_000)
    done(await agree(bank, facilityActs.grant({ id: newId('fac'), ...on, limit, ...time })))
  }
})
afterAll(async () => await stage?.close())

test('the mill asks both banks; nothing is bound, and neither learns of the other', async () => {
  const times = {
    ...({ deadline: '2026-03-03T09:00:00.000Z', chooseBy: '2026-03-05T09:00:00.000Z' } as const),
  }
  const asked = { lenders: [coast.id, hill.id], recourse: 'either', ...times } as const
  const wanted = part(debt, 0n, yuan(600_000))
  done(await agree(mill, financingActs.requestQuotes({ id: financing, ...wanted, ...asked })))
  expect(await free(mill)).toBe(yuan(1_000_000))
  const seen = await readRows(coast.maker.client.read, lists.financingsAsked, {})
  expect(seen).toMatchObject([{ id: financing, holder: { name: 'Red Hill Mill' } }])
  expect(seen[0]!.asked).toMatchObject([{ lender: { name: 'Coast Bank' } }])
})

/** A bank looks, has the price reckoned, and signs it. */
async function quote(bank: Firm, rate: string, fee: bigint) {
  const entry = done(await bank.maker.client.financing.lookAtRequest({ financing }))
  const { digest } = (await bank.maker.client.reads.look(entry))!
  const terms = { rate, dayCount: 'A/360', valueDate: '2026-03-04' } as const
  const price = await bank.maker.client.read<Reckoned>(PRICE, {
    ...{ id: financing, terms: { ...terms, fee: String(fee) } },
  })
  const { discount, net, apr, formula } = price.node.priceAt
  const signed = { ...terms, fee, discount: BigInt(discount), net: BigInt(net), apr }
  const id = newId('quo')
  const firm = { recourse: 'without', firmUntil: '2026-03-04T10:00:00.000Z' } as const
  const body = { id, financing, ...signed, ...firm, seen: digest }
  return { id, body, formula, answer: await agree(bank, financingActs.quote(body)) }
}

test('each bank looks, and signs a price with its arithmetic; a false one is refused', async () => {
  const own = await quote(coast, '0.036', yuan(100))
  done(own.answer)
  // 600,000.00 × 0.036 × 86 days ÷ 360 = 5,160.00, from 4 March to Friday 29 May.
  expect(own.body).toMatchObject({ discount: yuan(5_160), net: yuan(594_740) })
  expect(own.formula.en).toContain('600,000.00 × 0.036 × 86 ÷ 360 = 5,160.00')
  const other = await quote(hill, '0.048', 0n)
  done(other.answer)
  const offered = await readRows(mill.maker.client.read, lists.financings, {})
  // The best net amount first: 594,740.00, and 600,000.00 less 6,880.00.
  expect(offered[0]!.quotes.map(({ id }) => id)).toEqual([own.id, other.id])
  const more = { ...own.body, id: newId('quo') }
  expect(refused(await agree(coast, financingActs.quote(more)))).toBe(
    'lender_must_have_one_quote_at_a_time',
  )
})

test('the mill chooses the better; its part is bound, and the bank’s limit reserved', async () => {
  const [best] = (await readRows(mill.maker.client.read, lists.financings, {}))[0]!.quotes
  const chosen = { financing, quote: best!.id }
  done(await agree(mill, financingActs.chooseQuote(chosen as never)))
  expect(await free(mill)).toBe(yuan(400_000))
  expect(await coast.maker.client.reads.claims()).toMatchObject([{ kind: 'finance' }])
  const [limit] = await readRows(coast.maker.client.read, lists.facilities, {})
  expect(limit).toMatchObject({ reserved: yuan(600_000), free: yuan(400_000) })
  const taken = part(debt, 0n, yuan(600_000))
  expect(refused(await agree(coast, titleActs.release(taken)))).toBe('span_must_be_pledged')
  expect((await coast.maker.client.desk.tasks()).map(task => task.kind)).toEqual(['approve'])
})

test('the bank approves, and is to search the register and to register', async () => {
  const { asked, ...rest } = (
    await readRows(coast.maker.client.read, lists.financingsAsked, {})
  )[0]!
  expect([asked.length, rest.status]).toEqual([1, 'applied'])
  const entry = done(await coast.maker.client.financing.lookAtRequest({ financing }))
  const { digest } = (await coast.maker.client.reads.look(entry))!
  const decided = { financing, decision: 'approve', seen: digest, words: '' } as const
  done(await agree(coast, financingActs.decide(decided)))
  expect((await coast.maker.client.desk.tasks()).map(task => task.kind)).toEqual(['register'])
})

test('until the bank pays, the mill can still take all of it back', async () => {
  done(await agree(mill, financingActs.withdrawFinancing({ financing })))
  expect(await free(mill)).toBe(yuan(1_000_000))
  const [limit] = await readRows(coast.maker.client.read, lists.facilities, {})
  expect(limit).toMatchObject({ reserved: 0n, free: yuan(1_000_000) })
})

interface Reckoned {
  readonly node: {
    readonly priceAt: {
      readonly discount: string
      readonly net: string
      readonly apr: string
      readonly formula: { readonly zh: string; readonly en: string }
    }
  }
}

const PRICE = `query ($id: ID!, $terms: PriceTermsInput!) { node(id: $id) { ... on Financing {
  priceAt(terms: $terms) { ... on Price { discount net apr formula { zh en } }
    ... on Refused { refusal } } } } }`
