import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { SetupFault } from '../../platform/setup-fault.ts'
import { isAlive, isHeld, noteHolder } from './holder.ts'
import { keepRunning, PortTakenFault } from './kept-server.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { OWNER, openPostgresFolder, type PostgresFolder, readPassword } from './postgres-folder.ts'
import { type SharedServer, shareServer } from './shared-server.ts'
import { unprivileged } from './unprivileged.ts'
import { startWatched, type WatchedProcess } from './watched-process.ts'

export interface PostgresOptions {
  /** The folder of cluster, password and log; made when missing. */
  folder: string
  /** The port to listen at; a free one is taken when none is given. */
  port?: number | undefined
  /** Server settings on top of ours, as in postgresql.conf. */
  settings?: Record<string, string>
  /** How long its first start waits for another server to leave the folder. */
  lockWaitMs?: number
  /** False for a throwaway cluster, whose data may be lost when the machine stops. */
  durable?: boolean
  /** Other paths that the server’s user must reach, such as an archive to recover from. */
  reaches?: readonly string[]
  say(message: string): void
}

export interface LocalPostgres {
  /** The URL of the owner in the database `tallystick`. */
  url: string
  pid(): number
  stop(): Promise<void>
}

const DATABASE = 'tallystick'
const LOCK_WAIT_MS = 10_000
const POLL_MS = 50
const WRONG_PASSWORD = '28P01'

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  // Whether it goes anywhere is set while the server runs.
  archive_mode: 'on',
  // WAL files are recycled: a new one would be written twice.
  min_wal_size: '1GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The server's log holds no rows and no statements, which may hold personal data.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
}
const THROWAWAY: Record<string, string> = {
  archive_mode: 'off',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  shared_buffers: '64MB',
}

/**
 * Starts PostgreSQL from node_modules on 127.0.0.1 and keeps it running until it is stopped or this
 * program ends. Throws SetupFault with one sentence when it cannot be started.
 */
export async function startPostgres(options: PostgresOptions): Promise<LocalPostgres> {
  const { postgres, ...binaries } = findPostgresBinaries()
  const durable = options.durable ?? true
  const folder = await openPostgresFolder(options.folder, { postgres, ...binaries }, durable)
  const settings = { ...SETTINGS, ...(durable ? {} : THROWAWAY), ...options.settings }
  let lockWaitMs = options.lockWaitMs ?? LOCK_WAIT_MS
  const start = (port: number) => {
    const reaches = [postgres, folder.data, ...(options.reaches ?? [])]
    const server = launchWhenFree(postgres, folder, { port, settings, lockWaitMs, reaches })
    // It is started again when it was killed: then its folder is ours, but not free at once.
    lockWaitMs = LOCK_WAIT_MS
    return server
  }
  const server = await keepRunning({
    name: 'PostgreSQL',
    port: options.port,
    portBefore: readPortBefore(options.folder),
    start,
    say: options.say,
  })
  noteHolder(options.folder)
  const url = buildUrl(folder, server.port, 'postgres')
  await createDatabase(url)
  if (settings['archive_mode'] === 'on') await mustArchiveSomehow(url)
  return { url: buildUrl(folder, server.port, DATABASE), pid: server.pid, stop: server.stop }
}

function buildUrl(
  { password }: Pick<PostgresFolder, 'password'>,
  port: number,
  database: string,
): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`
}

export interface SharedPostgres extends SharedServer {
  /** The URL of the owner in the database `tallystick`. */
  readonly url: string
}

/** Uses the server of this folder together with other programs, whoever of them runs it. */
export async function sharePostgres(options: PostgresOptions): Promise<SharedPostgres> {
  let { port } = options
  const open = async () => {
    const server = await findOrStart({ ...options, port })
    // Whoever takes it over does so where the others look for it.
    port = Number(new URL(server.url).port)
    return server
  }
  return await shareServer({ ...options, name: 'PostgreSQL', open })
}

async function findOrStart(options: PostgresOptions): Promise<SharedPostgres> {
  const until = Date.now() + LOCK_WAIT_MS
  for (;;) {
    const url = await findRunning(options.folder)
    if (url !== null) return { url, stop: async () => undefined }
    try {
      // One that is just ending leaves its port before its folder.
      if (!isInUse(options.folder)) return await startPostgres({ ...options, lockWaitMs: 0 })
    } catch (fault) {
      // Another program has begun at the same moment.
      if (!(fault instanceof FolderTakenFault)) throw fault
    }
    if (Date.now() > until) throw new FolderTakenFault(options.folder)
    await sleep(POLL_MS)
  }
}

/** Finds the server that another program runs in this folder; null where there is none. */
async function findRunning(folder: string): Promise<string | null> {
  const port = isHeld(folder) ? readPort(folder) : null
  if (port === null) return null
  const password = readPassword(folder)
  try {
    await createDatabase(buildUrl({ password }, port, 'postgres'))
  } catch {
    return null
  }
  return buildUrl({ password }, port, DATABASE)
}

function readPort(folder: string): number | null {
  return Number(readLockFile(folder)[3]) || null
}

/** A server that was killed leaves the file behind. */
function isInUse(folder: string): boolean {
  const pid = Number(readLockFile(folder)[0])
  return pid > 0 && isAlive(pid)
}

/** A running server says in a file of its folder, among other things, who it is and its port. */
function readLockFile(folder: string): string[] {
  try {
    return readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

/** The command line of its last start is kept too. */
function readPortBefore(folder: string): number {
  const file = join(folder, 'data', 'postmaster.opts')
  const port = existsSync(file) ? /"-p" "(\d+)"/.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return Number(port ?? 0)
}

class FolderTakenFault extends SetupFault {
  override name = 'FolderTakenFault'

  constructor(folder: string) {
    super(`another Tallystick runs on ${folder}: stop it first`)
  }
}

interface Launching {
  readonly port: number
  readonly settings: Record<string, string>
  readonly lockWaitMs: number
  readonly reaches: string[]
}

/** Waits for a server that was killed, or whose program was: it keeps its folder for a moment. */
async function launchWhenFree(
  postgres: string,
  folder: PostgresFolder,
  { lockWaitMs, ...how }: Launching,
): Promise<WatchedProcess> {
  const until = Date.now() + lockWaitMs
  for (;;) {
    const logStart = existsSync(folder.log) ? statSync(folder.log).size : 0
    const server = launch(postgres, folder, how)
    if (await answers(server, buildUrl(folder, how.port, 'postgres'))) return server
    const log = readFileSync(folder.log).subarray(logStart).toString()
    const held = /postmaster\.pid" already exists|shared memory block .* is still in use/.test(log)
    if (!held) throw explain(log, folder, how.port)
    if (Date.now() > until) {
      throw new FolderTakenFault(dirname(folder.data))
    }
    await sleep(POLL_MS * 4)
  }
}

function launch(
  postgres: string,
  { data, log }: PostgresFolder,
  { port, settings, reaches }: Omit<Launching, 'lockWaitMs'>,
): WatchedProcess {
  const { prefix, ...as } = unprivileged(reaches)
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, ...args] = [...prefix, postgres, '-D', data, '-p', String(port), ...flags]
  const output = openSync(log, 'a', 0o600)
  const server = startWatched({ command: command!, args, ...as, cwd: dirname(data), output })
  closeSync(output)
  return server
}

/** Answers true once the server takes connections, false when it ended before. */
async function answers(server: WatchedProcess, url: string): Promise<boolean> {
  let ended = false
  void server.ended.then(() => (ended = true))
  while (!ended) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return !ended
    } catch (error) {
      const unknown = (error as { code?: string }).code === WRONG_PASSWORD
      await Promise.race([server.ended, sleep(unknown ? 1_000 : POLL_MS)])
      // Another program's database may have answered, while ours finds its port taken.
      if (unknown && !ended) {
        await server.stop()
        throw new SetupFault('the database does not know the password kept beside it')
      }
    }
  }
  return false
}

function explain(log: string, { log: file }: PostgresFolder, port: number): SetupFault {
  if (/Address already in use/.test(log)) {
    return new PortTakenFault(
      `port ${port} is taken by another program: free it, or set POSTGRES_PORT to another`,
    )
  }
  const reasons = log
    .split('\n')
    .filter(line => /FATAL|PANIC|error while/.test(line) && !/the database system is/.test(line))
  return new SetupFault(`PostgreSQL did not start: ${reasons.at(-1) ?? `see ${file}`}`)
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  await client.connect()
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
  if (rowCount === 0) await client.query(`create database ${DATABASE}`).catch(mustBeThere)
  await client.end()
}

/** A server that keeps its log for an archive that nobody has named would fill the disk. */
async function mustArchiveSomehow(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ nowhere: boolean }>(
    `select current_setting('archive_command') in ('', '(disabled)')
        and current_setting('archive_library') = '' as nowhere`,
  )
  if (rows[0]!.nowhere) {
    await client.query("alter system set archive_command to 'exit 0'")
    await client.query('select pg_reload_conf()')
  }
  await client.end()
}

/** Another program may have made it at the same moment. */
function mustBeThere(fault: Error & { code?: string }): void {
  if (fault.code !== '42P04' && fault.code !== '23505') throw fault
}
