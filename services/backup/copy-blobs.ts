import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SetupFault } from '../platform/setup-fault.ts'
import { renameDurably, writeDurably } from './durable.ts'

/** A file that belongs to documents is named by its hash, and never changes. */
const BLOB = /^([0-9a-f]{2})\/([0-9a-f]{62})$/

export function listBlobs(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter(name => BLOB.test(name)).sort()
}

/**
 * Copies the files that are not there yet, each whole or not at all; answers how many. Throws
 * SetupFault for one that is not what its name says.
 */
export function copyBlobs(from: string, to: string): number {
  const missing = listBlobs(from).filter(name => !existsSync(join(to, name)))
  for (const name of missing) {
    const bytes = readFileSync(join(from, name))
    if (!isNamedBy(bytes, name))
      throw new SetupFault(`${join(from, name)} is not what its name says: the disk has changed it`)
    const path = join(to, name)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeDurably(`${path}.new`, bytes)
    renameDurably(`${path}.new`, path)
  }
  return missing.length
}

/** Reads every file again: answers those that are not what their names say. */
export function findSpoiltBlobs(folder: string): string[] {
  return listBlobs(folder).filter(name => !isNamedBy(readFileSync(join(folder, name)), name))
}

function isNamedBy(bytes: Buffer, name: string): boolean {
  return createHash('sha256').update(bytes).digest('hex') === name.replace('/', '')
}
