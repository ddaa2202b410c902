import { afterAll, beforeAll, expect, test } from 'vitest'
import { facilityActs, financingActs, newId } from '../../../services/client/index.ts'
import { agree, done, type Firm } from '../../support/journey/people.ts'
import { openStage, type Stage } from '../../support/journey/stage.ts'
import { owe, part, yuan } from '../../support/journey/trade.ts'

/** What each side reads of a financing: two banks were asked, one has a limit. */
let stage: Stage
let mill: Firm
let coast: Firm
let hill: Firm
const financing = newId('fin')
const facility = newId('fac')

beforeAll(async () => {
  stage = await openStage()
  const yard = await stage.joins('Bohai Shipyard', 'debtor', ['Lin Yue', 'Wang Bo'])
  mill = await stage.joins('Red Hill Mill', 'supplier', ['Chen An', 'Zhao Min'])
  coast = await stage.joins('Coast Bank', 'lender', ['Zhou Tao', 'Wu Fang'])
  hill = await stage.joins('Hill Bank', 'lender', ['Gu Lan', 'He Jun'])
  const debt = await owe(yard, mill, yuan(1_000))
  const on = { scope: 'debtor', subject: yard.id, within: null, currency: 'CNY' } as const
  const time = { beginsOn: '2026-03-02', until: '2027-03-02', limit: yuan(800) } as const
  done(await agree(coast, facilityActs.grant({ id: facility, ...on, ...time })))
  const asked = { lenders: [coast.id, hill.id], recourse: 'either' } as const
  const times = { deadline: '2026-03-03T09:00:00.000Z', chooseBy: '2026-03-05T09:00:00.000Z' }
  const wanted = part(debt, 0n, yuan(600))
  const body = { id: financing, ...wanted, ...asked, ...times } as const
  done(await agree(mill, financingActs.requestQuotes(body as never)))
})
afterAll(async () => await stage?.close())

const QUERY = `query ($id: ID!) { now node(id: $id) { ... on Financing {
  takings { taken refused { refusal } uses { amount facility { id free } } }
  asked { look { digest } } quotes { id formula { en } } wait { financing { id } }
  story(first: 20) { edges { node { act } } } } } }`

interface Seen {
  readonly now: string
  readonly node: {
    readonly takings: object | null
    readonly asked: readonly { readonly look: { readonly digest: string } | null }[]
    readonly quotes: readonly { readonly id: string; readonly formula: { readonly en: string } }[]
    readonly wait: { readonly financing: { readonly id: string } } | null
    readonly story: { readonly edges: readonly { readonly node: { readonly act: string } }[] }
  }
}

const see = async ({ maker }: Firm) => await maker.client.read<Seen>(QUERY, { id: financing })
const acts = ({ node }: Seen) => node.story.edges.map(edge => edge.node.act.slice(10))

test('before it quotes, a lender reads what it would take, and what refuses it', async () => {
  const { node, now } = await see(coast)
  // In a demonstration the clock stands at the close of the business date.
  expect(now).toBe('2026-03-02T09:00:00.000Z')
  expect(node.takings).toEqual({
    ...{ taken: false, refused: null },
    uses: [{ amount: '60000', facility: { id: facility, free: '80000' } }],
  })
  expect((await see(hill)).node.takings).toEqual({
    ...{ taken: false, uses: [] },
    refused: { refusal: 'lender_must_have_a_facility_on_the_debtor' },
  })
  expect((await see(mill)).node.takings).toBeNull()
})

const tasksOf = async ({ maker }: Firm) =>
  (await maker.client.desk.tasks()).map(({ kind, about, totals }) => ({ kind, about, totals }))

test('a lender that is asked has a task until it has quoted, or another was chosen', async () => {
  const task = { kind: 'quote', about: [financing], totals: [{ currency: 'CNY', amount: 60_000n }] }
  expect(await tasksOf(coast)).toEqual([task])
  expect(await tasksOf(hill)).toEqual([task])
})

test('a quote comes with its formula; chosen, what it takes is its lender’s to read', async () => {
  const entry = done(await coast.maker.client.financing.lookAtRequest({ financing }))
  const { digest } = (await coast.maker.client.reads.look(entry))!
  expect((await see(coast)).node.asked).toEqual([{ look: { digest } }])
  expect((await see(hill)).node.asked).toEqual([{ look: null }])
  const id = newId('quo')
  const terms = { rate: '0.036', dayCount: 'A/360', fee: yuan(1), valueDate: '2026-03-04' } as const
  const price = { discount: 516n, net: 59_384n, apr: '0.044772' }
  const firm = { recourse: 'without', firmUntil: '2026-03-04T10:00:00.000Z' } as const
  const body = { id, financing, ...terms, ...price, ...firm, seen: digest }
  done(await agree(coast, financingActs.quote(body)))
  expect((await tasksOf(coast)).map(({ kind }) => kind)).toEqual([])
  const [quote] = (await see(mill)).node.quotes
  expect(quote!.formula.en).toContain('600.00 × 0.036 × 86 ÷ 360 = 5.16')
  done(await agree(mill, financingActs.chooseQuote({ financing, quote: id })))
  expect((await see(coast)).node.takings).toEqual({
    ...{ taken: true, refused: null },
    uses: [{ amount: '60000', facility: { id: facility, free: '20000' } }],
  })
  expect((await tasksOf(hill)).map(({ kind }) => kind)).toEqual([])
  expect((await see(hill)).node.takings).toEqual({ taken: true, refused: null, uses: [] })
})

test('each side reads the story as far as it concerns it', async () => {
  expect(acts(await see(mill))).toEqual([
    ...['request-quotes', 'look-at-request', 'quote', 'choose-quote'],
  ])
  expect(acts(await see(coast))).toEqual(['look-at-request', 'quote', 'choose-quote'])
  expect(acts(await see(hill))).toEqual([])
  expect((await see(coast)).node.wait?.financing.id).toBe(financing)
  expect((await see(hill)).node.wait).toBeNull()
})
