import type { Pool } from 'pg'
import { Bug } from '../../contracts/kernel/bug.ts'
import { limitConnections } from '../platform/bound-roles.ts'
import { openPool, type RuntimeRole, urlAs } from '../platform/database.ts'
import { prepareSchema } from '../platform/migrate.ts'
import { reserveConnections } from '../platform/reserve-connections.ts'
import { connectionNeeds, poolSizes } from './connections.ts'
import { log } from './log.ts'
import type { Roles } from './roles.ts'

/** What a process has of the database. */
export interface Store {
  /** As each runtime role; who asks for one that these roles do not need has a bug. */
  pool(role: RuntimeRole): Pool
  /** A connection of its own, as tallystick_sequencer: for figures that wait for nobody. */
  readonly figures: Pool
  close(): Promise<void>
}

/** Of what answers requests of the gateway, which have a deadline. */
const CONNECTION_WAIT_MS = 10_000
const WAITS: Partial<Record<RuntimeRole, number>> = {
  tallystick_reader: CONNECTION_WAIT_MS,
  tallystick_desk: CONNECTION_WAIT_MS,
}

/** Migrates the database, and opens as many connections to it as other processes leave. */
export async function openStore(
  databaseUrl: string,
  roles: Roles,
  say: (message: string) => void,
): Promise<Store> {
  const done = await prepareSchema(databaseUrl)
  if (done.length > 0) say(`schema: ${done.length} migrations made`)
  await limitConnections(databaseUrl)
  const needs = connectionNeeds(roles)
  const reserved = await reserveConnections(urlAs(databaseUrl, 'tallystick_sequencer'), needs, log)
  const sizes = poolSizes(roles, reserved.connections)
  const pools = new Map<RuntimeRole, Pool>()
  return {
    figures: reserved.own,
    pool: role => {
      const pool = pools.get(role) ?? open(databaseUrl, role, sizes[role])
      pools.set(role, pool)
      return pool
    },
    close: async () => {
      await Promise.all([...pools.values()].map(pool => pool.end()))
      await reserved.close()
    },
  }
}

function open(databaseUrl: string, role: RuntimeRole, max: number): Pool {
  if (max < 1) throw new Bug(`no connections are reserved for ${role}`)
  const onBroken = (err: Error) => log.warn({ err, role }, 'a connection broke')
  const waitMs = WAITS[role] ?? 0
  return openPool(urlAs(databaseUrl, role), { name: role, max, waitMs, onBroken })
}
