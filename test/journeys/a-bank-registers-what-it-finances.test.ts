import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  facilityActs,
  financingActs,
  lists,
  newId,
  readRows,
  registrationActs,
} from '../../services/client/index.ts'
import { agree, done, type Firm } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'
import { owe, part, yuan } from '../support/journey/trade.ts'

/**
 * A bank has approved what a mill applied for. Before it may pay, it searches the national
 * register, decides about what it found, registers, and searches again; when the mill withdraws,
 * it discharges.
 */
let stage: Stage
let mill: Firm
let coast: Firm
const financing = newId('fin')

beforeAll(async () => {
  stage = await openStage()
  const yard = await stage.joins('Bohai Shipyard', 'debtor', ['Lin Yue', 'Wang Bo'])
  mill = await stage.joins('Red Hill Mill', 'supplier', ['Chen An', 'Zhao Min'])
  coast = await stage.joins('Coast Bank', 'lender', ['Zhou Tao', 'Wu Fang'])
  const debt = await owe(yard, mill, yuan(1_000_000))
  const on = { scope: 'debtor', subject: yard.id, within: null, currency: 'CNY' } as const
  const time = { beginsOn: '2026-03-02', until: '2027-03-02' } as const
  const limit = { id: newId('fac'), ...on, limit: yuan(1_000_000), ...time }
  done(await agree(coast, facilityActs.grant(limit)))
  const wanted = part(debt, 0n, yuan(600_000))
  const until = {
    deadline: '2026-03-03T09:00:00.000Z',
    chooseBy: '2026-03-05T09:00:00.000Z',
  } as const
  const asked = {
    id: financing,
    ...wanted,
    lenders: [coast.id],
    recourse: 'either',
    ...until,
  } as const
  done(await agree(mill, financingActs.requestQuotes(asked)))
  const seen = await look()
  const quote = newId('quo')
  const terms = { rate: '0.036', dayCount: 'A/360', fee: 0n, valueDate: '2026-03-04' } as const
  // 600,000.00 × 0.036 × 86 days ÷ 360 = 5,160.00, from 4 March to Friday 29 May.
  const price = { discount: yuan(5_160), net: yuan(594_840), apr: '0.037338' }
  const firm = { recourse: 'without', firmUntil: '2026-03-04T10:00:00.000Z' } as const
  done(
    await agree(
      coast,
      financingActs.quote({ id: quote, financing, ...terms, ...price, ...firm, seen }),
    ),
  )
  done(await agree(mill, financingActs.chooseQuote({ financing, quote })))
  const decided = { financing, decision: 'approve', seen, words: '' } as const
  done(await agree(coast, financingActs.decide(decided)))
})
afterAll(async () => await stage?.close())

async function look(): Promise<string> {
  const entry = done(await coast.maker.client.financing.lookAtRequest({ financing }))
  return (await coast.maker.client.reads.look(entry))!.digest
}

test('the bank searches, judges what it found, and registers what is described', async () => {
  const { client } = coast.maker
  expect((await client.desk.tasks()).map(task => task.kind)).toEqual(['register'])
  const kept = await client.files.upload(new Blob(['%PDF-1.7 of the register']))
  const proof = { financing, certificate: kept.ok ? kept.hash : '' }
  const hit = { number: '0900000000001', securedParty: 'Far Bank', registeredAt: at('01') }
  const search = newId('src')
  const searched = { ...proof, search, at: at('02'), hits: [hit] }
  done(await agree(coast, registrationActs.searchRegister(searched)))
  const judged = { financing, search, reason: 'machines, not receivables' }
  done(await agree(coast, registrationActs.judgeHits({ ...judged, verdict: 'proceed' })))
  const { node } = await client.read<Described>(DESCRIBED, { id: financing })
  expect(node.propertyDescription.en).toMatch(
    /^Red Hill Mill \(\w+\) assigns to Coast Bank \(\w+\), without recourse, under /,
  )
  expect(node.propertyDescription.en).toMatch(/sub-range 1-60000000: CNY 600,000.00/)
  const own = { ...proof, id: newId('reg'), number: '20260302000001', until: '2027-03-02' } as const
  done(await agree(coast, registrationActs.registerFinancing({ ...own, at: at('03') })))
  const again = { ...proof, search: newId('src'), at: at('04'), hits: [] }
  done(await agree(coast, registrationActs.searchRegister(again)))
  const registered = await readRows(client.read, lists.registrations, {})
  expect(registered).toMatchObject([{ number: own.number, status: 'live', until: '2027-03-02' }])
  const seen = await mill.maker.client.read<Described>(DESCRIBED, { id: financing })
  expect(seen.node.searches).toMatchObject([
    { verdict: 'proceed', hits: [{ securedParty: 'Far Bank', ranksFirst: true }] },
    { verdict: null, hits: [] },
  ])
  expect((await client.desk.tasks()).map(task => task.kind)).toEqual(['extend'])
})

test('the mill takes it back, and the bank discharges what it registered', async () => {
  done(await agree(mill, financingActs.withdrawFinancing({ financing })))
  const kinds = (await coast.maker.client.desk.tasks()).map(task => task.kind)
  expect(kinds.toSorted()).toEqual(['discharge', 'extend'])
  const kept = await coast.maker.client.files.upload(new Blob(['%PDF-1.7 of its end']))
  const proof = { financing, at: at('05'), certificate: kept.ok ? kept.hash : '' } as const
  const reason = 'it was withdrawn'
  done(await agree(coast, registrationActs.dischargeRegistration({ ...proof, reason })))
  expect(await coast.maker.client.desk.tasks()).toEqual([])
})

const at = (hour: string) => `2026-03-02T${hour}:00:00.000Z` as const

interface Described {
  readonly node: {
    readonly propertyDescription: { readonly zh: string; readonly en: string }
    readonly searches: readonly object[]
  }
}

const DESCRIBED = `query ($id: ID!) { node(id: $id) { ... on Financing {
  propertyDescription { zh en }
  searches { verdict hits { securedParty ranksFirst } } } } }`
