import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../../services/local/servers/postgres.ts'
import { urlAs } from '../../../services/platform/database.ts'
import { migrate } from '../../../services/platform/migrate.ts'
import type { TestDatabase } from '../../support/database.ts'

export interface BenchDatabase extends TestDatabase {
  /** The postmaster's process. */
  pid(): number
}

/**
 * A cluster of its own for a benchmark, as durable as a real one, with the settings of a server;
 * in a folder that is given it is kept.
 */
export async function benchDatabase(
  settings: Record<string, string> = {},
  kept: string | null = null,
): Promise<BenchDatabase> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'tallystick-bench-'))
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  const say = (message: string) => void process.stderr.write(`${message}\n`)
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), settings, say })
  await migrate(postgres.url)
  return {
    ownerUrl: postgres.url,
    urlAs: role => urlAs(postgres.url, role),
    pid: () => postgres.pid(),
    close: async () => {
      await postgres.stop()
      if (kept === null) rmSync(folder, { recursive: true, force: true })
    },
  }
}
