import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../../platform/migrate.ts'
import { startPostgres } from '../../servers/postgres.ts'
import { printStore } from './print-store.ts'

/** Prints the store that all migrations make of an empty database, in a throwaway cluster. */
export async function printMigratedStore(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-codegen-'))
  // Open, since as root the cluster is handed to nobody.
  chmodSync(folder, 0o755)
  const say = (message: string) => void process.stderr.write(`${message}\n`)
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: false, say })
  try {
    await migrate(postgres.url)
    return await printStore(postgres.url)
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
