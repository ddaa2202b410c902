import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CopiedFile } from './contents.ts'
import { readParts } from './read-digest.ts'

/** How many files are copied side by side. */
const AT_ONCE = 8
const CONTROL = 'global/pg_control'

/** Folders of which a copy needs only the name, since the server fills them by itself. */
const EMPTY =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//
/** Of a server that runs, or made again by it. */
const LEFT_OUT =
  /^postmaster\.(pid|opts)$|^postgresql\.auto\.conf\.tmp$|(^|\/)pgsql_tmp|(^|\/)pg_internal\.init/

/**
 * Lists the files of a cluster that a copy holds, with their sizes, and its folders. The control
 * file comes last, as PostgreSQL asks.
 */
export async function listCluster(data: string) {
  const entries = await readdir(data, { recursive: true, withFileTypes: true })
  const folders: string[] = []
  const files: { path: string; bytes: number }[] = []
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name).slice(data.length + 1)
    if (EMPTY.test(path) || LEFT_OUT.test(path)) continue
    if (entry.isDirectory()) folders.push(path)
    else if (entry.isFile()) files.push({ path, bytes: await readSize(join(data, path)) })
  }
  files.sort((a, b) => Number(a.path === CONTROL) - Number(b.path === CONTROL))
  // Recovery looks for it in WAL, and makes it only where its parent is.
  return { folders: [...folders, 'pg_wal/archive_status', 'pg_wal/summaries'], files }
}

async function readSize(path: string): Promise<number> {
  return await stat(path).then(({ size }) => size, ifGone(0))
}

/** A table may be dropped, and its file with it, while the copy is under way. */
function ifGone<Value>(value: Value) {
  return (fault: NodeJS.ErrnoException): Value => {
    if (fault.code === 'ENOENT') return value
    throw fault
  }
}

/**
 * Copies a cluster that is written to meanwhile: what changes under our hands is put right by the
 * WAL from the beginning of the backup on. Every file is on the disk before this resolves.
 */
export async function copyCluster(
  data: string,
  to: string,
  onBytes: (bytes: number) => void,
): Promise<CopiedFile[]> {
  const { folders, files } = await listCluster(data)
  for (const folder of ['', ...folders])
    await mkdir(join(to, folder), { recursive: true, mode: 0o700 })
  const copied: CopiedFile[] = []
  const waiting = files.filter(({ path }) => path !== CONTROL)
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const file = await copyFile(join(data, next.path), join(to, next.path), onBytes)
      if (file) copied.push({ path: next.path, ...file })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  copied.push({ path: CONTROL, ...(await copyControl(data, to)) })
  return copied.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Copies one file; null where it is gone. */
async function copyFile(from: string, to: string, onBytes: (bytes: number) => void) {
  const source = await open(from, 'r').catch(ifGone(null))
  if (!source) return null
  const target = await open(to, 'wx', 0o600)
  try {
    const copied = await readParts(source, async part => {
      await target.write(part)
      onBytes(part.length)
    })
    await target.sync()
    return copied
  } finally {
    await source.close()
    await target.close()
  }
}

/** The server may be writing this small file: it is read until it was twice the same. */
async function copyControl(data: string, to: string) {
  let text = await readFile(join(data, CONTROL))
  for (;;) {
    const again = await readFile(join(data, CONTROL))
    if (again.equals(text)) break
    text = again
  }
  const target = await open(join(to, CONTROL), 'wx', 0o600)
  await target.writeFile(text)
  await target.sync()
  await target.close()
  return { bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') }
}
