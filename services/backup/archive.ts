import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { Bug } from '../../contracts/kernel/bug.ts'
import { unprivilegedOwner } from '../local/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import type { BackupFolder } from './backup-folder.ts'
import { writeDurably } from './durable.ts'

/** A segment that is not full is archived after so long: the most that a lost disk takes along. */
export const ARCHIVE_AFTER_SECONDS = 60
/** Without a segment archived for so long, the archive does not work. */
const ARCHIVE_WAIT_MS = 30_000
const POLL_MS = 100
const NOTE = 'archive.json'

/** The settings of the server by which its WAL goes to an archive. */
const NAMES = [
  ...['archive_command', 'archive_library', 'basic_archive.archive_directory', 'archive_timeout'],
] as const

export interface Archiving {
  readonly folder: BackupFolder
  /** The folder of the cluster’s data. */
  readonly data: string
  /** Goes on in another folder than before. */
  readonly move: boolean
}

/**
 * Lets the server write its WAL into the folder, and waits until it has done so: whole files under
 * their own names, by PostgreSQL’s module basic_archive. Throws SetupFault, with the settings as
 * they were, when the server cannot write there.
 */
export async function startArchive(client: Client, archiving: Archiving): Promise<void> {
  const { folder, data, move } = archiving
  if ((await read(client, 'archive_mode')) !== 'on')
    throw new SetupFault('this server was started without an archive: start Tallystick again first')
  const before = await readSettings(client)
  const to = before['basic_archive.archive_directory']
  if (to && to !== folder.wal && !move)
    throw new SetupFault(
      `the archive goes to ${to}: back up there, or add --move to go on in ${folder.path}; ` +
        'the backups there can then be restored up to now, and not beyond',
    )
  await claimFolder(client, folder)
  copyHistories(join(data, 'pg_wal'), folder.wal)
  if (to !== folder.wal || before['archive_library'] !== 'basic_archive')
    await change(client, {
      archive_command: '',
      archive_library: 'basic_archive',
      'basic_archive.archive_directory': folder.wal,
      archive_timeout: String(ARCHIVE_AFTER_SECONDS),
    })
  try {
    await mustArchive(client, folder)
  } catch (fault) {
    await change(client, before)
    throw fault
  }
}

/** Makes the folder of the archive, open to the server’s user; it belongs to one cluster. */
async function claimFolder(client: Client, { path, wal }: BackupFolder): Promise<void> {
  mkdirSync(path, { recursive: true })
  mkdirSync(wal, { recursive: true, mode: 0o700 })
  giveToServer(wal)
  const note = join(path, NOTE)
  const cluster = await readCluster(client)
  if (!existsSync(note)) writeDurably(note, `${JSON.stringify({ form: 1, cluster })}\n`)
  const found = (JSON.parse(readFileSync(note, 'utf8')) as { cluster: string }).cluster
  if (found !== cluster)
    throw new SetupFault(`${path} holds backups of another database: take another folder`)
}

/** The server compares what it archives with what is there under the same name. */
function giveToServer(path: string): void {
  const owner = unprivilegedOwner()
  if (owner) chownSync(path, owner.uid, owner.gid)
}

/** PostgreSQL’s own number of the cluster, the same after a restore. */
export async function readCluster(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: bigint }>(
    'select system_identifier as id from pg_control_system()',
  )
  return String(rows[0]!.id)
}

/**
 * Copies how timelines branched off, which a server that was restored without an archive keeps to
 * itself. Two restores of one backup are two lives under the same number: they need two folders.
 */
function copyHistories(from: string, to: string): void {
  for (const name of readdirSync(from).filter(file => file.endsWith('.history'))) {
    const text = readFileSync(join(from, name), 'utf8')
    const target = join(to, name)
    if (!existsSync(target)) {
      writeDurably(target, text)
      giveToServer(target)
    } else if (readFileSync(target, 'utf8') !== text)
      throw new SetupFault(
        `${to} holds what came after another restore of the same backup: take another folder`,
      )
  }
}

type Settings = Readonly<Record<string, string>>

async function readSettings(client: Client): Promise<Settings> {
  // Its setting is known only where the module is.
  await client.query("load 'basic_archive'")
  const settings: Record<string, string> = {}
  for (const name of NAMES) settings[name] = await read(client, name)
  return settings
}

async function read(client: Client, name: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>(
    'select setting as value from pg_settings where name = $1',
    [name],
  )
  if (!rows[0]) throw new Bug(`PostgreSQL has no setting ${name}`)
  return rows[0].value
}

/** Lasting, and in force at once. */
async function change(client: Client, settings: Settings): Promise<void> {
  for (const [name, value] of Object.entries(settings))
    await client.query(`alter system set ${name} to ${client.escapeLiteral(value)}`)
  await client.query('select pg_reload_conf()')
}

/** Ends the segment that is being written, and waits for it as long as others come before it. */
async function mustArchive(client: Client, { wal }: BackupFolder): Promise<void> {
  await client.query("select pg_create_restore_point('tallystick backup')")
  const { rows } = await client.query<{ name: string; bytes: number }>(
    `select pg_walfile_name(pg_switch_wal()) as name,
            setting::integer as bytes from pg_settings where name = 'wal_segment_size'`,
  )
  const { name, bytes } = rows[0]!
  let arrived = 0
  for (let until = Date.now() + ARCHIVE_WAIT_MS; !isWhole(join(wal, name), bytes); ) {
    const now = readdirSync(wal).length
    if (now > arrived) until = Date.now() + ARCHIVE_WAIT_MS
    arrived = now
    if (Date.now() > until)
      throw new SetupFault(
        `the database did not write its log into ${wal}: its user must be able to write there, ` +
          'and there must be room; the reason is in server.log beside its data',
      )
    await sleep(POLL_MS)
  }
}

function isWhole(path: string, bytes: number): boolean {
  return existsSync(path) && statSync(path).size === bytes
}
