import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idNumber } from '../../../contracts/kernel/id.ts'
import type { DeliveryOrderId } from '../../../contracts/receipt/delivery-order.ts'
import type { ReceiptId } from '../../../contracts/receipt/receipt.ts'
import { auditSnapshot } from '../../../services/ledger/index.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { mustBeAccepted, refusalOf } from '../../support/market.ts'
import { both, type GoodsMarket, goodsMarket, on } from './goods-fixtures.ts'

/** Goods leave by the gate, or a receipt is given back: each by holder and keeper together. */
let goods: GoodsMarket
beforeAll(async () => {
  goods = await goodsMarket()
})
afterAll(async () => await goods?.market.close())

const TONNE = 1_000_000n

async function receiptOver(accepted: bigint) {
  const stored = await goods.store({ accepted })
  return { ...stored, receipt: await goods.receipt({ lot: stored.lot, quantity: accepted }) }
}

async function surrender(receipt: ReceiptId, lo: bigint, hi: bigint, until = '2026-03-10') {
  const order: DeliveryOrderId = newId('dor')
  const spans = on(receipt, lo, hi)
  const body = { order, spans, collector: 'Truck A-1', until }
  return { order, spans, answer: await goods.withKeeper('receipt.surrender', body) }
}

const deliver = (body: object) => {
  const { market, keeper, depositor } = goods
  return market.act([...both(keeper), ...both(depositor)], 'receipt.deliver', body)
}

describe('INV-WRC-04 what leaves by the gate was surrendered and weighed, and is retired', () => {
  test('half is delivered, then the rest, and the place is empty again', async () => {
    const { lot, place, receipt } = await receiptOver(2n * TONNE)
    const { market, keeper, lender } = goods
    const half = await surrender(receipt, 0n, TONNE)
    expect(refusalOf(half.answer)).toBeNull()
    expect(refusalOf(await goods.pledge(receipt, 0n, 1n, { to: lender.id }))).toBe(
      'title_must_be_free_of_claims',
    )
    const light = await goods.weigh(lot, 996_000n, { purpose: 'outbound' })
    const out = await goods.weigh(lot, 998_000n, { purpose: 'outbound' })
    const body = { order: half.order, spans: half.spans }
    const alone = await market.act(both(keeper), 'receipt.deliver', { ...body, weighings: [out] })
    expect(refusalOf(alone)).toBe('cosigner_must_sign')
    expect(refusalOf(await deliver({ ...body, weighings: [light] }))).toBe(
      'weight_must_agree_to_the_tolerance',
    )
    expect(refusalOf(await deliver({ ...body, weighings: [out] }))).toBeNull()
    expect(refusalOf(await deliver({ ...body, weighings: [light] }))).toBe(
      'delivery_order_must_be_open',
    )
    const rest = await surrender(receipt, TONNE, 2n * TONNE)
    const last = await goods.weigh(lot, TONNE, { purpose: 'outbound' })
    const left = { order: rest.order, spans: rest.spans, weighings: [last] }
    expect(refusalOf(await deliver(left))).toBeNull()
    const { rows } = await market.owner.query(
      `select r.status, r.delivered_units, l.delivered_units as of_lot, p.stored_units
         from ledger.receipt r join ledger.lot l on l.id = r.lot
         join ledger.storage_place p on p.id = $2 where r.id = $1`,
      [idNumber(receipt), idNumber(place)],
    )
    const all = 2n * TONNE
    expect(rows).toEqual([
      { status: 'delivered', delivered_units: all, of_lot: all, stored_units: 0n },
    ])
    const next = await goods.request({})
    const weighings = [await goods.weigh(next.lot, TONNE)]
    const into = goods.receiving({ lot: next.lot, place, weighings, accepted: TONNE })
    expect(refusalOf(await goods.receive(into))).toBeNull()
  })

  test('an order past its date is not served; holder and keeper take it back', async () => {
    const { receipt, lot } = await receiptOver(TONNE)
    const old = await surrender(receipt, 0n, TONNE, '2026-03-03')
    mustBeAccepted(old.answer)
    await goods.market.roll('2026-03-03')
    const out = await goods.weigh(lot, TONNE, { purpose: 'outbound' })
    const body = { order: old.order, spans: old.spans }
    expect(refusalOf(await deliver({ ...body, weighings: [out] }))).toBe(
      'authorisation_must_not_have_ended',
    )
    const { market, depositor } = goods
    expect(refusalOf(await market.act(both(depositor), 'receipt.end-delivery', body))).toBe(
      'cosigner_must_sign',
    )
    expect(refusalOf(await goods.withKeeper('receipt.end-delivery', body))).toBeNull()
    expect(refusalOf((await surrender(receipt, 0n, TONNE)).answer)).toBeNull()
  })

  test('a surrender and a pledge of the same goods race: one wins', async () => {
    const { receipt } = await receiptOver(TONNE)
    const race = [
      surrender(receipt, 0n, TONNE).then(s => s.answer),
      goods.pledge(receipt, 0n, TONNE),
    ]
    const refusals = (await Promise.all(race)).map(refusalOf)
    expect(refusals.toSorted()).toEqual([null, 'title_must_be_free_of_claims'])
  })
})

test('a receipt held whole is given back, and another is issued over its goods', async () => {
  const { receipt, lot } = await receiptOver(TONNE)
  const { market, depositor } = goods
  const body = { receipt }
  expect(refusalOf(await market.act(both(depositor), 'receipt.cancel-receipt', body))).toBe(
    'cosigner_must_sign',
  )
  mustBeAccepted(await goods.pass(receipt, 0n, 1n))
  expect(refusalOf(await goods.withKeeper('receipt.cancel-receipt', body))).toBe(
    'title_must_be_free_of_claims',
  )
  mustBeAccepted(
    await market.act(both(depositor), 'title.withdraw-offer', { spans: on(receipt, 0n, 1n) }),
  )
  expect(refusalOf(await goods.withKeeper('receipt.cancel-receipt', body))).toBeNull()
  expect(refusalOf(await goods.withKeeper('receipt.cancel-receipt', body))).toBe(
    'receipt_must_be_known',
  )
  expect(refusalOf(await goods.issue(goods.issuing({ lot, quantity: TONNE })))).toBeNull()
})

test('a term that nobody renews ends on its day and holds; both renew it', async () => {
  const { market, keeper } = goods
  const { lot } = await goods.store({ accepted: TONNE, goodUntil: '2026-03-06' })
  const issued = { ...goods.issuing({ lot, quantity: TONNE }), storedUntil: '2026-03-04' }
  mustBeAccepted(await goods.issue(issued))
  const { receipt } = issued
  mustBeAccepted(await goods.pledge(receipt, 0n, TONNE))
  const end = () => market.act([market.operator.maker], 'receipt.end-term', { receipt })
  expect(refusalOf(await end())).toBe('lapse_must_wait_for_its_date')
  await market.roll('2026-03-04')
  expect(refusalOf(await end())).toBeNull()
  expect(refusalOf(await end())).toBe('end_of_term_must_not_be_noted_already')
  mustBeAccepted(
    await market.act(both(goods.depositor), 'title.withdraw-offer', {
      spans: on(receipt, 0n, TONNE),
    }),
  )
  expect(refusalOf((await surrender(receipt, 0n, TONNE)).answer)).toBe(
    'title_must_be_free_of_holds',
  )
  const renew = { receipt, storedUntil: '2026-03-07', fee: 'none' }
  expect(refusalOf(await goods.withKeeper('receipt.renew-term', renew))).toBe(
    'term_must_end_within_the_life_of_the_goods',
  )
  const longer = { ...renew, storedUntil: '2026-03-06' }
  expect(refusalOf(await market.act(both(goods.depositor), 'receipt.renew-term', longer))).toBe(
    'cosigner_must_sign',
  )
  expect(refusalOf(await goods.withKeeper('receipt.renew-term', longer))).toBeNull()
  expect(refusalOf((await surrender(receipt, 0n, TONNE)).answer)).toBeNull()
  const { rows } = await market.owner.query(
    `select t.stored_until, t.status, r.stored_until as now,
            exists (select from ledger.wait_item i where i.wait = t.wait) as open
       from ledger.receipt_term t join ledger.receipt r on r.id = t.receipt
      where r.id = $1 order by t.entry`,
    [idNumber(receipt)],
  )
  const now = '2026-03-06'
  expect(rows).toEqual([
    { stored_until: '2026-03-04', status: 'renewed', now, open: false },
    { stored_until: now, status: 'running', now, open: true },
  ])
  expect(refusalOf(await market.act(both(keeper), 'receipt.renew-term', longer))).toBe(
    'receipt_must_be_known',
  )
})

test('a policy that none follows lapses and holds, until the keeper insures', async () => {
  const { market, keeper } = goods
  const { lot } = await goods.store({ accepted: TONNE })
  const issued = goods.issuing({ lot, quantity: TONNE })
  const insurance = { ...issued.insurance, until: '2026-03-05' }
  mustBeAccepted(await goods.issue({ ...issued, insurance }))
  const { receipt } = issued
  const lapse = () => market.act([market.operator.maker], 'receipt.lapse-insurance', { receipt })
  expect(refusalOf(await lapse())).toBe('lapse_must_wait_for_its_date')
  await market.roll('2026-03-05')
  expect(refusalOf(await lapse())).toBeNull()
  expect(refusalOf(await lapse())).toBe('lapse_of_insurance_must_not_be_noted_already')
  const leave = async () => refusalOf((await surrender(receipt, 0n, TONNE)).answer)
  expect(await leave()).toBe('title_must_be_free_of_holds')
  const next = { ...insurance, policy: 'P-2', until: '2027-03-01' }
  const told = { receipt, insurance: next, perils: 'fire', lossPayee: 'the holder' }
  expect(refusalOf(await market.act(both(keeper), 'receipt.insure', told))).toBeNull()
  expect(await leave()).toBeNull()
  const { rows } = await market.owner.query(
    `select p.policy, p.status, r.policy as now,
            exists (select from ledger.wait_item i where i.wait = p.wait) as open
       from ledger.receipt_policy p join ledger.receipt r on r.id = p.receipt
      where r.id = $1 order by p.entry`,
    [idNumber(receipt)],
  )
  expect(rows).toEqual([
    { policy: 'P-1', status: 'replaced', now: 'P-2', open: false },
    { policy: 'P-2', status: 'running', now: 'P-2', open: true },
  ])
})

test('the audit follows deliveries, and finds an order that was changed', async () => {
  const client = await goods.market.owner.connect()
  try {
    await client.query('begin')
    expect((await auditSnapshot(client)).findings).toEqual([])
    await client.query('set local session_replication_role = replica')
    await client.query("update ledger.delivery_order set collector = 'another'")
    await client.query("update ledger.receipt_term set stored_until = '2028-01-03'")
    await client.query('update ledger.receipt_policy set insured_minor = 9')
    const { findings } = await auditSnapshot(client)
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(
      new Set(['delivery_order_differs', 'receipt_term_differs', 'receipt_policy_differs']),
    )
  } finally {
    await client.query('rollback')
    client.release()
  }
})
