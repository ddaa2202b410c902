import pg from 'pg'
import { inject } from 'vitest'
import { type RuntimeRole, urlAs } from '../../services/platform/database.ts'

export const TEMPLATE = 'tallystick_template'

export interface TestDatabase {
  /** May do anything, as the owner of a database can. */
  ownerUrl: string
  /** As a service logs in. */
  urlAs(role: RuntimeRole): string
  /** Ends what is still connected and drops the database. */
  close(): Promise<void>
}

let copies = 0

/** A database of this test file's own: migrated, with the runtime roles' logins, and empty. */
export async function testDatabase(): Promise<TestDatabase> {
  copies += 1
  return await copyDatabase(TEMPLATE, `test_${process.pid}_${copies}`)
}

/** An untouched database: nothing migrated, no roles of its own. */
export async function emptyDatabase(): Promise<TestDatabase> {
  copies += 1
  return await copyDatabase('template0', `test_${process.pid}_${copies}`)
}

async function copyDatabase(template: string, name: string): Promise<TestDatabase> {
  const cluster = inject('cluster')
  await inCluster(cluster, `create database ${name} template ${template}`)
  const url = new URL(cluster)
  url.pathname = name
  return {
    ownerUrl: url.href,
    urlAs: role => urlAs(url.href, role),
    close: () => inCluster(cluster, `drop database ${name} with (force)`),
  }
}

async function inCluster(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
