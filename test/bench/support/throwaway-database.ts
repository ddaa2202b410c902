import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { urlAs } from '../../../services/platform/database.ts'
import { startPostgres } from '../../../services/platform/local/postgres.ts'
import { migrate } from '../../../services/platform/migrate.ts'
import type { TestDatabase } from '../../support/database.ts'

export interface BenchDatabase extends TestDatabase {
  /** The postmaster's process. */
  pid(): number
}

/**
 * A cluster of its own for a benchmark, as durable as a real one, with the settings of a server.
 */
export async function benchDatabase(settings: Record<string, string> = {}): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-bench-'))
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
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
