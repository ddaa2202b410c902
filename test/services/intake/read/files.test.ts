import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  FILE_ROWS_MAX,
  ROW_CHARACTERS_MAX,
  surveyFile,
} from '../../../../services/intake/read/csv-file.ts'
import { openFile } from '../../../../services/intake/read/file-source.ts'
import { openList } from '../../../../services/intake/read/list-source.ts'
import { ownMapping } from '../../../../services/intake/read/mapping.ts'
import { spoolFile } from '../../../../services/intake/read/spool.ts'
import type { SourceRow } from '../../../../services/intake/write-chunk.ts'

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

async function spooled(...chunks: readonly (string | Uint8Array)[]) {
  const spool = await spoolFile(streamOf(...chunks), 'utf-8')
  if (!spool.ok) return spool
  try {
    return await surveyFile(spool.value, ownMapping([]))
  } finally {
    await spool.value.remove()
  }
}

const TOO_LARGE = { ok: false, refusal: 'file_must_be_within_its_limit' }
const NOT_WHOLE = { ok: false, refusal: 'file_must_be_whole' }

describe('a file', () => {
  test('has at most 1 GiB', async () => {
    expect(await spooled(new Uint8Array(2 ** 30 + 1))).toMatchObject(TOO_LARGE)
    expect(await spooled('a\n', new Uint8Array(2 ** 30 - 1))).toMatchObject(TOO_LARGE)
  })

  test('has at most 2,000,000 rows, blank ones too', async () => {
    const ofRows = (rows: number) => spooled(`a\n${'\n'.repeat(rows)}`)
    expect(FILE_ROWS_MAX).toBe(2_000_000)
    expect(await ofRows(FILE_ROWS_MAX)).toMatchObject({ ok: true, value: { rows: 2_000_000 } })
    expect(await ofRows(FILE_ROWS_MAX + 1)).toMatchObject(TOO_LARGE)
  })

  test('has lines of at most 256 KiB, and rows of 64 Ki characters', async () => {
    const line = (bytes: number) => spoolFile(streamOf('a\n', 'x'.repeat(bytes)), 'utf-8')
    const taken = await line(256 * 1024)
    expect(taken.ok).toBe(true)
    if (taken.ok) await taken.value.remove()
    expect(await line(256 * 1024 + 1)).toMatchObject({ ...NOT_WHOLE, path: 'line.2' })
    const row = (characters: number) => spooled(`a\n${'x'.repeat(characters)}\n`)
    expect(ROW_CHARACTERS_MAX).toBe(65_536)
    expect(await row(65_536)).toMatchObject({ ok: true })
    // The parser looks when the next one comes.
    expect(await row(65_538)).toMatchObject({ ...NOT_WHOLE, path: 'row.2' })
  })

  test('counts blank rows in nobody’s control', async () => {
    const documents = { fields: ['a'], needed: ['a'] }
    const open = async (rows: number) => {
      const mapping = { ...ownMapping(['a']), control: { rows } }
      return await openFile(streamOf('a\n1\n\n2\n'), mapping, documents)
    }
    const opened = await open(2)
    expect(opened.ok).toBe(true)
    if (opened.ok) await opened.value.close()
    expect(await open(3)).toMatchObject({ refusal: 'file_must_agree_with_its_control' })
  })

  test('leaves nothing on the disk, whether it is taken or refused', async () => {
    const documents = { fields: ['a'], needed: ['a'] }
    for (const text of ['a\n1\n', 'b\n1\n', 'a,a\n', '', 'a\n"1']) {
      const opened = await openFile(streamOf(text), undefined, documents)
      if (opened.ok) await opened.value.close()
    }
    const torn = async function* () {
      yield Buffer.from('a\n')
      throw new Error('torn')
    }
    await expect(openFile(torn(), undefined, documents)).rejects.toThrow('torn')
    expect(await readdir(folder)).toEqual([])
  })
})

test('what is true for all rows of a list is said once', async () => {
  const mapping = { ...ownMapping([]), columns: { b: { always: 'B' }, a: 'a' } }
  const opened = openList([{ a: '1', b: 'other' }], mapping, { fields: ['a', 'b'] })
  if (!opened.ok) throw new Error(opened.refusal)
  for await (const row of opened.value.rows()) {
    const { read } = row as SourceRow
    expect(typeof read === 'function' && [read('a'), read('b')]).toEqual(['1', 'B'])
  }
})
