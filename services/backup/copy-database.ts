import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { readLedgerIdentity } from '../ledger/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { readCluster, startArchive } from './archive.ts'
import { type BackupFolder, beginBackup } from './backup-folder.ts'
import {
  type Contents,
  type CopiedFile,
  findSpoilt,
  HOLDS,
  KEEP_ELSEWHERE,
  writeContents,
} from './contents.ts'
import { copyCluster, listCluster } from './copy-files.ts'
import { renameDurably, writeDurably } from './durable.ts'
import { Progress, say } from './progress.ts'
import { readDigest } from './read-digest.ts'
import { findReach, listWal, parseWalName, walName } from './wal.ts'

interface BackingUp {
  /** As the owner of the cluster. */
  readonly url: string
  /** The folder of cluster, password and log. */
  readonly postgres: string
  readonly folder: BackupFolder
  readonly move: boolean
}

/** Makes one whole backup of a server that runs; what is not whole bears another name. */
export async function copyDatabase({ url, postgres, folder, move }: BackingUp): Promise<void> {
  const data = join(postgres, 'data')
  const client = new pg.Client({ connectionString: url, keepAlive: true })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await startArchive(client, { folder, data, move })
    say(`the log is archived in ${folder.wal}`)
    const began = new Date()
    const { half, whole } = beginBackup(folder, began)
    const contents = await copyInto(half, { client, postgres, began })
    await mustBeWhole(half, contents, folder)
    writeContents(half, contents)
    renameDurably(half, whole)
    say(`${whole}: ${contents.files.length} files, checked; last entry ${contents.lastEntry}`)
  } finally {
    await client.end()
  }
}

interface Copying {
  readonly client: pg.Client
  readonly postgres: string
  readonly began: Date
}

/** Copies between PostgreSQL’s own begin and end of a backup, which are of one session. */
async function copyInto(half: string, { client, postgres, began }: Copying): Promise<Contents> {
  const data = join(postgres, 'data')
  const started = await client.query<{ wal: string }>(
    "select pg_walfile_name(pg_backup_start('tallystick', fast => true)) as wal",
  )
  const { files: listed } = await listCluster(data)
  const progress = new Progress('copied', sumBytes(listed))
  const files = await copyCluster(data, join(half, 'data'), bytes => progress.add(bytes))
  const stopped = await client.query<{ wal: string; label: string }>(
    `select pg_walfile_name(lsn) as wal, labelfile as label
       from pg_backup_stop(wait_for_archive => true)`,
  )
  const { wal: lastWal, label } = stopped.rows[0]!
  writeDurably(join(half, 'data', 'backup_label'), label)
  copyFileSync(join(postgres, 'owner-password'), join(half, 'owner-password'))
  const more = await Promise.all(
    ['data/backup_label', 'owner-password'].map(async path => {
      return { path, ...(await readDigest(join(half, path))) }
    }),
  )
  return {
    ...(await describeStore(client)),
    ...{ form: 1, began: began.toISOString(), ended: new Date().toISOString() },
    ...{ firstWal: started.rows[0]!.wal, lastWal, holds: HOLDS, keepElsewhere: KEEP_ELSEWHERE },
    files: [...files.map(file => ({ ...file, path: `data/${file.path}` })), ...more],
  }
}

function sumBytes(files: readonly Pick<CopiedFile, 'bytes'>[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** Of the database as it is now, that is not before the end of the backup. */
async function describeStore(client: pg.Client) {
  const has = async (name: string) =>
    (await client.query<{ has: boolean }>(`select to_regclass($1) is not null as has`, [name]))
      .rows[0]!.has
  const [migrated, founded] = [await has('public.kysely_migration'), await has('ledger.entry')]
  const { rows } = await client.query<StoreRow>(
    `select current_setting('server_version') as postgres,
            (select setting from pg_settings where name = 'wal_segment_size') as bytes,
            ${migrated ? '(select max(name) from public.kysely_migration)' : 'null'} as schema,
            ${founded ? '(select max(id)::text from ledger.entry)' : 'null'} as entry`,
  )
  const { postgres, bytes, schema, entry } = rows[0]!
  const ledger = entry === null ? null : ((await readLedgerIdentity(client))?.name ?? null)
  return {
    ...{ postgres, schema, ledger, lastEntry: entry, segmentBytes: Number(bytes) },
    cluster: await readCluster(client),
  }
}

interface StoreRow {
  postgres: string
  bytes: string
  schema: string | null
  entry: string | null
}

/** Reads back what was written, and looks for the log that the copy needs. */
async function mustBeWhole(half: string, contents: Contents, { wal }: BackupFolder) {
  const progress = new Progress('checked', sumBytes(contents.files))
  const spoilt = await findSpoilt(half, contents, bytes => progress.add(bytes))
  if (spoilt.length > 0)
    throw new SetupFault(`${half} is not what was copied (${spoilt[0]}): is the disk in order?`)
  const { firstWal, lastWal, segmentBytes } = contents
  const [first, last] = [firstWal, lastWal].map(name => parseWalName(name, segmentBytes)!)
  const { through } = findReach(listWal(wal, segmentBytes), first!)
  if (through === null || through < last!.place) {
    const missing = walName(first!.timeline, (through ?? first!.place - 1) + 1, segmentBytes)
    throw new SetupFault(`${wal} lacks ${missing}, without which ${half} is of no use`)
  }
}
