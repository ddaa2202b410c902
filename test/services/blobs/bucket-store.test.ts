import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bucketStore } from '../../../services/blobs/index.ts'

/** A bucket that asks for a signature and keeps what is put, as object storage does. */
const objects = new Map<string, Buffer>()
const asked: { method: string; authorization: string; length: string }[] = []
let server: Server
let url: string
let failing = false
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { method = '', headers } = request
    const path = request.url!
    asked.push({
      method,
      authorization: headers.authorization ?? '',
      length: headers['content-length'] ?? '',
    })
    const body = await buffer(request)
    if (failing) return void response.writeHead(503).end('<Error>SlowDown</Error>')
    if (method === 'PUT') objects.set(path, body)
    const object = objects.get(path)
    response.writeHead(object ? 200 : 404).end(method === 'GET' ? object : undefined)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket/blobs`
})
afterAll(() => void server.close())

const store = () => bucketStore({ url, region: 'cn-1', accessKey: 'AK', secretKey: 'secret' })
const PDF = Buffer.from('%PDF-1.7 a contract')
const hash = createHash('sha256').update(PDF).digest('base64url')
async function* once(bytes: Buffer) {
  yield bytes
}

test('a file is an object by its hash, put once by signed requests', async () => {
  for (let times = 0; times < 2; times++)
    expect(await store().keep(once(PDF))).toMatchObject({ ok: true, value: { hash } })
  expect(await buffer((await store().open(hash))!)).toEqual(PDF)
  expect([...objects.keys()]).toEqual([`/bucket/blobs/${hash}`])
  expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'PUT', 'HEAD', 'GET'])
  for (const { authorization } of asked)
    expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AK\/\d{8}\/cn-1\/s3\/aws4_request/)
  expect(asked[1]!.length).toBe(String(PDF.length))
})

test('what is refused is never sent, and what is not there is null', async () => {
  const before = asked.length
  expect(await store().keep(once(Buffer.from('MZ')))).toMatchObject({
    refusal: 'file_must_be_of_a_kind_that_is_kept',
  })
  expect(asked).toHaveLength(before)
  expect(await store().open('A'.repeat(43))).toBeNull()
  expect(await store().open('../other')).toBeNull()
})

test('a bucket that fails is a fault, which says what it answered', async () => {
  failing = true
  const other = Buffer.from('%PDF-1.7 another')
  await expect(store().keep(once(other))).rejects.toThrow('object storage answered 503')
  await expect(store().open(hash)).rejects.toThrow('503 <Error>SlowDown</Error>')
  failing = false
})
