import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  type BusinessDate,
  dayNumber,
  weekday,
} from '../../../../contracts/kernel/date.ts'
import {
  type Market,
  type MarketInvoice,
  type Onward,
  readMarket,
  rowsFor,
} from '../../../../services/demo/market/index.ts'
import { findSample } from '../../../../services/demo/market/sales.ts'
import { isCode } from '../../intake/trade-fixtures.ts'

const START: BusinessDate = '2026-01-05'
const generated = (seed = 1) => readMarket({ file: null, seed, startOn: START })
const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((a, b) => a + b, 0n)

function keepsItsShape(market: Market): void {
  const { debtors, suppliers, invoices, onwardInvoices } = market
  expect([debtors.length, suppliers.length, invoices.length]).toEqual([100, 30, 2466])
  const parties = [...debtors, ...suppliers]
  expect(parties.filter(party => !isCode(party.code))).toEqual([])
  expect(new Set(parties.map(party => party.code)).size).toBe(130)
  expect(new Set(parties.map(party => party.name)).size).toBe(130)
  const tiers = new Map(suppliers.map(supplier => [supplier.code, supplier.tier]))
  for (const invoice of [...invoices, ...onwardInvoices]) {
    expect(tiers.get(invoice.seller)).toBe(invoice.tier)
    expect(tiers.get(invoice.buyer)).toBe(invoice.tier === 1 ? undefined : invoice.tier - 1)
    expect(invoice.quantity * invoice.price).toBe(invoice.amount)
    expect(invoice.deliveredOn <= addDays(invoice.invoicedOn, -7)).toBe(true)
    expect(invoice.orderedOn <= addDays(invoice.deliveredOn, -7)).toBe(true)
  }
  expect(invoices[0]!.invoicedOn >= START && invoices[0]!.invoicedOn < addDays(START, 7)).toBe(true)
  expect(market.endOn).toBe(
    invoices
      .map(invoice => invoice.settledOn)
      .sort()
      .at(-1),
  )
}

function onwardOf(parts: readonly Onward[]): readonly Onward[] {
  return parts.flatMap(part => [part, ...onwardOf(part.onward)])
}

test('a market without a file is generated, says so, and has the shape of the sample', async () => {
  const market = await generated()
  expect(market.source).toBe('generated')
  keepsItsShape(market)
  expect([...market.invoices, ...market.onwardInvoices].every(one => one.synthetic)).toBe(true)
  const late = market.invoices.filter(invoice => invoice.settledOn > invoice.dueOn).length
  expect(late).toBeGreaterThan(600)
  expect(late).toBeLessThan(1200)
})

test('the same seed gives the same market, another seed another', async () => {
  expect(await generated(7)).toEqual(await generated(7))
  expect(await generated(7)).not.toEqual(await generated(8))
})

test('what is paid onward is a part of what came in, and uses invoices up', async () => {
  const { invoices, onwardInvoices } = await generated()
  const used = new Map<MarketInvoice, bigint>()
  const follow = (amount: bigint, payer: string, on: BusinessDate, parts: readonly Onward[]) => {
    expect(sum(parts.map(part => part.amount)) < amount || parts.length === 0).toBe(true)
    for (const part of parts) {
      expect(part.invoice.buyer).toBe(payer)
      expect(part.invoice.invoicedOn <= on).toBe(true)
      used.set(part.invoice, (used.get(part.invoice) ?? 0n) + part.amount)
      follow(part.amount, part.invoice.seller, on, part.onward)
    }
  }
  for (const { amount, seller, invoicedOn, onward } of invoices)
    follow(amount, seller, invoicedOn, onward)
  expect(used.size).toBe(onwardInvoices.length)
  expect(onwardInvoices.filter(invoice => used.get(invoice) !== invoice.amount)).toEqual([])
  const deep = invoices.flatMap(invoice => onwardOf(invoice.onward)).map(part => part.invoice.tier)
  expect([2, 3].map(tier => deep.filter(t => t === tier).length > 1000)).toEqual([true, true])
})

test('the days of a story give every document once, deliveries a week before', async () => {
  const market = await generated()
  const whole = rowsFor(market, market.endOn)
  const rows = (imports: typeof whole) =>
    imports.flatMap(({ kind, rows }) =>
      rows.map(row => `${kind} ${row['seller']} ${row['number']}`),
    )
  const daily = rowsFor(market, START).slice()
  for (let date = START; date < market.endOn; date = addDays(date, 1))
    daily.push(...rowsFor(market, addDays(date, 1), date))
  expect(rows(daily).sort()).toEqual(rows(whole).slice().sort())
  expect(rows(whole)).toHaveLength(3 * (market.invoices.length + market.onwardInvoices.length))
  expect([...new Set(whole.map(one => one.kind))]).toEqual(['order', 'delivery', 'invoice'])
  expect(whole.every(({ party, rows }) => rows.every(row => row['seller'] === party))).toBe(true)
  const known = rowsFor(market, START, null, ['delivery']).flatMap(one => one.rows)
  const numbers = new Set(known.map(row => `${row['seller']} ${row['number']}`))
  const week = rowsFor(market, addDays(START, 7), null, ['invoice']).flatMap(one => one.rows)
  expect(week.length).toBeGreaterThan(0)
  expect(week.filter(row => !numbers.has(`${row['seller']} ${row['delivery']}`))).toEqual([])
})

const sample = findSample()
const where = sample ?? 'TALLYSTICK_DATA: not found'
describe.skipIf(sample === null)(`the shared sample (${where})`, () => {
  test('2,466 sample invoices are read to the fen, moved by whole weeks, completed', async () => {
    const market = await readMarket({ file: sample, seed: 1, startOn: START })
    expect(market.source).toBe('file')
    keepsItsShape(market)
    expect(sum(market.invoices.map(invoice => invoice.amount))).toBe(14_770_318n)
    expect(market.invoices.filter(invoice => invoice.disputed)).toHaveLength(561)
    const late = market.invoices.filter(invoice => invoice.settledOn > invoice.dueOn)
    expect(late).toHaveLength(877)
    expect(market.invoices.some(invoice => invoice.synthetic)).toBe(false)
    expect(market.onwardInvoices.every(invoice => invoice.synthetic)).toBe(true)
    // The file's first invoice is of Tuesday, 2012-01-03.
    expect(weekday(dayNumber(market.invoices[0]!.invoicedOn))).toBe(2)
    expect(market.shiftedWeeks).toBe(731)
    const { invoices } = await readMarket({ seed: 1, startOn: START })
    expect(invoices).toEqual(market.invoices)
  })
})

describe('a file of the user’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-market-'))
  const read = (text: string, mapping?: unknown) => {
    const file = join(folder, 'own.csv')
    writeFileSync(file, text)
    return readMarket({ file, mapping, seed: 1, startOn: START })
  }

  test('is read by our own field names', async () => {
    const text = 'debtor,number,amount,invoicedOn,dueOn\nA,1,100,2025-03-04,2025-04-04\n'
    const { invoices, debtors } = await read(text)
    expect(debtors.map(debtor => debtor.label)).toEqual(['A'])
    expect(invoices).toMatchObject([{ amount: 100n, disputed: false, invoicedOn: '2026-01-06' }])
    expect(invoices[0]!.settledOn).toBe(invoices[0]!.dueOn)
  })

  test('is read by a mapping', async () => {
    const columns = { debtor: 'D', number: 'N', amount: 'A', invoicedOn: 'I', dueOn: 'I' }
    const mapping = { format: 'tallystick.document-mapping.v1', amounts: 'major', columns }
    const { invoices } = await read('D,N,A,I\nA,1,100.05,2025-03-04\n', mapping)
    expect(invoices).toMatchObject([{ amount: 10_005n }])
  })

  test('that cannot be read is a fault with its row and reason', async () => {
    const heading = 'debtor,number,amount,invoicedOn,dueOn\n'
    const good = 'A,1,100,2025-03-04,2025-04-04\n'
    await expect(read(`${heading}${good}A,2,0,2025-03-04,2025-04-04\n`)).rejects.toThrow(
      'cannot be read at row 3, amount: amount_must_be_positive',
    )
    await expect(read(`${heading}${good}A,2\n`)).rejects.toThrow('row_must_have_every_cell')
    await expect(read(heading)).rejects.toThrow('holds no invoice')
    await expect(read('x,y\n1,2\n')).rejects.toThrow('heading_must_be_known')
    await expect(readMarket({ file: 'none.csv', seed: 1, startOn: START })).rejects.toThrow(
      'there is no file none.csv',
    )
  })
})
