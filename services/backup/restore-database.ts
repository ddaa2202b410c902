import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { auditLedger } from '../ledger/index.ts'
import { openPool } from '../platform/database.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { BackupFolder, WholeBackup } from './backup-folder.ts'
import { findSpoilt } from './contents.ts'
import { renameDurably } from './durable.ts'
import { Progress, say } from './progress.ts'
import { recover, type Stop } from './recover.ts'
import { findReach, listWal, parseWalName, walName } from './wal.ts'

/** Up to where a database is made again. */
export type Target = 'end' | { readonly at: Date } | { readonly entry: bigint }

export interface Restoring {
  readonly folder: BackupFolder
  /** The whole ones, oldest first. */
  readonly backups: readonly WholeBackup[]
  /** Where the program looks for the folder of the cluster. */
  readonly place: string
  /** The folder of a cluster that was lost, for the end of its log. */
  readonly log: string | null
  readonly target: Target
}

/** Answers whether the audit found nothing; only then the database is in its place. */
export async function restoreDatabase(restoring: Restoring): Promise<boolean> {
  const { folder, place, target } = restoring
  const backup = chooseBackup(restoring)
  say(`from ${backup.path}`)
  await mustBeUsable(backup, restoring)
  const draft = `${place}.restoring`
  const recoverTo = async (stop: Stop) => {
    rmSync(draft, { recursive: true, force: true })
    layOut(backup, draft, restoring)
    return await recover({ draft, archive: folder.wal, stop })
  }
  const stop = await findStop(target, recoverTo)
  const server = await recoverTo(stop)
  const passed = await audit(server.url).finally(() => server.stop())
  if (!passed) {
    say(`the database was not put in its place: it is in ${draft}`)
    return false
  }
  renameDurably(draft, place)
  say(`restored to ${place}`)
  return true
}

/** The latest that ended before what is wanted. */
function chooseBackup({ backups, target }: Restoring): WholeBackup {
  const ended = backups.filter(({ contents }) => {
    if (target === 'end') return true
    if ('at' in target) return new Date(contents.ended) <= target.at
    return contents.lastEntry === null || BigInt(contents.lastEntry) < target.entry
  })
  const last = ended.at(-1)
  if (!last)
    throw new SetupFault(
      `every backup here ended later than that; the oldest is ${backups[0]!.name}: ` +
        'an earlier moment cannot be restored from it',
    )
  return last
}

/** A gap in the log would be taken for its end, and what was acknowledged after it be lost. */
async function mustBeUsable({ path, contents }: WholeBackup, { folder, log, target }: Restoring) {
  const { firstWal, segmentBytes, files } = contents
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const progress = new Progress('checked', total)
  const spoilt = await findSpoilt(path, contents, bytes => progress.add(bytes))
  if (spoilt.length > 0)
    throw new SetupFault(`${path} is spoilt: ${spoilt[0]} is not what was copied`)
  const first = parseWalName(firstWal, segmentBytes)!
  const segments = listWal(folder.wal, segmentBytes)
  if (log !== null) segments.push(...listWal(leftLog(log), segmentBytes))
  const { missing } = findReach(segments, first)
  if (missing[0] === undefined) return
  const gap = walName(first.timeline, missing[0], segmentBytes)
  if (target === 'end')
    throw new SetupFault(
      `the log breaks off before ${gap}, and later parts of it are there: find that file, or say ` +
        'by --until up to when to restore',
    )
  say(`the log breaks off before ${gap}`)
}

function leftLog(log: string): string {
  const wal = join(log, 'data', 'pg_wal')
  if (!existsSync(wal)) throw new SetupFault(`${log} is no folder of a database: no data/pg_wal`)
  return wal
}

/** Copies a backup, and the log that was left, to where a server can begin with them. */
function layOut(backup: WholeBackup, draft: string, { log }: Restoring): void {
  mkdirSync(draft, { recursive: true })
  for (const part of ['data', 'owner-password'])
    cpSync(join(backup.path, part), join(draft, part), { recursive: true })
  if (log === null) return
  const left = leftLog(log)
  for (const name of readdirSync(left).filter(file => /^[0-9A-F]{24}$|\.history$/.test(file)))
    cpSync(join(left, name), join(draft, 'data', 'pg_wal', name))
}

/** The transaction of an entry is known only where the entry is: in the log to its end. */
async function findStop(
  target: Target,
  recoverTo: (stop: Stop) => ReturnType<typeof recover>,
): Promise<Stop> {
  if (target === 'end') return { kind: 'end' }
  if ('at' in target)
    return { kind: 'time', value: target.at.toISOString().replace('T', ' ').replace('Z', '+00') }
  say('looking for the transaction of this entry')
  const server = await recoverTo({ kind: 'end' })
  try {
    return await withOwner(server.url, async pool => {
      const { rows } = await pool.query<{ xid: string | null; last: string | null }>(
        `select (select xmin::text from ledger.entry where id = $1) as xid,
                (select max(id)::text from ledger.entry) as last`,
        [target.entry],
      )
      const { xid, last } = rows[0]!
      if (xid === null)
        throw new SetupFault(`there is no entry ${target.entry}; the last one is ${last}`)
      return { kind: 'transaction', value: xid }
    })
  } finally {
    await server.stop()
  }
}

async function audit(url: string): Promise<boolean> {
  return await withOwner(url, async pool => {
    const { entries, findings } = await auditLedger(pool, (_, n) => {
      if (n % 1_000 === 0) say(`audited ${n} entries`)
    })
    const { rows } = await pool.query<{ id: string; at: Date }>(
      'select e.id::text, e.written_at as at from ledger.entry e order by e.id desc limit 1',
    )
    const last = rows[0] ? `${rows[0].id}, written at ${rows[0].at.toISOString()}` : 'none'
    say(`${entries} entries; the last: ${last}`)
    for (const { kind, subject } of findings.slice(0, 20)) say(`${kind} ${subject}`)
    say(findings.length === 0 ? 'audited: nothing was changed' : `${findings.length} findings`)
    return findings.length === 0
  })
}

async function withOwner<Result>(url: string, ask: (pool: Pool) => Promise<Result>) {
  const pool = openPool(url, { name: 'tallystick restore', max: 2 })
  try {
    return await ask(pool)
  } finally {
    await pool.end()
  }
}
