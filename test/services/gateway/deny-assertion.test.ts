import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InvoiceId } from '../../../contracts/kernel/id.ts'
import { newId } from '../../../services/platform/new-id.ts'
import { how, type ImportWorld, importWorld, taken } from './import-fixtures.ts'

let world: ImportWorld
let asserted: InvoiceId
beforeAll(async () => {
  world = await importWorld()
  const { order, delivery, invoice } = world.trade()
  const { imports } = world.buyer.alone
  taken(await imports.rows('order', [order], how))
  taken(await imports.rows('delivery', [delivery], how))
  asserted = taken(await imports.rows('invoice', [invoice], how)).invoices[0]!.id
})
afterAll(async () => await world?.close())

const ASSERTED = `query ($id: ID!) { node(id: $id) {
  ... on Invoice { number denied assertedBy { id } } } }`

const read = async (who: ImportWorld['seller']) =>
  (await who.alone.read<{ node: object | null }>(ASSERTED, { id: asserted })).node

test('the seller sees what its buyer asserts, denies it and takes that back', async () => {
  expect(await read(world.seller)).toMatchObject({
    ...{ denied: false, assertedBy: { id: world.buyer.id } },
  })
  const { imports } = world.seller.alone
  expect(await imports.deny(asserted, true)).toEqual({ ok: true })
  expect(await read(world.buyer)).toMatchObject({ denied: true })
  expect(await imports.deny(asserted, true)).toEqual({ ok: true })
  expect(await imports.deny(asserted, false)).toEqual({ ok: true })
  expect(await read(world.buyer)).toMatchObject({ denied: false })
})

test('nobody else denies it, nor learns that it is there', async () => {
  const refusal = 'assertion_must_be_about_a_number_of_the_party'
  for (const other of [world.buyer, world.stranger])
    expect(await other.alone.imports.deny(asserted, true)).toMatchObject({ ok: false, refusal })
  expect(await world.stranger.alone.imports.deny('inv_0000000000001', true)).toMatchObject({
    refusal,
  })
  expect(await read(world.seller)).toMatchObject({ denied: false })
})

test('what is denied backs nothing', async () => {
  await world.seller.alone.imports.deny(asserted, true)
  const propose = () =>
    world.buyer.alone.receivable.propose({
      ...{ receivable: newId('rcv'), debtor: world.buyer.id, supplier: world.seller.id },
      ...{ dueOn: '2026-05-01', trade: [{ invoice: asserted, amount: 5000n }] },
    })
  expect(await propose()).toMatchObject({ refusal: 'invoice_must_not_be_denied_by_its_seller' })
  await world.seller.alone.imports.deny(asserted, false)
  const again = await propose()
  expect(again).not.toMatchObject({ refusal: 'invoice_must_not_be_denied_by_its_seller' })
})
