import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../services/local/servers/postgres.ts'
import { startTemporal } from '../../services/local/servers/temporal.ts'
import { findTemporalBinary } from '../../services/local/servers/temporal-binary.ts'
import { migrate } from '../../services/platform/migrate.ts'
import { startChromium } from './chromium.ts'
import { TEMPLATE } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's URL of the throwaway cluster. */
    cluster: string
    /** Asked over HTTP, answers the address of the run's Temporal server. */
    temporalDoor: string
    /** Asked over HTTP, answers the address of the run's browser. */
    browserDoor: string
  }
}

/**
 * One throwaway cluster per run, migrated once into a template that each test file copies; and one
 * real Temporal server and one browser, each started by the first test that asks. On a machine that
 * has no such server it is fetched or built before any test begins, since no test waits that long;
 * where it cannot be, those that ask are told why.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-test-'))
  // Open, so that root can hand the cluster to nobody as it does in an open checkout.
  chmodSync(folder, 0o755)
  const say = (message: string) => process.stderr.write(`${message}\n`)
  await findTemporalBinary(say).catch(() => undefined)
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: false, say })
  const template = new URL(postgres.url)
  template.pathname = TEMPLATE
  const client = new pg.Client(postgres.url)
  await client.connect()
  await client.query(`create database ${TEMPLATE}`)
  await client.end()
  await migrate(template.href)
  project.provide('cluster', postgres.url)
  const temporal = await openDoor(async () => {
    const server = await startTemporal({ folder: join(folder, 'temporal'), say })
    return { address: server.address, stop: () => server.stop() }
  })
  const browser = await openDoor(async () => {
    const server = await startChromium()
    return { address: server.wsEndpoint(), stop: () => server.close() }
  })
  project.provide('temporalDoor', temporal.url)
  project.provide('browserDoor', browser.url)
  return async () => {
    await browser.stop()
    await temporal.stop()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Started {
  readonly address: string
  stop(): Promise<void>
}

/** Answers the address of what is started by the first who asks. */
async function openDoor(start: () => Promise<Started>) {
  let started: Promise<Started> | undefined
  const door = createServer(async (_, answer) => {
    started ??= start()
    await started.then(
      ({ address }) => answer.end(address),
      (error: Error) => answer.writeHead(500).end(error.message),
    )
  }).listen(0, '127.0.0.1')
  await once(door, 'listening')
  const stop = async () => {
    door.close()
    await started?.then(
      one => one.stop(),
      () => undefined,
    )
  }
  return { url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`, stop }
}
