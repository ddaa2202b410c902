import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Contents, readContents } from './contents.ts'
import { listWal, parseWalName } from './wal.ts'

/** A folder of backups: whole ones under `base`, the archive of WAL under `wal`. */
export interface BackupFolder {
  readonly path: string
  readonly base: string
  readonly wal: string
  /** Files that belong to documents, by their hashes: one of each for all backups. */
  readonly blobs: string
}

export interface WholeBackup {
  readonly name: string
  readonly path: string
  readonly contents: Contents
}

/** What is under way, or was interrupted, bears another name than what is whole. */
const HALF = '.half'

export function backupFolder(path: string): BackupFolder {
  return { path, base: join(path, 'base'), wal: join(path, 'wal'), blobs: join(path, 'blobs') }
}

/** Makes a place for a new backup, named by the instant at which it began. */
export function beginBackup({ base }: BackupFolder, began: Date): { half: string; whole: string } {
  const name = began.toISOString().replace(/[-:]|\.\d+/g, '')
  const whole = join(base, name)
  mkdirSync(`${whole}${HALF}`, { recursive: true, mode: 0o700 })
  return { half: `${whole}${HALF}`, whole }
}

/** The whole backups, oldest first. */
export function listBackups({ base }: BackupFolder): WholeBackup[] {
  return namesIn(base).flatMap(name => {
    const path = join(base, name)
    const contents = name.endsWith(HALF) ? null : readContents(path)
    return contents ? [{ name, path, contents }] : []
  })
}

/** What lies there and is no whole backup: interrupted, or with a torn list of contents. */
export function listHalves(folder: BackupFolder): string[] {
  const whole = new Set(listBackups(folder).map(({ name }) => name))
  return namesIn(folder.base).filter(name => !whole.has(name))
}

function namesIn(base: string): string[] {
  return existsSync(base) ? readdirSync(base).sort() : []
}

/**
 * Removes all but the newest backups, halves, and the WAL that no backup left needs. Answers what
 * was removed.
 */
export function prune(folder: BackupFolder, keep: number): { backups: string[]; wal: number } {
  const all = listBackups(folder)
  const kept = all.slice(-keep)
  const names = [...all.slice(0, -keep).map(({ name }) => name), ...listHalves(folder)]
  for (const name of names) rmSync(join(folder.base, name), { recursive: true })
  const [oldest] = kept
  return { backups: names, wal: oldest ? pruneWal(folder, oldest.contents) : 0 }
}

function pruneWal({ wal }: BackupFolder, { firstWal, segmentBytes }: Contents): number {
  const first = parseWalName(firstWal, segmentBytes)!
  const old = listWal(wal, segmentBytes).filter(({ place }) => place < first.place)
  for (const { name } of old) rmSync(join(wal, name))
  return old.length
}
