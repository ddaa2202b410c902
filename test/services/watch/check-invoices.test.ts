import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDoor } from '../../../services/outside/tax/door.ts'
import { TaxBook } from '../../../services/outside/tax/tax-book.ts'
import { openPool } from '../../../services/platform/database.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { openTax } from '../../../services/watch/ask-tax.ts'
import { checkInvoices, type TaxPlace } from '../../../services/watch/check-invoices.ts'
import {
  BUYER,
  invoiceRow,
  SELLER,
  type TradeWorld,
  taken,
  tradeWorld,
} from '../intake/trade-fixtures.ts'

/** What the tax authority says of invoices, asked of the sandbox over HTTP. */
const folder = mkdtempSync(join(tmpdir(), 'tallystick-tax-'))
const number = (n: number) => `2695200000001234567${n}`
let world: TradeWorld
let server: Server
let url: string
let pool: ReturnType<typeof openPool>
const place: TaxPlace = { from: 0n }

beforeAll(async () => {
  world = await tradeWorld()
  pool = openPool(world.database.urlAs('tallystick_ledger'), { name: 'tax test', max: 2 })
  server = openDoor(new TaxBook(folder)).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await pool.end()
  await world.close()
  rmSync(folder, { recursive: true })
})

async function issue(invoice: string, change: object = {}): Promise<number> {
  const response = await fetch(`${url}/invoices`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({
      ...{ InvoiceNumber: invoice, SellerIdNum: SELLER.code, BuyerIdNum: BUYER.code },
      ...{ 'TotalTax-includedAmount': '50.00', RequestTime: '2026-06-10 10:11:12', ...change },
    }),
  })
  return response.status
}

const turn = () => checkInvoices({ pool, ask: openTax(url) }, place)
const checks = async () => {
  const { rows } = await world.owner.query<Record<string, unknown>>(
    `select i.number, c.status, c.differs, c.asked_on from trade.tax_check c
       join trade.invoice i on i.id = c.invoice order by i.number`,
  )
  return rows.map(row => [String(row['number']).at(-1), row['status'], row['differs']])
}
const findings = async () => {
  const { rows } = await world.owner.query<{ evidence: Record<string, string> }>(
    `select evidence from trade.finding where kind = 'tax_authority_says_otherwise' order by id`,
  )
  return rows.map(row => row.evidence)
}

test('each 数电票 is asked for once; what the authority says otherwise is a finding', async () => {
  expect(await issue(number(1))).toBe(201)
  await issue(number(2), { 'TotalTax-includedAmount': '9271.25' })
  await issue(number(3), { EinvoiceStatus: 'certified' })
  expect(await issue('short')).toBe(400)
  const plain = { quantity: '', price: '', order: '', delivery: '' }
  const numbers = [1, 2, 3, 4].map(n => invoiceRow({ number: number(n), ...plain }))
  taken(await world.rows('invoice', [...numbers, invoiceRow({ number: '7654321', ...plain })]))
  expect(await turn()).toBe(4)
  expect(await checks()).toEqual([
    ['1', 'issued', []],
    ['2', 'issued', ['amount']],
    ['3', 'certified', []],
    ['4', null, ['existence']],
  ])
  expect(await findings()).toMatchObject([
    { number: number(2), seller: SELLER.id, amountRecorded: '5000', amountFound: '927125' },
    { number: number(4), existenceFound: 'unknown' },
  ])
  expect(await turn()).toBe(0)
  expect(await findings()).toHaveLength(2)
})

test('what backs something is asked for daily, a red letter is news once', async () => {
  await world.owner.query(
    `update trade.invoice_allocation set allocated_to = 9 where invoice in
       (select id from trade.invoice where number = $1)`,
    [number(1)],
  )
  await issue(number(1), { EinvoiceStatus: 'red' })
  expect(await turn()).toBe(0)
  await world.owner.query(`insert into ledger.business_day (date, entry) values ('2026-07-01', 2)`)
  expect(await turn()).toBe(1)
  expect((await findings()).at(-1)).toMatchObject({ number: number(1), statusFound: 'red' })
  await world.owner.query(`insert into ledger.business_day (date, entry) values ('2026-07-02', 3)`)
  expect(await turn()).toBe(1)
  expect(await findings()).toHaveLength(3)
})

test('an authority that is away is asked again, and says nothing meanwhile', async () => {
  const plain = { quantity: '', price: '', order: '', delivery: '' }
  taken(await world.rows('invoice', [invoiceRow({ number: number(5), ...plain })]))
  const away = { pool, ask: openTax('http://127.0.0.1:9') }
  await expect(checkInvoices(away, place)).rejects.toThrow()
  expect(await turn()).toBe(1)
  expect((await checks()).at(-1)).toEqual(['5', null, ['existence']])
})

test('the commands of the guide issue an invoice and ask for it', async () => {
  const [en, zh] = ['systems.md', 'systems.zh.md'].map(
    page =>
      /^```sh tax\n(.*?)^```/ms.exec(
        readFileSync(join(projectRoot, 'schema/guides', page), 'utf8'),
      )?.[1],
  )
  expect(zh).toBe(en)
  const { stdout } = await promisify(execFile)('sh', ['-ec', en!], {
    env: { ...process.env, TAX: url },
  })
  expect(JSON.parse(stdout)).toMatchObject({ EinvoiceStatus: 'issued' })
})
