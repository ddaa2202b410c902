import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../../services/platform/project-root.ts'
import { how, type ImportWorld, importWorld, taken } from './import-fixtures.ts'

/** The guide on imports, followed as it stands: its mapping, its file, its commands. */
const folder = mkdtempSync(join(tmpdir(), 'tallystick-guide-'))
let world: ImportWorld
beforeAll(async () => {
  world = await importWorld()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await world?.close()
})

const blocks = (page: string) =>
  [
    ...readFileSync(join(projectRoot, 'schema/guides', page), 'utf8').matchAll(
      /```(\w+)\n([\s\S]*?)```/g,
    ),
  ].map(([, language, text]) => ({ language, text: text! }))

const [mapping, file, send, report, upload] = blocks('import.md').map(({ text }) => text)

async function run(command: string, env: Readonly<Record<string, string>>): Promise<object> {
  const gateway = new URL(world.url).origin
  const { stdout } = await promisify(execFile)('sh', ['-c', command], {
    cwd: folder,
    env: { ...process.env, GATEWAY: gateway, ...env },
  })
  return JSON.parse(stdout)
}

test('both languages show the same', () => {
  expect(blocks('import.zh.md')).toEqual(blocks('import.md'))
  expect(blocks('import.md')).toHaveLength(5)
})

test('its file is read under its mapping, and the report has the amounts', async () => {
  const { seller, buyer } = world
  const codes = mapping!.replace('SELLER', seller.code).replace('BUYER', buyer.code)
  writeFileSync(join(folder, 'mapping.json'), codes)
  writeFileSync(join(folder, 'invoices.csv'), file!)
  const { imports } = seller.alone
  const order = { seller: seller.code, buyer: buyer.code, number: 'SV-1', amount: '200000' }
  const dated = { orderedOn: '2026-02-02', currency: 'CNY' }
  taken(await imports.rows('order', [{ ...order, ...dated }], how))
  const delivery = { seller: seller.code, order: 'SV-1', number: 'SD-1', deliveredOn: '2026-02-20' }
  taken(await imports.rows('delivery', [delivery], how))

  const sent = await run(send!, { BEARER: await world.bearerOf(seller) })
  expect(sent).toMatchObject({ ok: true, accepted: 2, duplicate: 0, refused: 1 })
  const { id } = sent as { id: string }
  const { node } = await seller.alone.read<{ node: object }>(report!, { id })
  expect(node).toMatchObject({
    accepted: 2,
    sums: [{ currency: 'CNY', redLetters: false, sent: '200000', recorded: '200000' }],
    refusedRows: { edges: [{ node: { row: 4 } }] },
  })
  const cells = (node as { refusedRows: { edges: { node: { cells: object[] } }[] } }).refusedRows
  expect(cells.edges[0]!.node.cells).toMatchObject(
    [
      { field: 'amount', refusal: 'amount_must_be_a_decimal', expected: /¥1,234\.50/ },
      { field: 'invoicedOn', refusal: 'date_must_exist', expected: /YYYY年MM月DD日/ },
    ].map(({ expected, ...cell }) => ({ ...cell, expected: expect.stringMatching(expected) })),
  )
})

test('its upload is answered with the hash', async () => {
  writeFileSync(join(folder, 'contract.pdf'), '%PDF-1.7 the contract')
  const { opened } = await world.seller.alone.read<{ opened: { link: string } }>(
    'mutation { opened: openUpload { ... on UploadLink { link } } }',
  )
  expect(await run(upload!, { LINK: opened.link })).toMatchObject({
    ...{ ok: true, bytes: 21, type: 'application/pdf' },
    hash: expect.stringMatching(/^[\w-]{43}$/),
  })
})
