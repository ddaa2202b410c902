import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatRefused } from '../../../services/gateway/graph/refused.ts'
import { readConfig } from '../../../services/platform/config.ts'
import { readStorageLimits, STORAGE_LIMITS } from '../../../services/platform/storage-limits.ts'
import { how, type ImportWorld, importWorld, taken } from './import-fixtures.ts'

/** What a party may keep, at its boundary: who has exactly that much adds nothing. */
let world: ImportWorld
const FILE = (number: number) => new Blob([`%PDF-1.7 ${number}`])
const FILE_BYTES = FILE(1).size
const limits = { documentBytes: FILE_BYTES * 2, draftBytes: 1, importRows: 3 }

beforeAll(async () => {
  world = await importWorld({ storage: limits, healthPages: true })
})
afterAll(async () => await world?.close())

async function figure(line: string): Promise<number> {
  const text = await (await fetch(`${world.url}/metrics`)).text()
  return Number(
    text
      .split('\n')
      .find(one => one.startsWith(`${line} `))
      ?.split(' ')[1],
  )
}

test('rows of imports: a file known already is answered still, by its report', async () => {
  const { imports } = world.seller.alone
  const { order, delivery, invoice } = world.trade()
  const one = taken(await imports.rows('order', [order], how))
  taken(await imports.rows('delivery', [delivery], how))
  // Refused for its missing price, and kept as such.
  const { price: _, ...without } = invoice
  taken(await imports.rows('invoice', [{ ...without, dueOn: 'soon' }], how))
  expect(await imports.rows('invoice', [invoice], how)).toMatchObject({
    refusal: 'party_must_keep_to_its_imported_rows',
    details: { limit: 3, used: 3 },
  })
  expect(taken(await imports.rows('order', [order], how)).id).toBe(one.id)
  // Its buyer has handed in none.
  taken(await world.buyer.alone.imports.rows('invoice', [invoice], how))
})

test('files, those of a party together, whoever else has the same', async () => {
  const { files } = world.seller.alone
  expect(await files.upload(FILE(1))).toMatchObject({ ok: true })
  expect(await files.upload(FILE(2))).toMatchObject({ ok: true })
  expect(await files.upload(FILE(3))).toMatchObject({
    refusal: 'party_must_keep_to_its_files',
    details: { limit: FILE_BYTES * 2, used: FILE_BYTES * 2 },
  })
  expect(await world.buyer.alone.files.upload(FILE(1))).toMatchObject({ ok: true })
})

const SET = `mutation { answer: setPolicy(
  input: { singleLimit: "0", dailyLimit: "0", representativeLimit: "0" }) {
  __typename ... on Draft { id } ... on Refused { refusal details } } }`

const WITHDRAW = `mutation ($id: ID!) { withdrawDraft(draft: $id) { __typename } }`

test('drafts that wait: one that is withdrawn makes room', async () => {
  const draft = async () => (await world.seller.alone.read<{ answer: { id: string } }>(SET)).answer
  const waits = await draft()
  expect(waits).toMatchObject({ __typename: 'Draft' })
  expect(await draft()).toMatchObject({
    refusal: 'party_must_keep_to_its_drafts',
    details: { limit: 1, used: expect.any(Number) },
  })
  expect(await figure('tallystick_kept{what="drafts"}')).toBeGreaterThan(100)
  expect(await figure('tallystick_kept{what="files"}')).toBe(FILE_BYTES * 3)
  expect(await figure('tallystick_kept_share{what="imports"}')).toBe(1)
  await world.seller.alone.read(WITHDRAW, waits)
  expect(await draft()).toMatchObject({ __typename: 'Draft' })
})

test('what is set from outside, and else what stands in the program', () => {
  expect(readStorageLimits(readConfig({}))).toEqual(STORAGE_LIMITS)
  const set = { PARTY_DOCUMENT_MIB: '1', PARTY_DRAFT_MIB: '2', PARTY_IMPORT_ROWS: '3' }
  expect(readStorageLimits(readConfig(set))).toEqual({
    ...{ documentBytes: 2 ** 20, draftBytes: 2 ** 21, importRows: 3 },
  })
})

test('who is refused is told limit and use, in whole MiB', () => {
  const details = { limit: 2 ** 20, used: 2 ** 20 + 1 }
  const said = (refusal: 'party_must_keep_to_its_files' | 'party_must_keep_to_its_drafts') =>
    formatRefused({ refusal, details })
  expect(said('party_must_keep_to_its_files').en).toContain('take 2 MiB and may take 1 MiB')
  expect(said('party_must_keep_to_its_drafts').zh).toContain('已占 2 MiB，上限 1 MiB')
})
