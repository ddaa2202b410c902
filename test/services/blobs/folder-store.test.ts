import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { BLOB_BYTES_MAX } from '../../../contracts/trade/blob.ts'
import { folderStore } from '../../../services/blobs/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'tallystick-blobs-test-'))
const store = folderStore(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PDF = Buffer.from('%PDF-1.7 a contract')
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url')

/** The same bytes in pieces of one size. */
async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** All files of the store, those on their way included. */
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())

test('a file is kept by its hash, however it comes in pieces, and once', async () => {
  const kept = { hash: hashOf(PDF), bytes: PDF.length, type: 'application/pdf' }
  for (const size of [1, 7, 1000])
    expect(await store.keep(inPieces(PDF, size))).toEqual({ ok: true, value: kept })
  expect(await buffer((await store.open(kept.hash))!)).toEqual(PDF)
  expect(files()).toHaveLength(1)
})

test('what is refused leaves nothing, and no more of it is written than was needed', async () => {
  const before = files().length
  expect(await store.keep(inPieces(Buffer.from('MZ a program'), 5))).toMatchObject({
    refusal: 'file_must_be_of_a_kind_that_is_kept',
  })
  let sent = 0
  const endless = async function* () {
    for (;;) {
      sent += 2 ** 20
      yield Buffer.alloc(2 ** 20, '%PDF-')
    }
  }
  expect(await store.keep(endless())).toMatchObject({ refusal: 'file_must_be_at_most_100_mib' })
  expect(sent).toBe(BLOB_BYTES_MAX + 2 ** 20)
  expect(files()).toHaveLength(before)
})

test('a file whose sender goes away leaves nothing', async () => {
  const before = files().length
  const broken = async function* () {
    yield PDF
    throw new Error('the connection is gone')
  }
  await expect(store.keep(broken())).rejects.toThrow('the connection is gone')
  expect(files()).toHaveLength(before)
})

test('a hash that is none of a file opens nothing, wherever it would lead', async () => {
  for (const hash of [hashOf(Buffer.from('other')), '../../etc/passwd', '', 'A'.repeat(42)])
    expect(await store.open(hash)).toBeNull()
})
