import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { SetupFault } from '../../platform/setup-fault.ts'
import { keepRunning, PortTakenFault } from './kept-server.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { OWNER, openPostgresFolder, type PostgresFolder } from './postgres-folder.ts'
import { unprivileged } from './unprivileged.ts'
import { startWatched, type WatchedProcess } from './watched-process.ts'

export interface PostgresOptions {
  /** The folder of cluster, password and log; made when missing. */
  folder: string
  /** The port to listen at; a free one is taken when none is given. */
  port?: number | undefined
  /** Server settings on top of ours, as in postgresql.conf. */
  settings?: Record<string, string>
  /** False for a throwaway cluster, whose data may be lost when the machine stops. */
  durable?: boolean
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
  max_connections: '100',
  shared_buffers: '256MB',
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
  const server = await keepRunning({
    name: 'PostgreSQL',
    port: options.port,
    start: port => launchWhenFree(postgres, folder, port, settings),
    say: options.say,
  })
  await createDatabase(buildUrl(folder, server.port, 'postgres'))
  return { url: buildUrl(folder, server.port, DATABASE), pid: server.pid, stop: server.stop }
}

function buildUrl({ password }: PostgresFolder, port: number, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`
}

/** Waits for a server that was killed, or whose program was: it keeps its folder for a moment. */
async function launchWhenFree(
  postgres: string,
  folder: PostgresFolder,
  port: number,
  settings: Record<string, string>,
): Promise<WatchedProcess> {
  const until = Date.now() + LOCK_WAIT_MS
  for (;;) {
    const logStart = existsSync(folder.log) ? statSync(folder.log).size : 0
    const server = launch(postgres, folder, port, settings)
    if (await answers(server, buildUrl(folder, port, 'postgres'))) return server
    const log = readFileSync(folder.log).subarray(logStart).toString()
    const held = /postmaster\.pid" already exists|shared memory block .* is still in use/.test(log)
    if (!held) throw explain(log, folder, port)
    if (Date.now() > until) {
      throw new SetupFault(`another Tallystick runs on ${dirname(folder.data)}: stop it first`)
    }
    await sleep(POLL_MS * 4)
  }
}

function launch(
  postgres: string,
  { data, log }: PostgresFolder,
  port: number,
  settings: Record<string, string>,
): WatchedProcess {
  const { prefix, ...as } = unprivileged([postgres, data])
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
  const reasons = log.split('\n').filter(line => /FATAL|PANIC|error while/.test(line))
  return new SetupFault(`PostgreSQL did not start: ${reasons.at(-1) ?? `see ${file}`}`)
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
  if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  await client.end()
}
