import { afterAll, beforeAll, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import type { ReceiptId } from '../../../contracts/receipt/receipt.ts'
import { auditSnapshot, type CommandAnswer } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { TestParty } from '../../support/actor.ts'
import { mustBeAccepted, refusalOf } from '../../support/market.ts'
import { type BankOfParties, bankOf, tryAsOwner } from '../../support/paying-market.ts'
import { both, type GoodsMarket, goodsMarket, on } from './goods-fixtures.ts'

/** What storage costs is agreed, counted by days, and paid by proof before goods leave. */
let goods: GoodsMarket
let bank: BankOfParties
beforeAll(async () => {
  goods = await goodsMarket()
  bank = bankOf(goods.market)
  await bank.opens(goods.keeper, '6217')
  await bank.opens(goods.depositor, '6222')
  await goods.market.roll('2026-03-05')
})
afterAll(async () => {
  await goods?.market.close()
  bank?.close()
})

const TONNE = 1_000_000n

function detailsOf(answer: CommandAnswer) {
  const refused = answer.ok ? answer.acts.find(act => !act.ok) : answer
  return refused && !refused.ok ? refused.details : null
}

const TARIFF = { storage: '80', handling: '1500', least: '0' }

async function agreedOver(accepted: bigint) {
  const { lot } = await goods.store({ accepted })
  const receipt = await goods.receipt({ lot, quantity: accepted })
  const tariff = { currency: 'CNY', perUnits: String(TONNE), ...TARIFF }
  const agree = { receipt, tariff, account: bank.account(goods.keeper).id }
  const { market, depositor } = goods
  expect(refusalOf(await market.act(both(depositor), 'receipt.agree-tariff', agree))).toBe(
    'cosigner_must_sign',
  )
  expect(refusalOf(await goods.withKeeper('receipt.agree-tariff', agree))).toBeNull()
  return { lot, receipt }
}

async function surrender(receipt: ReceiptId, lo: bigint, hi: bigint) {
  const order = newId('dor')
  const spans = on(receipt, lo, hi)
  const body = { order, spans, collector: 'Truck A-1', until: '2026-05-10' }
  mustBeAccepted(await goods.withKeeper('receipt.surrender', body))
  return { order, spans }
}

const deliver = (body: object) => {
  const { market, keeper, depositor } = goods
  return market.act([...both(keeper), ...both(depositor)], 'receipt.deliver', body)
}

const prove = async (receipt: ReceiptId, reference: string, by: TestParty) => {
  const body = { receipt, account: bank.account(by).id, reference }
  return refusalOf(await goods.market.act([by.maker], 'receipt.prove-dues', body))
}

const idOfPayment = (receipt: ReceiptId, number: number) =>
  `${receipt.replace('_', '').toUpperCase()}D${number}`

test('half leaves when eleven days of all are paid, the rest when ten more are', async () => {
  const { lot, receipt } = await agreedOver(2n * TONNE)
  const half = await surrender(receipt, 0n, TONNE)
  await goods.market.roll('2026-03-16')
  const out = async () => await goods.weigh(lot, TONNE, { purpose: 'outbound' })
  const first = { ...half, weighings: [await out()] }
  // 2 t × 11 days × CNY 0.80 + 2 t × CNY 15.00 = CNY 47.60.
  expect(detailsOf(await deliver(first))).toEqual({
    limit: { minor: '4760', currency: 'CNY' },
    found: { minor: '0', currency: 'CNY' },
  })
  const endToEndId = idOfPayment(receipt, 1)
  await bank.books(goods.keeper, { reference: 'C1', amount: 4_760n, endToEndId, other: '6222' })
  expect(await prove(receipt, 'C1', goods.keeper)).toBeNull()
  expect(await prove(receipt, 'C1', goods.keeper)).toBe('payment_of_dues_must_bear_its_id')
  await bank.books(goods.depositor, { reference: 'D1', amount: -4_760n, endToEndId, other: '6217' })
  expect(await prove(receipt, 'D1', goods.depositor)).toBe('payment_of_dues_must_bear_its_id')
  expect(refusalOf(await deliver(first))).toBeNull()
  const rest = { ...(await surrender(receipt, TONNE, 2n * TONNE)), weighings: [await out()] }
  await goods.market.roll('2026-03-26')
  // 1 t × 10 days × CNY 0.80 more.
  expect(detailsOf(await deliver(rest))).toMatchObject({ limit: { minor: '5560' } })
  const next = idOfPayment(receipt, 2)
  const paid = { reference: 'D2', amount: -800n, endToEndId: next, other: '6217' }
  await bank.books(goods.depositor, paid)
  expect(await prove(receipt, 'D2', goods.depositor)).toBeNull()
  expect(refusalOf(await deliver(rest))).toBeNull()
  const { rows } = await goods.market.owner.query(
    'select unit_days, payments, paid_minor from ledger.receipt_tariff where receipt = $1',
    [idNumber(receipt)],
  )
  expect(rows).toEqual([{ unit_days: 32n * TONNE, payments: 2, paid_minor: 5_560n }])
})

test('INV-WRC-06 the store lets nothing leave unpaid, and counts only what is proven', async () => {
  const { lot, receipt } = await agreedOver(TONNE)
  const { order } = await surrender(receipt, 0n, TONNE)
  const out = await goods.weigh(lot, TONNE, { purpose: 'outbound' })
  const [of, dor, msr] = [receipt, order, out].map(idNumber)
  const { rows } = await goods.market.owner.query<{ account: bigint; other: bigint }>(
    `select account, (select id from ledger.account where number = '6222') as other
       from ledger.receipt_tariff where receipt = $1`,
    [of],
  )
  const { account, other } = rows[0]!
  const pay = (change: Record<string, string>) => {
    const row = {
      ...{ receipt: String(of), number: '1', account: String(account), reference: "'C9'" },
      ...{ amount_minor: '900', proven_by: '1', ...change },
    }
    return `insert into ledger.dues_payment (${Object.keys(row).join()})
            values (${Object.values(row).join()})`
  }
  const endToEndId = idOfPayment(receipt, 1)
  const said = { reference: 'C9', amount: 900n, endToEndId, other: '6222' }
  await bank.books(goods.keeper, said)
  await bank.books(goods.depositor, { ...said, amount: -900n, other: '6218' })
  const gone = [
    `update ledger.measurement set counted_by = 77 where id = ${msr}`,
    `update ledger.delivery_order set status = 'delivered', weighed_units = ${TONNE}, ended_by = 77
      where id = ${dor}`,
  ]
  const tariff = (change: string) => `update ledger.receipt_tariff set ${change}`
  const wrong: readonly (readonly [string, readonly string[]])[] = [
    ['dues_are_paid_before_goods_leave', gone],
    ['tariff_fixed', [tariff('storage_minor = 0')]],
    ['tariff_fixed', [tariff('paid_minor = 5000')]],
    ['tariff_fixed', [tariff('unit_days = 0')]],
    ['tariff_kept', ['delete from ledger.receipt_tariff']],
    ['dues_are_paid_by_a_proven_entry', [pay({ number: '2' })]],
    ['dues_are_paid_by_a_proven_entry', [pay({ amount_minor: '901' })]],
    ['dues_are_paid_by_a_proven_entry', [pay({ reference: "'C8'" })]],
    ['dues_are_paid_by_a_proven_entry', [pay({ account: String(other) })]],
    ['entry_pays_dues_once', [pay({}), pay({ number: '2' })]],
    ['dues_payment_kept', [pay({}), 'delete from ledger.dues_payment']],
  ]
  for (const [rule, by] of wrong) expect(await tryAsOwner(goods.market, by), by.join()).toBe(rule)
})

test('the audit follows what is due and paid, and finds days that were changed', async () => {
  const client = await goods.market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query('update ledger.receipt_tariff set unit_days = unit_days + 1')
    await client.query('update ledger.dues_payment set amount_minor = 1')
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['receipt_tariff_differs']))
  } finally {
    await client.query('rollback')
    client.release()
  }
})
