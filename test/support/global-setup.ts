import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../services/platform/local/postgres.ts'
import { migrate } from '../../services/platform/migrate.ts'
import { TEMPLATE } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's URL of the throwaway cluster. */
    cluster: string
  }
}

/** One throwaway cluster per run, migrated once into a template that each test file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-test-'))
  const say = (message: string) => process.stderr.write(`${message}\n`)
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: false, say })
  const template = new URL(postgres.url)
  template.pathname = TEMPLATE
  const client = new pg.Client(postgres.url)
  await client.connect()
  await client.query(`create database ${TEMPLATE}`)
  await client.end()
  await migrate(template.href)
  project.provide('cluster', postgres.url)
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
