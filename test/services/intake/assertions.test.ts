import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportReport } from '../../../services/intake/index.ts'
import {
  BUYER,
  deliveryRow,
  invoiceRow,
  orderRow,
  type Row,
  SELLER,
  STRANGER,
  type TradeWorld,
  taken,
  tradeWorld,
} from './trade-fixtures.ts'

let world: TradeWorld
beforeAll(async () => {
  world = await tradeWorld()
})
afterAll(() => world.close())

type Kind = 'order' | 'delivery' | 'invoice'

async function says(by: { id: typeof SELLER.id }, kind: Kind, ...rows: Row[]) {
  return taken(await world.rows(kind, rows, { party: by.id }))
}

/** What a report tells of itself, whatever it is called. */
const told = ({ accepted, duplicate, refused, refusals }: ImportReport) => ({
  ...{ accepted, duplicate, refused, refusals },
})

const alone = { order: '', delivery: '' }
const onStranger = { buyer: STRANGER.code }

async function stored(number: string) {
  const { rows } = await world.owner.query(
    `select buyer, asserted_by, denied, amount_minor from trade.invoice
      where number = $1 order by id`,
    [number],
  )
  return rows
}

const findings = async () => {
  const { rows } = await world.owner.query(
    `select kind, party, evidence->>'first' as first, evidence->>'seller' as seller
       from trade.finding order by id`,
  )
  return rows
}

const [, buyers, strangers] = [SELLER, BUYER, STRANGER].map(({ id }) =>
  BigInt(Number.parseInt(id.slice(4), 32)),
)

test('INV-DOC-02 nobody takes a rival’s numbers: its own documents are recorded', async () => {
  expect(await says(STRANGER, 'order', orderRow({ ...onStranger, number: 'PO-71' }))).toMatchObject(
    {
      accepted: 1,
    },
  )
  await says(STRANGER, 'invoice', invoiceRow({ ...alone, ...onStranger, number: '71' }))
  expect(await says(SELLER, 'order', orderRow({ number: 'PO-71' }))).toMatchObject({ accepted: 1 })
  expect(
    await says(SELLER, 'delivery', deliveryRow({ order: 'PO-71', number: 'D-71' })),
  ).toMatchObject({ accepted: 1 })
  const own = invoiceRow({ order: 'PO-71', delivery: 'D-71', number: '71' })
  expect(await says(SELLER, 'invoice', own)).toMatchObject({ accepted: 1, refused: 0 })
  expect(await stored('71')).toMatchObject([
    { buyer: strangers, asserted_by: strangers, denied: false },
    { buyer: buyers, asserted_by: 0n, denied: false },
  ])
  expect(await findings()).toEqual([
    {
      ...{ kind: 'assertion_is_not_the_sellers_word', party: strangers },
      ...{ first: STRANGER.id, seller: SELLER.id },
    },
  ])
})

test('whether a number is in use cannot be told from the answer', async () => {
  await says(SELLER, 'order', orderRow({ number: 'PO-72' }))
  await says(SELLER, 'delivery', deliveryRow({ order: 'PO-72', number: 'D-72' }))
  await says(
    SELLER,
    'invoice',
    ...['1100202630', '3100202630'].map(code => invoiceRow({ ...alone, number: '72', code })),
  )
  const probes = (number: number): [Kind, Row][] => [
    ['order', orderRow({ ...onStranger, number: `PO-${number}`, quantity: '7' })],
    ['delivery', deliveryRow({ order: `PO-${number}0`, number: 'D-72' })],
    [
      'invoice',
      invoiceRow({
        ...onStranger,
        order: `PO-${number}`,
        delivery: `D-${number}`,
        number: String(number),
      }),
    ],
    ['invoice', invoiceRow({ ...onStranger, ...alone, number: String(number) })],
    [
      'invoice',
      invoiceRow({ ...onStranger, ...alone, number: String(number), amount: '500', quantity: '1' }),
    ],
  ]
  const answers = async (number: number) => {
    const reports = []
    for (const [kind, row] of probes(number)) reports.push(told(await says(STRANGER, kind, row)))
    return reports
  }
  expect(await answers(72)).toEqual(await answers(73))
})

test('what a buyer asserts is the seller’s own once the seller says the same', async () => {
  const row = invoiceRow({ ...alone, number: 'C-74' })
  expect(await says(BUYER, 'invoice', row)).toMatchObject({ accepted: 1 })
  expect(await stored('C-74')).toMatchObject([{ asserted_by: buyers }])
  expect(await says(SELLER, 'invoice', row, row)).toMatchObject({ accepted: 1, duplicate: 1 })
  expect(await stored('C-74')).toMatchObject([{ asserted_by: 0n }])
  expect(await says(BUYER, 'invoice', { ...row, number: 'c_74' })).toMatchObject({ duplicate: 1 })
})

test('what the seller says otherwise stands, and the assertion backs nothing more', async () => {
  const row = invoiceRow({ ...alone, number: 'C-75' })
  await says(BUYER, 'invoice', row)
  const other = { ...row, amount: '5500', quantity: '11' }
  expect(await says(SELLER, 'invoice', other)).toMatchObject({ accepted: 1 })
  expect(await stored('C-75')).toMatchObject([
    { asserted_by: buyers, denied: true, amount_minor: 5000n },
    { asserted_by: 0n, denied: false, amount_minor: 5500n },
  ])
  // From then on the buyer is held against the seller's word.
  expect(await says(BUYER, 'invoice', { ...row, number: 'c-75' })).toMatchObject({ refused: 1 })
})

test('an assertion that backs something is not said otherwise', async () => {
  const row = invoiceRow({ ...alone, number: 'C-76' })
  await says(BUYER, 'invoice', row)
  await world.owner.query(
    `update trade.invoice_allocation set allocated_to = 9
      where invoice = (select id from trade.invoice where number = 'C-76')`,
  )
  const other = { ...row, amount: '5500', quantity: '11' }
  const { refusals } = await says(SELLER, 'invoice', other)
  expect(refusals.map(r => [r.field, r.refusal])).toEqual([
    ['amount', 'invoice_must_keep_its_amount'],
    ['quantity', 'invoice_must_keep_what_it_says'],
  ])
  expect(await says(SELLER, 'invoice', row)).toMatchObject({ accepted: 1 })
  expect(await stored('C-76')).toMatchObject([{ asserted_by: 0n }])
})

test('assertions do not use up what the seller has delivered', async () => {
  await says(SELLER, 'order', orderRow({ number: 'PO-77' }))
  await says(SELLER, 'delivery', deliveryRow({ order: 'PO-77', number: 'D-77' }))
  const bill = (number: string) =>
    invoiceRow({ number, order: 'PO-77', delivery: 'D-77', quantity: '100', amount: '50000' })
  expect(await says(BUYER, 'invoice', bill('C-77'))).toMatchObject({ accepted: 1 })
  expect(await says(SELLER, 'invoice', bill('S-77'))).toMatchObject({ accepted: 1 })
  const { refusals } = await says(BUYER, 'invoice', bill('C-78'))
  expect(refusals).toMatchObject([{ refusal: 'quantity_must_be_within_what_was_delivered' }])
})
