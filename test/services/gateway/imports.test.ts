import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refuse } from '../../../contracts/kernel/decision.ts'
import { ownMapping } from '../../../services/intake/mapping.ts'
import { addUser } from '../../support/staff.ts'
import type { Joined } from './gateway-fixtures.ts'
import { how, type ImportWorld, importWorld, taken } from './import-fixtures.ts'

/** Trade documents by API, as the systems of sellers and buyers bring them in. */
let world: ImportWorld

beforeAll(async () => {
  world = await importWorld()
})
afterAll(async () => await world?.close())

async function orderAndDeliver() {
  const documents = world.trade()
  const { imports } = world.seller.alone
  taken(await imports.rows('order', [documents.order], how))
  taken(await imports.rows('delivery', [documents.delivery], how))
  return documents
}

describe('a list of documents', () => {
  test('is recorded, told its invoices’ ids, and answered as before when sent again', async () => {
    const { invoice } = await orderAndDeliver()
    const first = taken(await world.seller.alone.imports.rows('invoice', [invoice], how))
    expect(first).toMatchObject({ accepted: 1, duplicate: 0, refused: 0, refusedRows: [] })
    expect(first.invoices).toEqual([{ id: expect.stringMatching(/^inv_/), number: invoice.number }])
    expect(await world.seller.alone.imports.rows('invoice', [invoice], how)).toEqual(first)
    const bought = taken(await world.buyer.alone.imports.rows('invoice', [invoice], how))
    expect(bought).toMatchObject({ accepted: 0, duplicate: 1, refused: 0, invoices: [] })
  })

  test('loses no row by another that is bad, whatever is bad about it', async () => {
    const { invoice } = await orderAndDeliver()
    const bad = [
      null,
      7,
      [invoice],
      { ...invoice, amount: 5000 },
      { ...invoice, colour: 'red' },
      { ...invoice, number: '=cmd|calc' },
      { ...invoice, number: 'a\0b' },
      { ...invoice, number: 'a\ud800b' },
      { ...invoice, amount: '50.001', dueOn: '2026-02-30' },
      { ...invoice, seller: world.stranger.code },
    ]
    const report = taken(
      await world.seller.alone.imports.rows('invoice', [...(bad as object[]), invoice], how),
    )
    expect(report).toMatchObject({ accepted: 1, duplicate: 0, refused: bad.length })
    expect(
      report.refusedRows.map(({ row, cells }) => [row, ...cells.map(c => [c.field, c.refusal])]),
    ).toEqual([
      [1, ['', 'row_must_be_an_object']],
      [2, ['', 'row_must_be_an_object']],
      [3, ['', 'row_must_be_an_object']],
      [4, ['amount', 'value_must_be_text']],
      [5, ['colour', 'field_must_be_known']],
      [6, ['number', 'text_must_not_start_like_a_formula']],
      [7, ['number', 'text_must_be_within_its_limit']],
      [8, ['number', 'text_must_be_within_its_limit']],
      [9, ['amount', 'amount_must_be_whole_minor_units'], ['dueOn', 'date_must_exist']],
      [10, ['party', 'importer_must_be_seller_or_buyer']],
    ])
  })

  test('of other parties is refused row by row, and nobody learns more', async () => {
    const { order } = world.trade()
    const report = taken(await world.stranger.alone.imports.rows('order', [order], how))
    expect(report).toMatchObject({ accepted: 0, refused: 1 })
    expect(report.refusedRows[0]!.cells).toMatchObject([
      { field: 'party', refusal: 'importer_must_be_seller_or_buyer' },
    ])
  })

  test('beyond 10,000 rows, or under a mapping that is none, is refused whole', async () => {
    const { imports } = world.seller.alone
    expect(await imports.rows('order', Array(10_001).fill({}), how)).toMatchObject(
      refuse('file_must_be_within_its_limit', 'rows'),
    )
    expect(
      await imports.rows('order', [{}], { ...how, mapping: { format: 'mine' } }),
    ).toMatchObject({
      refusal: 'mapping_must_have_its_shape',
    })
    const columns = { colour: { always: 'red' } }
    const mapping = { ...ownMapping([]), columns }
    expect(await imports.rows('order', [{}], { ...how, mapping })).toMatchObject(
      refuse('mapping_must_name_known_fields', 'mapping.columns.colour'),
    )
  })

  test('of 10 MB is not read', async () => {
    const rows = Array.from({ length: 10_000 }, () => ({ number: 'x'.repeat(1_000) }))
    await expect(world.seller.alone.imports.rows('order', rows, how)).rejects.toThrow(
      'request_must_be_within_its_size',
    )
  })

  test('is brought in by a maker or a signer, not by a checker or a reader', async () => {
    const { order } = world.trade()
    const refusal = refuse('importer_must_be_maker_or_signer')
    for (const duty of ['reader', 'checker'] as const) {
      const client = world.client(await addUser(world, world.seller, duty))
      expect(await client.imports.rows('order', [order], how)).toEqual(refusal)
      expect(await client.imports.file('order', new Blob(['number']), how)).toEqual(refusal)
    }
    const signer = world.client(await addUser(world, world.seller, 'signer'))
    expect(await signer.imports.rows('order', [order], how)).toMatchObject({ accepted: 1 })
  })
})

describe('the report of an import', () => {
  const IMPORTS = `{ viewer { imports(first: 20) { edges { node {
    id kind name accepted duplicate refused endedAt importedBy { id }
    refusedRows(first: 1) { edges { node { row cells { field refusal zh en } } }
      pageInfo { hasNextPage endCursor } } } } } } }`

  test('is listed for its party alone, newest first, refused rows page by page', async () => {
    const rows = [1, 2, 3].map(() => ({ ...world.trade().order, price: '0' }))
    const { id } = taken(
      await world.stranger.alone.imports.rows('order', rows, { name: 'of others' }),
    )
    const { viewer } = await world.stranger.alone.read<ImportsRead>(IMPORTS)
    const [{ node }] = viewer.imports.edges as [ImportsRead['viewer']['imports']['edges'][number]]
    expect(node).toMatchObject({
      ...{ id, kind: 'order', name: 'of others', accepted: 0, duplicate: 0, refused: 3 },
      ...{ endedAt: expect.any(String), importedBy: { id: world.stranger.maker.user } },
    })
    expect(node.refusedRows.edges[0]!.node).toEqual({
      row: 1,
      cells: [
        {
          ...{ field: 'party', refusal: 'importer_must_be_seller_or_buyer' },
          ...{ zh: expect.any(String), en: expect.any(String) },
        },
      ],
    })
    const { hasNextPage, endCursor } = node.refusedRows.pageInfo
    expect(hasNextPage).toBe(true)
    const next = await world.stranger.alone.read(
      `query ($id: ID!, $after: String!) { node(id: $id) { ... on Import {
        refusedRows(after: $after) { edges { node { row } } } } } }`,
      { id, after: endCursor },
    )
    expect(next).toEqual({
      node: { refusedRows: { edges: [{ node: { row: 2 } }, { node: { row: 3 } }] } },
    })
    const listed = await world.seller.alone.read<ImportsRead>(IMPORTS)
    expect(listed.viewer.imports.edges.map(edge => edge.node.id)).not.toContain(id)
    const node0 = await world.seller.alone.read('query ($id: ID!) { node(id: $id) { id } }', { id })
    expect(node0).toEqual({ node: null })
  })

  test('comes as a CSV of every refused cell, to its party alone', async () => {
    const rows = [{ ...world.trade().order, price: '-1', quantity: 'x' }]
    const { id } = taken(await world.seller.alone.imports.rows('order', rows, how))
    const get = async (who: Joined, what: string) => {
      const authorization = `Bearer ${await world.bearerOf(who)}`
      const response = await fetch(`${world.url}/imports/${what}/refused.csv`, {
        headers: { authorization },
      })
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        text: await response.text(),
      }
    }
    const report = await get(world.seller, id)
    expect(report).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' })
    expect(report.text).toMatch(
      /^row,field,column,refusal,sentence_zh,sentence_en,found,expected\r\n1,quantity,,number_/,
    )
    for (const [who, what] of [
      [world.buyer, id],
      [world.seller, 'imp_0000000000001'],
      [world.seller, 'x'],
    ] as const)
      expect(await get(who, what)).toMatchObject({ status: 404 })
    expect((await fetch(`${world.url}/imports/${id}/refused.csv`)).status).toBe(401)
  })
})

interface ImportsRead {
  readonly viewer: {
    readonly imports: {
      readonly edges: readonly {
        readonly node: {
          readonly id: string
          readonly refusedRows: {
            readonly edges: readonly { readonly node: object }[]
            readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
          }
        }
      }[]
    }
  }
}
