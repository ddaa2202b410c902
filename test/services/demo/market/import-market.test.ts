import { createReadStream } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import { type Market, readMarket, rowsFor } from '../../../../services/demo/market/index.ts'
import { findSample, SAMPLE_MAPPING } from '../../../../services/demo/market/sales.ts'
import { importDocuments, importRows } from '../../../../services/intake/index.ts'
import { STRANGER, type TradeWorld, taken, tradeWorld, USER } from '../../intake/trade-fixtures.ts'

let world: TradeWorld
let market: Market
const ids = new Map<string, PartyId>()

beforeAll(async () => {
  world = await tradeWorld()
  market = await readMarket({ seed: 1, startOn: '2026-07-06' })
  for (const [i, { code, name, size }] of [...market.debtors, ...market.suppliers].entries()) {
    const id = idOf('pty', BigInt(100 + i))
    ids.set(code, id)
    await world.owner.query(
      `insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
       values ($1, $2, 'uscc', $3, '{supplier,debtor}', $4, 1)`,
      [idNumber(id), code, name, size],
    )
  }
  await world.owner.query(`insert into ledger.business_day (date, entry) values ($1, 2)`, [
    market.endOn,
  ])
})
afterAll(() => world.close())

test('every document of the market is accepted, and the totals are its own', async () => {
  for (const { kind, party, rows, mapping } of rowsFor(market, market.endOn)) {
    const report = taken(
      await importRows(world.pool, {
        ...{ party: ids.get(party)!, user: USER, kind, name: 'day', rows, mapping },
      }),
    )
    expect(report).toMatchObject({ accepted: rows.length, refused: 0, duplicate: 0 })
  }
  const all = [...market.invoices, ...market.onwardInvoices]
  const { rows } = await world.owner.query(
    `select count(*) as n, sum(amount_minor)::bigint as sum, count(*) filter (where synthetic) as s
       from trade.invoice where delivery is not null`,
  )
  expect(rows).toEqual([
    {
      n: BigInt(all.length),
      sum: all.reduce((total, invoice) => total + invoice.amount, 0n),
      s: BigInt(all.filter(invoice => invoice.synthetic).length),
    },
  ])
  expect(await world.count('purchase_order')).toBe(all.length)
})

const sample = findSample()
const where = sample ?? 'TALLYSTICK_DATA: not found'
test.skipIf(sample === null)(
  `the shared sample itself is imported as it is (${where})`,
  async () => {
    const { number, amount, invoicedOn, dueOn, disputed } = SAMPLE_MAPPING.columns
    const words = Object.fromEntries(market.debtors.map(debtor => [debtor.label, debtor.code]))
    const columns = {
      ...{ number, amount, price: amount, invoicedOn, dueOn, disputed },
      ...{ seller: { always: STRANGER.code }, buyer: { column: 'customerID', words } },
      ...{ currency: { always: 'CNY' }, quantity: { always: '1' } },
    }
    const imported = await importDocuments(world.pool, {
      ...{ party: STRANGER.id, user: USER, kind: 'invoice', name: 'accounts-receivable.csv' },
      stream: createReadStream(sample!),
      mapping: { ...SAMPLE_MAPPING, columns, control: { rows: 2466 } },
    })
    expect(taken(imported)).toMatchObject({ accepted: 2466, duplicate: 0, refused: 0 })
    const { rows } = await world.owner.query(
      `select sum(amount_minor)::bigint as sum, count(*) filter (where disputed) as disputed
         from trade.invoice where seller = $1`,
      [idNumber(STRANGER.id)],
    )
    expect(rows).toEqual([{ sum: 14_770_318n, disputed: 561n }])
  },
)
