import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, receiptActs, titleActs, warehouseActs } from '../../services/client/index.ts'
import { agree, agreeTogether, done, type Firm, refused } from '../support/journey/people.ts'
import { openStage, type Stage } from '../support/journey/stage.ts'

/**
 * Fifty tonnes of copper come to a warehouse. Half of it is pledged to one bank, which another bank
 * cannot have as well; a scale finds too little for an hour; the loan is paid, and trucks come.
 */
let stage: Stage
let keeper: Firm
let inspector: Firm
let trader: Firm
let smelter: Firm
let bank: Firm
let rival: Firm

const TONNE = 1_000_000n
const [copper, site, place] = [newId('com'), newId('whs'), newId('plc')]
const [lot, receipt] = [newId('lot'), newId('wrc')]
const of = (lo: bigint, hi: bigint) => [
  { instrument: receipt, span: { lo: lo * TONNE, hi: hi * TONNE } },
]

beforeAll(async () => {
  stage = await openStage()
  keeper = await stage.joins('Yangshan Store', 'keeper', ['Bao Li', 'Ke Ming'])
  inspector = await stage.joins('East Inspection', 'inspector', ['Jian Wu', 'Yan Hui'])
  trader = await stage.joins('Copper Trader', 'supplier', ['Lin Tao', 'Chen Yu'])
  smelter = await stage.joins('Wire Works', 'supplier', ['Hu Bo', 'Tang Na'])
  bank = await stage.joins('River Bank', 'lender', ['Zhou Qi', 'Wu Jie'])
  rival = await stage.joins('Hill Bank', 'lender', ['Feng Lu', 'Shen Ke'])
})
afterAll(async () => await stage?.close())

async function weigh(tonnes: bigint, purpose: 'inbound' | 'stock' | 'outbound', hour: string) {
  const measurement = newId('msr')
  const scale = { device: 'W-1', calibration: 'JJG-88', unit: 'GRAMS' } as const
  const when = { takenAt: `2026-03-02T${hour}:00:00.000Z`, purpose } as const
  const weight = { gross: (tonnes + 15n) * TONNE, tare: 15n * TONNE }
  const reading = { measurement, lot, ...scale, ...when, ...weight }
  done(await keeper.maker.client.desk.leave(receiptActs.measure(reading)))
  return measurement
}

test('the copper is announced, weighed, inspected and taken in', async () => {
  const goods = { name: 'Copper cathode', standard: 'GB/T 467-2010 Cu-CATH-1' }
  const terms = { id: copper, ...goods, unit: 'GRAMS', tolerancePpm: 3_000n } as const
  done(await agree(stage.officers, warehouseActs.listCommodity(terms)))
  const where = { id: site, name: 'Yangshan 3', address: 'Shanghai, Yangshan' }
  done(await agree(keeper, warehouseActs.openSite(where)))
  const room = { id: place, site, code: 'A-03-2', kind: 'exclusive', unit: 'GRAMS' } as const
  done(await agree(keeper, warehouseActs.openPlace({ ...room, capacity: 60n * TONNE })))
  const paper = { kind: 'bill_of_lading', issuer: 'COSCO', number: 'B-17' } as const
  const deposit = {
    ...{ lot, keeper: keeper.id, commodity: copper, quantity: 50n * TONNE, packing: 'bundles' },
    ...{ marks: 'CCC-P', authority: 'owner', claims: 'none known', ownership: paper },
  }
  done(await agree(trader, receiptActs.requestDeposit(deposit)))
  const again = { ...deposit, lot: newId('lot'), ownership: { ...paper, number: 'b 17' } }
  expect(refused(await agree(trader, receiptActs.requestDeposit(again)))).toBe(
    'ownership_document_must_bring_goods_in_once',
  )
  const weighings = [await weigh(50n, 'inbound', '00')]
  const found = { inspector: inspector.id, grade: 'Grade A', certificate: 'CIQ-1', goodUntil: null }
  const taken = { lot, place, weighings, accepted: 50n * TONNE, ...found }
  done(await agreeTogether([keeper, inspector], receiptActs.receive(taken)))
})

test('keeper and platform issue one receipt, and never one more', async () => {
  const until = '2027-03-01'
  const sum = { sum: 350_000_000n, currency: 'CNY' } as const
  const insurance = { insurer: 'PICC', policy: 'P-1', ...sum, until } as const
  const terms = { storedUntil: '2026-03-20', fee: 'CNY 0.80 a tonne and day', insurance } as const
  const issue = { receipt, lot, quantity: 50n * TONNE, ...terms }
  done(await agreeTogether([keeper, stage.officers], receiptActs.issue(issue)))
  const second = { ...issue, receipt: newId('wrc'), quantity: 1n }
  expect(refused(await agree(keeper, receiptActs.issue(second)))).toBe(
    'exclusive_place_must_have_one_live_receipt',
  )
})

const LOAN = { secured: 120_000_000n, currency: 'CNY', reference: 'L-9' } as const
const debt = { ...LOAN, dueOn: '2026-09-01' } as const

test('half of it secures a loan; another bank cannot have that half', async () => {
  const half = of(0n, 25n)
  const offer = titleActs.offerPledge({ ...debt, to: bank.id, spans: half })
  done(await agreeTogether([trader, keeper], offer))
  done(await agree(bank, titleActs.acceptPledge({ ...debt, spans: half, knowing: [] })))
  const twice = titleActs.offerPledge({ ...debt, to: rival.id, spans: of(24n, 26n) })
  expect(refused(await agree(trader, twice))).toBe('title_must_be_free_of_claims')
})

test('ten tonnes are sold on, with the keeper’s word', async () => {
  const sale = titleActs.offerTransfer({ to: smelter.id, spans: of(40n, 50n), trade: [] })
  done(await agreeTogether([trader, keeper], sale))
  const yes = titleActs.answerOffer({ spans: of(40n, 50n), answer: 'accept' })
  done(await agree(smelter, yes))
})

test('the term ends soon: all who hold copper and the keeper make it longer', async () => {
  const tasks = async ({ maker }: Firm) => (await maker.client.desk.tasks()).map(one => one.kind)
  const asked = async () => await Promise.all([keeper, trader, smelter, bank].map(tasks))
  expect(await asked()).toEqual([['renew_term'], ['collect'], ['collect'], []])
  const longer = { receipt, storedUntil: '2027-03-01', fee: 'CNY 0.90 a tonne and day' } as const
  done(await agreeTogether([trader, keeper, smelter], receiptActs.renewTerm(longer)))
  expect(await asked()).toEqual([[], [], [], []])
  const { node } = await bank.maker.client.read<{ node: object }>(TERMS, { id: receipt })
  expect(node).toEqual({
    terms: [{ storedUntil: '2027-03-01' }, { storedUntil: '2026-03-20' }],
  })
})

const TERMS = 'query ($id: ID!) { node(id: $id) { ... on Receipt { terms { storedUntil } } } }'

test('a scale finds too little: all of it is held, until bank and keeper have looked', async () => {
  await weigh(45n, 'stock', '01')
  const collect = (spans: ReturnType<typeof of>) => ({
    ...{ order: newId('dor'), spans, collector: 'Truck A-12345', until: '2026-03-10' as const },
  })
  const smelters = receiptActs.surrender(collect(of(40n, 50n)))
  expect(refused(await agree(smelter, smelters))).toBe('title_must_be_free_of_holds')
  await weigh(50n, 'stock', '02')
  const lift = titleActs.liftHold({ kind: 'sensor', spans: of(0n, 50n) })
  done(await agreeTogether([keeper, bank], lift))
})

test('the loan is paid: the bank releases, and trucks are weighed out to the last', async () => {
  done(await agreeTogether([bank, keeper], titleActs.release({ spans: of(0n, 25n) })))
  for (const [holder, lo, hi, hour] of [
    [trader, 0n, 40n, '03'],
    [smelter, 40n, 50n, '04'],
  ] as const) {
    const order = newId('dor')
    const spans = of(lo, hi)
    const truck = { order, spans, collector: 'Truck A-12345', until: '2026-03-10' } as const
    done(await agreeTogether([holder, keeper], receiptActs.surrender(truck)))
    const weighings = [await weigh(hi - lo, 'outbound', hour)]
    const gone = receiptActs.deliver({ order, spans, weighings })
    done(await agreeTogether([keeper, holder], gone))
  }
  const { node } = await trader.maker.client.read<{ node: object }>(STANDS, { id: receipt })
  expect(node).toEqual({ status: 'delivered', lot: { delivered: String(50n * TONNE) } })
})

const STANDS = 'query ($id: ID!) { node(id: $id) { ... on Receipt { status lot { delivered } } } }'
