import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ImportWorld, importWorld } from './import-fixtures.ts'

let world: ImportWorld
beforeAll(async () => {
  world = await importWorld()
  const { order, delivery, invoice } = world.trade()
  const { imports } = world.seller.alone
  const how = { name: 'numbers' }
  await imports.rows('order', [order], how)
  await imports.rows('delivery', [delivery], how)
  const part = { ...invoice, quantity: '1', amount: '500' }
  await imports.rows(
    'invoice',
    [
      { ...part, number: 'inv\u20132026_7' },
      { ...part, number: '00345678', code: '1100202630' },
      { ...part, number: '00000077' },
    ],
    how,
  )
})
afterAll(async () => await world?.close())

const INVOICES = `query ($number: String!, $code: String) { viewer {
  invoices(as: seller, number: $number, code: $code) {
    edges { node { number normalNumber } } } } }`

async function named(number: string, code?: string) {
  const { viewer } = await world.seller.alone.read<{
    viewer: { invoices: { edges: { node: { number: string; normalNumber: string } }[] } }
  }>(INVOICES, { number, code })
  return viewer.invoices.edges.map(({ node }) => [node.number, node.normalNumber])
}

test('an invoice is found under every spelling of its number, shown as it was sent', async () => {
  const dashed = [['inv\u20132026_7', 'INV-2026-7']]
  for (const number of ['INV-2026-7', 'ＩＮＶ\u20102026\u22127'])
    expect(await named(number)).toEqual(dashed)
  const paper = [['00345678', '1100202630-00345678']]
  expect(await named('345678', '1100202630')).toEqual(paper)
  expect(await named("'345678")).toEqual(paper)
  expect(await named('1100202630-00345678')).toEqual(paper)
  expect(await named('345678', '3100202630')).toEqual([])
  expect(await named('77', '1100202630')).toEqual([['00000077', '77']])
})

test('what names nothing is refused with the reason', async () => {
  await expect(named('INV\u034f7')).rejects.toThrow('document_number_must_keep_to_its_characters')
})
