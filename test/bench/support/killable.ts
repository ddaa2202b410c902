import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { type BenchServer, startBenchServer } from './server-process.ts'
import type { BenchDatabase } from './throwaway-database.ts'

/** A server and a database that are started again after each of their deaths. */
export interface Killable {
  /** Where the server that lives now answers. */
  url(): string
  /** kill -9; resolves when the process is gone and, if it was the server, runs again. */
  kill(victim: string): Promise<void>
  stop(): Promise<void>
}

const START_TRIES_MAX = 20
const PAUSE_MS = 500

export async function startKillable(database: BenchDatabase, owner: Pool): Promise<Killable> {
  let server = await startBenchServer(database.ownerUrl)
  return {
    url: () => server.url,
    kill: async victim => {
      if (victim === 'postmaster') return killProcess(database.pid())
      if (victim !== 'server') return killProcess(await backendOf(owner, ROLE_OF[victim]!))
      server.kill()
      server = await startAgain(database)
    },
    stop: () => server.stop(),
  }
}

const ROLE_OF: Record<string, string> = {
  backend: 'tallystick_ledger',
  'sequencer’s backend': 'tallystick_sequencer',
}

function killProcess(pid: number): void {
  process.kill(pid, 'SIGKILL')
}

/** The busiest of the server's own: in a transaction, if one is. */
async function backendOf(owner: Pool, role: string): Promise<number> {
  const { rows } = await owner.query<{ pid: number }>(
    `select pid from pg_stat_activity where usename = $1 and application_name = $1
      order by xact_start is null, state_change desc limit 1`,
    [role],
  )
  if (!rows[0]) throw new Error(`no backend of ${role} to kill`)
  return rows[0].pid
}

async function startAgain(database: BenchDatabase): Promise<BenchServer> {
  for (let tries = 1; ; tries++) {
    try {
      return await startBenchServer(database.ownerUrl)
    } catch (fault) {
      if (tries === START_TRIES_MAX) throw fault
      await sleep(PAUSE_MS)
    }
  }
}
