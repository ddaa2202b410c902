import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber, type PartyId } from '../../../contracts/kernel/id.ts'
import { openPool } from '../../../services/platform/database.ts'
import { watchTradeTurn } from '../../../services/watch/watch-trade.ts'
import {
  BUYER,
  SELLER,
  STRANGER,
  type TradeWorld,
  taken,
  tradeWorld,
} from '../intake/trade-fixtures.ts'

let world: TradeWorld
let pool: Pool
beforeAll(async () => {
  world = await tradeWorld()
  pool = openPool(world.database.urlAs('tallystick_sequencer'), { name: 'watch', max: 1 })
})
afterAll(async () => {
  await pool.end()
  await world.close()
})

interface Firm {
  readonly id: PartyId
  readonly code: string
}

/** Imported by its seller, without a delivery. */
async function sell(number: string, seller: Firm, buyer: Firm, price: string, on: string) {
  const row = {
    ...{ seller: seller.code, buyer: buyer.code, number, currency: 'CNY' },
    ...{ price, amount: price, quantity: '1', invoicedOn: on, dueOn: '2026-12-01' },
  }
  const imported = await world.rows('invoice', [row], { party: seller.id, name: number })
  expect(taken(imported)).toMatchObject({ accepted: 1 })
}

async function listFindings() {
  const { rows } = await world.owner.query<{ kind: string; evidence: Evidence; party: bigint }>(
    'select kind, severity, party, evidence from trade.finding order by id',
  )
  return rows
}

interface Evidence {
  readonly path: readonly { readonly amount: string }[]
}

describe('the watch on trade', () => {
  test('looks at all trade once a day, and then at what imports bring', async () => {
    await sell('A-1', SELLER, BUYER, '1000', '2026-06-01')
    await sell('A-2', BUYER, STRANGER, '1100', '2026-06-10')
    expect([await watchTradeTurn(pool), await watchTradeTurn(pool)]).toEqual([0, null])
    await sell('A-3', STRANGER, SELLER, '1050', '2026-05-20')
    expect([await watchTradeTurn(pool), await watchTradeTurn(pool)]).toEqual([1, null])
    const [found, ...others] = await listFindings()
    expect(others).toEqual([])
    expect(found).toEqual({
      ...{ kind: 'circular_trade', severity: 'alarm', party: idNumber(STRANGER.id) },
      evidence: {
        ...{ firms: [STRANGER.id, SELLER.id, BUYER.id], invoices: 3, length: 3, days: 21 },
        ...{ least: '1000', greatest: '1100' },
        path: [
          step(STRANGER, SELLER, '1050', '2026-05-20'),
          step(SELLER, BUYER, '1000', '2026-06-01'),
          step(BUYER, STRANGER, '1100', '2026-06-10'),
        ],
      },
    })
  })

  test('says nothing twice, and what it said stays when a document is corrected', async () => {
    const before = await listFindings()
    await world.owner.query(
      `insert into ledger.business_day (date, entry) values ('2026-07-01', 2)`,
    )
    expect([await watchTradeTurn(pool), await watchTradeTurn(pool)]).toEqual([0, null])
    await world.owner.query(
      `update trade.invoice set red_lettered_minor = amount_minor where number = 'A-2'`,
    )
    await world.owner.query(
      `insert into ledger.business_day (date, entry) values ('2026-07-02', 3)`,
    )
    expect(await watchTradeTurn(pool)).toBe(0)
    expect(await listFindings()).toEqual(before)
  })

  test('finds the same person at both ends', async () => {
    await world.owner.query(`insert into ledger.person (id, identity) values (7, $1)`, [
      Buffer.alloc(48, 7),
    ])
    await world.owner.query(
      `insert into ledger.party_user (id, party, person, duty, added_by)
       values (71, $1, 7, 'maker', 1), (72, $2, 7, 'checker', 1)`,
      [idNumber(SELLER.id), idNumber(BUYER.id)],
    )
    await sell('R-1', SELLER, BUYER, '77777', '2026-03-02')
    expect(await watchTradeTurn(pool)).toBe(1)
    expect((await listFindings()).at(-1)).toMatchObject({
      ...{ kind: 'related_trade', party: idNumber(SELLER.id) },
      evidence: { firms: [SELLER.id, BUYER.id], tie: 'person', sum: '77777', invoices: 1 },
    })
  })

  test('INV-FND-01 a finding and what it names stay as they were written', async () => {
    for (const [statement, rule] of [
      [`update trade.finding set severity = 'info'`, 'finding_kept'],
      ['delete from trade.finding', 'finding_kept'],
      ['update trade.finding_document set invoice = invoice', 'finding_document_kept'],
      ['delete from trade.finding_document', 'finding_document_kept'],
    ] as const)
      await expect(world.owner.query(statement)).rejects.toMatchObject({ constraint: rule })
  })
})

function step(seller: Firm, buyer: Firm, amount: string, invoicedOn: string) {
  const invoice = expect.stringMatching(/^inv_/)
  return { invoice, seller: seller.id, buyer: buyer.id, amount, currency: 'CNY', invoicedOn }
}
