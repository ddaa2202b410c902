import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import {
  backupFolder,
  listBackups,
  listHalves,
  prune,
} from '../../../services/backup/backup-folder.ts'
import { type Contents, readContents, writeContents } from '../../../services/backup/contents.ts'
import { findReach, listWal, parseWalName, walName } from '../../../services/backup/wal.ts'

const parent = mkdtempSync(join(tmpdir(), 'tallystick-wal-'))
afterAll(() => rmSync(parent, { recursive: true, force: true }))

const BYTES = 2 ** 24
const segment = (timeline: number, place: number) =>
  parseWalName(walName(timeline, place, BYTES), BYTES)!

test('a segment is named by its timeline and its place, over the end of a log file', () => {
  expect(walName(1, 255, BYTES)).toBe('0000000100000000000000FF')
  expect(walName(1, 256, BYTES)).toBe('000000010000000100000000')
  expect(segment(2, 256)).toEqual({ name: '000000020000000100000000', timeline: 2, place: 256 })
  expect(parseWalName('00000002.history', BYTES)).toBeNull()
  expect(parseWalName('000000010000000000000003.00000028.backup', BYTES)).toBeNull()
})

test('the log reaches to its first gap, and the gap is named', () => {
  const first = segment(1, 3)
  const reach = (...places: number[]) =>
    findReach(
      places.map(place => segment(1, place)),
      first,
    )
  expect(reach(3, 4, 5)).toEqual({ through: 5, missing: [] })
  expect(reach(2, 3, 5)).toEqual({ through: 3, missing: [4] })
  expect(reach(2)).toEqual({ through: null, missing: [3] })
  expect(reach(4)).toEqual({ through: null, missing: [3] })
})

test('a later timeline goes on with the log; an earlier one is of another life', () => {
  const on = [segment(1, 3), segment(2, 4), segment(2, 5)]
  expect(findReach(on, segment(1, 3))).toEqual({ through: 5, missing: [] })
  expect(findReach(on, segment(2, 3))).toEqual({ through: null, missing: [3] })
})

const contentsOf = (firstWal: string): Contents => ({
  ...{ form: 1, ledger: null, schema: null, postgres: '18.4', cluster: '7' },
  ...{ began: '2026-03-02T01:00:00.000Z', ended: '2026-03-02T01:00:09.000Z', lastEntry: '4' },
  ...{ segmentBytes: BYTES, firstWal, lastWal: firstWal, holds: [], keepElsewhere: [], files: [] },
})

/** Backups that begin at these places of the log, with the log from 1 on. */
function folderWith(name: string, ...places: number[]) {
  const folder = backupFolder(join(parent, name))
  mkdirSync(folder.wal, { recursive: true })
  for (let place = 1; place <= 9; place += 1) {
    const file = join(folder.wal, walName(1, place, BYTES))
    writeFileSync(file, '')
    truncateSync(file, BYTES)
  }
  for (const place of places) {
    const path = join(folder.base, `2026030${place}T010000Z`)
    mkdirSync(path, { recursive: true })
    writeContents(path, contentsOf(walName(1, place, BYTES)))
  }
  return folder
}

test('old backups and the log that none needs are removed when told, with what is half', () => {
  const folder = folderWith('prune', 2, 4, 6)
  mkdirSync(join(folder.base, '20260308T010000Z.half'))
  const removed = prune(folder, 2)
  expect(removed).toEqual({ backups: ['20260302T010000Z', '20260308T010000Z.half'], wal: 3 })
  expect(listBackups(folder).map(({ name }) => name)).toEqual([
    ...['20260304T010000Z', '20260306T010000Z'],
  ])
  expect(listWal(folder.wal, BYTES).map(({ place }) => place)).toEqual([4, 5, 6, 7, 8, 9])
  expect(prune(folder, 9)).toEqual({ backups: [], wal: 0 })
})

test('a segment that is still being written, and a torn list of contents, do not count', () => {
  const folder = folderWith('torn', 2, 4)
  truncateSync(join(folder.wal, walName(1, 9, BYTES)), BYTES - 1)
  expect(listWal(folder.wal, BYTES).map(({ place }) => place)).not.toContain(9)
  const torn = join(folder.base, '20260304T010000Z')
  truncateSync(join(torn, 'contents.json'), 40)
  expect(readContents(torn)).toBeNull()
  expect(listBackups(folder).map(({ name }) => name)).toEqual(['20260302T010000Z'])
  expect(listHalves(folder)).toEqual(['20260304T010000Z'])
  expect(readdirSync(folder.base)).toHaveLength(2)
})
