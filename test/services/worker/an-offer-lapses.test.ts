import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idOf } from '../../../contracts/kernel/id.ts'
import { startTemporal } from '../../../services/local/servers/temporal.ts'
import type { TestParty } from '../../support/actor.ts'
import { issueReceivable, offerPart, proposeReceivable } from '../../support/acts.ts'
import { type TestMarket, testMarket } from '../../support/market.ts'
import { testTemporal } from '../../support/temporal.ts'
import { runWaits } from '../../support/waits.ts'

let market: TestMarket
let debtor: TestParty
let supplier: TestParty
let second: TestParty

beforeAll(async () => {
  market = await testMarket()
  debtor = await market.enrol(['debtor'])
  supplier = await market.enrol(['supplier'])
  second = await market.enrol(['supplier'])
})
afterAll(async () => await market.close())

async function waits() {
  const { rows } = await market.owner.query(
    `select kind, reminded_on, escalated_on, closed, started_in is not null as started
       from ledger.wait order by id`,
  )
  return rows
}

async function openClaims(): Promise<number> {
  const { rowCount } = await market.owner.query('select from ledger.claim where freed_by is null')
  return rowCount ?? 0
}

async function freeInvoiceAmount(): Promise<bigint> {
  const { rows } = await market.owner.query(
    `select coalesce(sum(hi - lo), 0)::bigint as free from trade.invoice_allocation
      where allocated_to = 0`,
  )
  return rows[0].free
}

const soon = { timeout: 30_000, interval: 100 }

describe('what nobody answers', () => {
  test('is reminded, escalated, and lapses on its date; invoices are free again', async () => {
    const running = await runWaits(market, await testTemporal())
    try {
      const receivable = await issueReceivable(market, { debtor, supplier, amount: 1_000n })
      await offerPart(market, supplier, second, receivable, 0n, 400n)
      await proposeReceivable(market, { debtor, supplier, amount: 700n })
      await expect.poll(async () => (await waits()).filter(w => w.started).length, soon).toBe(2)
      expect(await openClaims()).toBe(1)

      await market.roll('2026-03-05')
      await expect
        .poll(async () => (await waits()).filter(w => w.reminded_on === '2026-03-05').length, soon)
        .toBe(2)
      expect(await openClaims()).toBe(1)

      await market.roll('2026-03-09')
      await expect.poll(openClaims, soon).toBe(0)
      expect(await freeInvoiceAmount()).toBe(400n)

      await market.roll('2026-03-13')
      await expect
        .poll(async () => (await waits()).some(w => w.escalated_on === '2026-03-13'), soon)
        .toBe(true)
      await market.roll('2026-03-16')
      await expect.poll(freeInvoiceAmount, soon).toBe(1_100n)
      await expect.poll(async () => (await waits()).every(w => w.closed), soon).toBe(true)
    } finally {
      await running.close()
    }
  })

  test('lapses though all of Temporal was deleted meanwhile, and nothing else stops', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tallystick-temporal-'))
    chmodSync(folder, 0o755)
    const say = () => undefined
    const doomed = await startTemporal({ folder: join(folder, 'first'), say })
    const before = await runWaits(market, doomed.address)
    const receivable = await issueReceivable(market, { debtor, supplier, amount: 1_000n })
    await offerPart(market, supplier, second, receivable, 0n, 100n)
    await expect.poll(async () => (await waits()).at(-1)?.started, soon).toBe(true)
    await before.close()
    await doomed.stop()
    rmSync(join(folder, 'first'), { recursive: true, force: true })

    // Without Temporal the ledger goes on: issues, offers, answers, and the date rolls.
    const other = await issueReceivable(market, { debtor, supplier, amount: 500n })
    await offerPart(market, supplier, second, other, 0n, 50n)
    await market.roll('2026-03-23')
    expect(await openClaims()).toBe(2)

    const fresh = await startTemporal({ folder: join(folder, 'second'), say })
    const after = await runWaits(market, fresh.address)
    try {
      await expect.poll(openClaims, soon).toBe(0)
      await expect.poll(async () => (await waits()).every(w => w.closed), soon).toBe(true)
    } finally {
      await after.close()
      await fresh.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('lapses though its workflow was ended by hand: another one is started for it', async () => {
    const running = await runWaits(market, await testTemporal())
    const connection = await Connection.connect({ address: await testTemporal() })
    const { workflow } = new Client({ connection })
    try {
      await proposeReceivable(market, { debtor, supplier, amount: 300n })
      await expect.poll(async () => (await waits()).at(-1)?.started, soon).toBe(true)
      const { rows } = await market.owner.query('select max(id) as id from ledger.wait')
      await workflow.getHandle(idOf('wait', rows[0].id)).terminate('by hand')

      await market.roll('2026-03-26')
      await expect.poll(async () => (await waits()).at(-1)?.reminded_on, soon).toBe('2026-03-26')
      await market.roll('2026-04-07')
      await expect.poll(async () => (await waits()).at(-1)?.closed, soon).toBe(true)
      const { status } = await workflow.getHandle(idOf('wait', rows[0].id)).describe()
      expect(status.name).toBe('COMPLETED')
    } finally {
      await connection.close()
      await running.close()
    }
  })
})
