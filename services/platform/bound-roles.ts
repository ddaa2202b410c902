import type pg from 'pg'
import { changeRoles } from './change-roles.ts'
import { openPool, RUNTIME_ROLES, type RuntimeRole } from './database.ts'
import { withTransaction } from './transaction.ts'

/** For the owner: migrations, the audit, copies, and somebody who looks what is wrong. */
const OWNER_CONNECTIONS = 20
/** Also on a small server: a pool of ours and one that takes over from it. */
const CONNECTIONS_MIN = 4

/**
 * Parts of a hundred of what is free: on a server with 100 connections, three processes with all
 * roles fit beside each other (services/program/connections.ts).
 */
const SHARES: Record<RuntimeRole, number> = {
  tallystick_reader: 29,
  tallystick_ledger: 16,
  tallystick_desk: 16,
  tallystick_intake: 13,
  tallystick_sequencer: 26,
}

/** Divides a server's connections among the runtime roles, so that none of them takes them all. */
export function shareConnections(connections: number): Record<RuntimeRole, number> {
  const free = connections - OWNER_CONNECTIONS
  const share = (role: RuntimeRole) => Math.floor((free * SHARES[role]) / 100)
  const shares = RUNTIME_ROLES.map(role => [role, Math.max(CONNECTIONS_MIN, share(role))] as const)
  return Object.fromEntries(shares) as Record<RuntimeRole, number>
}

/** Limits the connections of each runtime role: a role cannot change that limit itself. */
export async function limitConnections(ownerUrl: string): Promise<void> {
  const pool = openPool(ownerUrl, { name: 'tallystick limits', max: 1 })
  await changeRoles(() => withTransaction(pool, writeLimits)).finally(() => pool.end())
}

/** Within the transaction of this client. */
export async function writeLimits(client: Pick<pg.Client, 'query'>): Promise<void> {
  const { rows } = await client.query<{ connections: number }>(
    `select current_setting('max_connections')::integer
          - current_setting('superuser_reserved_connections')::integer
          - current_setting('reserved_connections')::integer as connections`,
  )
  for (const [role, limit] of Object.entries(shareConnections(rows[0]!.connections)))
    await client.query(`alter role ${role} connection limit ${limit}`)
}
