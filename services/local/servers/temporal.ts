import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '@temporalio/client'
import { SetupFault } from '../../platform/setup-fault.ts'
import { freePort } from './free-port.ts'
import { isHeld, noteHolder } from './holder.ts'
import { keepRunning, PortTakenFault } from './kept-server.ts'
import { type SharedServer, shareServer } from './shared-server.ts'
import { findTemporalBinary } from './temporal-binary.ts'
import { startWatched, type WatchedProcess } from './watched-process.ts'

export interface TemporalOptions {
  /** The folder of its database file and its log; made when missing. */
  folder: string
  /** The port to listen at; a free one is taken when none is given. */
  port?: number | undefined
  /** Serves Temporal’s own page too, on a free port. */
  page?: boolean
  /** How long a start waits for another server to leave the folder. */
  lockWaitMs?: number
  say(message: string): void
}

export interface LocalTemporal {
  /** host:port of the gRPC frontend; namespace `default`. */
  address: string
  /** Where Temporal’s own page is; null where it is not served. */
  page: string | null
  pid(): number
  stop(): Promise<void>
}

const START_WAIT_MS = 60_000
const LOCK_WAIT_MS = 10_000
const POLL_MS = 50
const ADDRESS_FILE = 'address'
const PAGE_FILE = 'page'

/**
 * Starts a real Temporal server on 127.0.0.1 with its histories in a file, and keeps it running
 * until it is stopped or this program ends. Throws SetupFault when it cannot be started.
 */
export async function startTemporal(options: TemporalOptions): Promise<LocalTemporal> {
  const program = await findTemporalBinary(options.say)
  mkdirSync(options.folder, { recursive: true })
  await mustBeAlone(options.folder, options.lockWaitMs ?? LOCK_WAIT_MS)
  const pagePort = options.page ? await freePort() : null
  const server = await keepRunning({
    name: 'Temporal',
    port: options.port,
    portBefore: Number(readAddress(options.folder)?.split(':')[1] ?? 0),
    start: port => launch(program, options.folder, { port, pagePort }),
    say: options.say,
  })
  const address = `127.0.0.1:${server.port}`
  const page = pagePort === null ? null : `http://127.0.0.1:${pagePort}`
  writeFileSync(join(options.folder, ADDRESS_FILE), address)
  writeFileSync(join(options.folder, PAGE_FILE), page ?? '')
  noteHolder(options.folder)
  return { address, page, pid: server.pid, stop: server.stop }
}

export interface SharedTemporal extends SharedServer {
  /** host:port of the gRPC frontend; namespace `default`. */
  readonly address: string
  readonly page: string | null
}

/**
 * Uses the server of this folder together with other programs, whoever of them runs it. Two servers
 * would corrupt its file: `alone` lets one program at a time look for it and start it.
 */
export async function shareTemporal(
  options: TemporalOptions,
  alone: <Found>(find: () => Promise<Found>) => Promise<Found>,
): Promise<SharedTemporal> {
  let { port } = options
  const open = async () => {
    const server = await alone(() => findOrStart({ ...options, port }))
    // Whoever takes it over does so where the others look for it.
    port = Number(server.address.split(':')[1])
    return server
  }
  return await shareServer({ ...options, name: 'Temporal', open })
}

async function findOrStart(options: TemporalOptions): Promise<SharedTemporal> {
  const address = isHeld(options.folder) ? readAddress(options.folder) : null
  if (address === null || !(await isReachable(address))) return await startTemporal(options)
  return { address, page: readNote(options.folder, PAGE_FILE), stop: async () => undefined }
}

function readAddress(folder: string): string | null {
  return readNote(folder, ADDRESS_FILE)
}

function readNote(folder: string, name: string): string | null {
  const file = join(folder, name)
  return (existsSync(file) && readFileSync(file, 'utf8')) || null
}

/** Waits for an earlier server to end, since two servers would corrupt one database file. */
async function mustBeAlone(folder: string, lockWaitMs: number): Promise<void> {
  const address = readAddress(folder)
  if (address === null) return
  const until = Date.now() + lockWaitMs
  while (await isReachable(address)) {
    if (Date.now() > until) {
      throw new SetupFault(`another Tallystick runs on ${folder}: stop it first`)
    }
    await sleep(POLL_MS * 4)
  }
}

async function isReachable(address: string): Promise<boolean> {
  return await mustReachTemporal(address).then(
    () => true,
    () => false,
  )
}

interface Ports {
  readonly port: number
  readonly pagePort: number | null
}

async function launch(
  program: string,
  folder: string,
  { port, pagePort }: Ports,
): Promise<WatchedProcess> {
  const log = join(folder, 'server.log')
  const logStart = existsSync(log) ? statSync(log).size : 0
  const output = openSync(log, 'a', 0o600)
  const server = startWatched({
    command: program,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port)],
      ...(pagePort === null ? ['--headless'] : ['--ui-port', String(pagePort)]),
      ...['--db-filename', join(folder, 'temporal.db'), '--log-level', 'error'],
    ],
    output,
  })
  closeSync(output)
  if (await answers(server, `127.0.0.1:${port}`)) return server
  await server.stop()
  throw explain(readFileSync(log).subarray(logStart).toString(), log, port)
}

/** Answers true once its namespace can be used, false when it ended before or never came up. */
async function answers(server: WatchedProcess, address: string): Promise<boolean> {
  const until = Date.now() + START_WAIT_MS
  let ended = false
  void server.ended.then(() => (ended = true))
  while (!ended && Date.now() < until) {
    if (await isReachable(address)) return !ended
    await sleep(POLL_MS)
  }
  return false
}

/** Throws SetupFault when no Temporal server with a namespace `default` answers there. */
export async function mustReachTemporal(address: string): Promise<void> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 2_000 })
    await connection.workflowService
      .describeNamespace({ namespace: 'default' })
      .finally(() => connection.close())
  } catch (error) {
    throw new SetupFault(`no Temporal server at ${address}: ${(error as Error).message}`)
  }
}

function explain(log: string, file: string, port: number): SetupFault {
  if (/address already in use/.test(log)) {
    return new PortTakenFault(
      `port ${port} is taken by another program: free it, or set TEMPORAL_PORT to another`,
    )
  }
  const lines = log.split('\n').filter(line => line.trim() !== '')
  return new SetupFault(`Temporal did not start: ${lines.at(-1) ?? `see ${file}`}`)
}
