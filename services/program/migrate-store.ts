import pg from 'pg'
import { startEnvironment } from '../local/index.ts'
import { readConfig } from '../platform/config.ts'
import { mustConnect } from '../platform/database.ts'
import { type TriedStatement, tryMigrations } from '../platform/dry-run.ts'
import { migrate } from '../platform/migrate.ts'
import { MIGRATIONS, readMigrationState } from '../platform/migration-state.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { mustBeUnused } from './must-be-unused.ts'

/**
 * `npx tallystick migrate`: with `--dry-run` shows each statement that is due, how long it takes
 * and what it locks, and undoes it.
 */
export async function migrateStore(args: string[]): Promise<number> {
  const [option, ...more] = args
  if (more.length > 0 || (option !== undefined && option !== '--dry-run'))
    throw new SetupFault('tallystick migrate [--dry-run] takes nothing else')
  const { databaseUrl, stop } = await startEnvironment(readConfig(), say, { temporal: false })
  try {
    await bringForward(databaseUrl, { dryRun: option === '--dry-run' })
    return 0
  } finally {
    await stop()
  }
}

/** Migrates a database that nobody uses, or shows what that would do. */
export async function bringForward(
  url: string,
  { dryRun, folder = MIGRATIONS }: { dryRun: boolean; folder?: string },
): Promise<void> {
  await mustConnect(url)
  const client = new pg.Client({ connectionString: url, application_name: 'tallystick migrate' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { due } = await readMigrationState(client, folder)
    if (due.length === 0) return say('nothing is due: the schema is that of this program')
    await mustBeUnused(client)
    if (!dryRun) {
      for (const name of await migrate(url, folder)) say(`made: ${name}`)
      return
    }
    await tryMigrations(client, due, sayTried)
    say('nothing was changed; all of this would be one transaction')
  } finally {
    await client.end()
  }
}

const STATEMENT_SHOWN = 160

function sayTried({ migration, statement, milliseconds, effects }: TriedStatement): void {
  const short =
    statement.length > STATEMENT_SHOWN ? `${statement.slice(0, STATEMENT_SHOWN)}…` : statement
  say(`${migration}  ${milliseconds.toFixed(0)} ms  ${short}`)
  for (const effect of effects) say(`    ${effect}, until the end`)
}

function say(message: string): void {
  process.stdout.write(`${message}\n`)
}
