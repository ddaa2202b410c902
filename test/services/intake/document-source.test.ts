import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIST_ROWS_MAX, openFile, openList } from '../../../services/intake/document-source.ts'
import { ownMapping } from '../../../services/intake/mapping.ts'
import type { Cells } from '../../../services/platform/mapped-files/cells.ts'

/** Files at the boundary of what is taken, and what they leave behind. */
const before = process.env['TMPDIR']
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tallystick-files-'))
  process.env['TMPDIR'] = folder
})
afterAll(async () => {
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  await rm(folder, { recursive: true, force: true })
})

async function* streamOf(...chunks: readonly (string | Uint8Array)[]) {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

const DOCUMENTS = { fields: ['a'], needed: ['a'] }

/** The first refusal of a file, or how many rows it has. */
async function rowsOf(...chunks: readonly (string | Uint8Array)[]) {
  const opened = await openFile(streamOf(...chunks), undefined, DOCUMENTS)
  if (!opened.ok) return opened.refusals[0]
  await opened.value.close()
  return opened.value.rowCount
}

const TOO_LARGE = { ok: false, refusal: 'file_must_be_within_its_limit' }
const NOT_WHOLE = { ok: false, refusal: 'file_must_be_whole' }

describe('a file', () => {
  test('has at most 1 GiB', async () => {
    expect(await rowsOf(new Uint8Array(2 ** 30 + 1))).toMatchObject(TOO_LARGE)
    expect(await rowsOf('a\n', new Uint8Array(2 ** 30 - 1))).toMatchObject(TOO_LARGE)
  })

  test('has at most 2,000,000 rows, blank ones too', async () => {
    const ofRows = (rows: number) => rowsOf(`a\n${'\n'.repeat(rows)}`)
    expect(await ofRows(2_000_000)).toBe(2_000_000)
    expect(await ofRows(2_000_001)).toMatchObject({ ...TOO_LARGE, path: 'rows' })
  })

  test('has lines of at most 256 KiB, and rows of 64 KiB', async () => {
    const row = (characters: number) => rowsOf(`a\n${'x'.repeat(characters)}\n`)
    expect(await row(65_536)).toBe(1)
    // The parser looks when the next one comes.
    expect(await row(65_538)).toMatchObject({ ...NOT_WHOLE, path: 'row.2' })
    expect(await row(256 * 1024 + 1)).toMatchObject({ ...NOT_WHOLE, path: 'row.2' })
    const line = (bytes: number) => rowsOf(`a\n${'x'.repeat(bytes)}`)
    expect(await line(256 * 1024)).toMatchObject({ ...NOT_WHOLE, path: 'row.2' })
    expect(await line(256 * 1024 + 1)).toMatchObject({ ...NOT_WHOLE, path: 'line.2' })
  })

  test('counts blank rows in nobody’s control', async () => {
    const open = async (rows: number) => {
      const mapping = { ...ownMapping(['a']), control: { rows } }
      return await openFile(streamOf('a\n1\n\n2\n'), mapping, DOCUMENTS)
    }
    const opened = await open(2)
    expect(opened.ok).toBe(true)
    if (opened.ok) await opened.value.close()
    expect(await open(3)).toMatchObject({
      refusals: [{ refusal: 'file_must_agree_with_its_control', found: '2', expected: '3' }],
    })
  })

  test('leaves nothing on the disk, whether it is taken or refused', async () => {
    for (const text of ['a\n1\n', 'b\n1\n', 'a,a\n', '', 'a\n"1']) {
      const opened = await openFile(streamOf(text), undefined, DOCUMENTS)
      if (opened.ok) await opened.value.close()
    }
    const torn = async function* () {
      yield Buffer.from('a\n')
      throw new Error('torn')
    }
    await expect(openFile(torn(), undefined, DOCUMENTS)).rejects.toThrow('torn')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a list', () => {
  const open = (rows: readonly unknown[], mapping?: unknown, fields = DOCUMENTS.fields) =>
    openList(rows, mapping, { ...DOCUMENTS, fields })
  const read = async (...asked: Parameters<typeof open>) => {
    const opened = open(...asked)
    if (!opened.ok) throw new Error(opened.refusals[0].refusal)
    const rows: Cells[] = []
    for await (const batch of opened.value.rows()) rows.push(...(batch as Cells[]))
    return rows
  }

  test('has at most 10,000 rows', () => {
    const rows = Array.from({ length: LIST_ROWS_MAX }, () => ({ a: '1' }))
    expect(rows).toHaveLength(10_000)
    expect(open(rows).ok).toBe(true)
    expect(open([...rows, {}])).toMatchObject({
      refusals: [{ refusal: 'file_must_be_within_its_limit', path: 'rows', found: '10001' }],
    })
  })

  test('repeats a key only where it could be that of a field', async () => {
    const keys = ['b', 'constructor', 'x'.repeat(64), 'x'.repeat(65), '=cmd', 'a b', '']
    const problems = (await read(keys.map(key => ({ [key]: '1' })))).map(row => row.problems[0])
    const refused = (field: string) => ({ field, column: '', refusal: 'field_must_be_known' })
    const names = ['b', 'constructor', 'x'.repeat(64), '', '', '', '']
    expect(problems).toMatchObject(names.map(refused))
  })

  test('is of objects', async () => {
    const rows = await read([null, [], 'a', 1, {}])
    const refused = 'row_must_be_an_object'
    expect(rows.map(row => row.problems[0]?.refusal)).toEqual([
      ...Array(4).fill(refused),
      undefined,
    ])
    expect(rows.map(row => row.row)).toEqual([1, 2, 3, 4, 5])
  })

  test('says once what is true for all of its rows', async () => {
    const columns = { b: { always: 'B' }, a: 'a' }
    const mapping = { ...ownMapping([]), columns }
    const [row] = await read([{ a: '1', b: 'other' }], mapping, ['a', 'b'])
    expect([row!.text('a'), row!.text('b')]).toEqual(['1', 'B'])
  })
})
