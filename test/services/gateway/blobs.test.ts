import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BLOB_BYTES_MAX } from '../../../contracts/trade/blob.ts'
import {
  LINK_LIFE_MS,
  makeLink,
  readLink,
} from '../../../services/gateway/http/uploads/blob-links.ts'
import type { Joined } from './gateway-fixtures.ts'
import { how, type ImportWorld, importWorld, taken } from './import-fixtures.ts'

/** Files that belong to documents, as seller, buyer and strangers meet them. */
let world: ImportWorld

beforeAll(async () => {
  world = await importWorld()
})
afterAll(async () => await world?.close())

let files = 0
const pdf = () => new Blob([`%PDF-1.7 contract ${++files}`])

async function uploaded({ alone }: Joined, file = pdf()): Promise<string> {
  const answer = await alone.files.upload(file)
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.hash
}

const read = async ({ alone }: Joined, hash: string) =>
  await (await alone.files.download(hash))?.text()

async function invoice() {
  const documents = world.trade()
  const { imports } = world.seller.alone
  taken(await imports.rows('order', [documents.order], how))
  taken(await imports.rows('delivery', [documents.delivery], how))
  return taken(await imports.rows('invoice', [documents.invoice], how)).invoices[0]!.id
}

test('INV-DOC-04 what one side attaches the other reads, and nobody else', async () => {
  const { seller, buyer, stranger } = world
  const id = await invoice()
  const file = pdf()
  const hash = await uploaded(seller, file)
  expect(await read(buyer, hash)).toBeUndefined()
  expect(await seller.alone.files.attach(id, hash, 'contract')).toEqual({ ok: true })
  expect(await seller.alone.files.attach(id, hash, 'contract')).toEqual({ ok: true })
  for (const side of [seller, buyer]) expect(await read(side, hash)).toBe(await file.text())
  expect(await read(stranger, hash)).toBeUndefined()
  expect(await stranger.alone.files.attach(id, hash, 'other')).toMatchObject({
    refusal: 'invoice_must_be_known',
  })
  const seen = await buyer.alone.read<{ node: object }>(
    `query ($id: ID!) { node(id: $id) { ... on Invoice {
       attachments { kind attachedBy { id } blob { hash bytes type } } } } }`,
    { id },
  )
  expect(seen.node).toEqual({
    attachments: [
      {
        kind: 'contract',
        attachedBy: { id: seller.id },
        blob: { hash, bytes: file.size, type: 'application/pdf' },
      },
    ],
  })
})

test('nobody gets at the file of another by its hash', async () => {
  const { seller, buyer } = world
  const id = await invoice()
  const hash = await uploaded(seller)
  expect(await buyer.alone.files.attach(id, hash, 'contract')).toMatchObject({
    refusal: 'file_must_be_uploaded_first',
  })
  const order = { ...world.trade().order, seller: world.stranger.code, termClause: hash }
  taken(await buyer.alone.imports.rows('order', [order], how))
  expect(await read(buyer, hash)).toBeUndefined()
})

test('a clause that an order cites is read by both sides, once one uploaded it', async () => {
  const { seller, buyer, stranger } = world
  const hash = await uploaded(seller)
  const order = { ...world.trade().order, certificateClause: hash }
  taken(await seller.alone.imports.rows('order', [order], how))
  expect(await read(buyer, hash)).toMatch(/^%PDF/)
  expect(await read(stranger, hash)).toBeUndefined()
})

test('a file is known by its content, whatever its sender says', async () => {
  const { alone } = world.seller
  const page = new Blob(['<html><script>'], { type: 'application/pdf' })
  expect(await alone.files.upload(page)).toMatchObject({
    refusal: 'file_must_be_of_a_kind_that_is_kept',
  })
  expect(await alone.files.upload(new Blob([]))).toMatchObject({
    refusal: 'file_must_not_be_empty',
  })
})

test('a link does what it was given for, unchanged, and for five minutes', async () => {
  const secret = Buffer.alloc(32, 1)
  const hash = 'A'.repeat(43)
  const path = makeLink(secret, { may: 'get', hash }, 1_000)
  const link = path.slice('/blobs/'.length)
  expect(readLink(secret, link, 1_000 + LINK_LIFE_MS - 1)).toEqual({ may: 'get', hash })
  expect(readLink(secret, link, 1_000 + LINK_LIFE_MS)).toBeNull()
  expect(readLink(Buffer.alloc(32, 2), link, 1_000)).toBeNull()
  expect(readLink(secret, link.replace('get', 'put'), 1_000)).toBeNull()
  expect(readLink(secret, '', 1_000)).toBeNull()

  const at = new URL(world.url).origin
  const download = await world.seller.alone.read<{ blob: { link: string } }>(
    'query ($hash: String!) { blob(hash: $hash) { link } }',
    { hash: await uploaded(world.seller) },
  )
  const got = await fetch(`${at}${download.blob.link}`)
  expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]{43}\.pdf"$/)
  expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  const put = await fetch(`${at}${download.blob.link}`, { method: 'POST', body: pdf() })
  expect([put.status, await put.json()]).toMatchObject([403, { refusal: 'link_must_be_in_force' }])
})

test('a file beyond its limit is refused before it is sent', async () => {
  const { opened } = await world.seller.alone.read<{ opened: { link: string } }>(
    'mutation { opened: openUpload { ... on UploadLink { link } } }',
  )
  const sending = request(new URL(opened.link, world.url), {
    method: 'POST',
    headers: { 'content-length': BLOB_BYTES_MAX + 1 },
  })
  sending.flushHeaders()
  const [response] = (await once(sending, 'response')) as [IncomingMessage]
  expect(await json(response)).toMatchObject({ refusal: 'file_must_be_at_most_100_mib' })
  sending.destroy()
})
