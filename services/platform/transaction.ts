import type { Pool, PoolClient } from 'pg'

declare const begun: unique symbol

/** A connection on which a transaction is open; `withTransaction` alone makes one. */
export type Transaction = PoolClient & { readonly [begun]: true }

/** How a transaction begins and how it ends when its work has ended well. */
const MODES = {
  /** What was written stands. */
  write: { begin: 'begin', end: 'commit' },
  /** Every statement sees the store as it was at the first one; nothing can be written. */
  snapshot: { begin: 'begin isolation level repeatable read, read only', end: 'rollback' },
  /** Nothing of what was written stands. */
  trial: { begin: 'begin', end: 'rollback' },
} as const

/** Connections on which a snapshot is open. */
const snapshots = new WeakSet<PoolClient>()

/**
 * Answers the clause by which a statement locks the rows that it reads, or nothing in a snapshot:
 * that one reads rows as they are, and nobody waits for it.
 */
export function locking(transaction: PoolClient, clause: `for ${string}`): string {
  return isSnapshot(transaction) ? '' : clause
}

/** Tells whether this is a snapshot, in which nothing is locked or written. */
export function isSnapshot(transaction: PoolClient): boolean {
  return snapshots.has(transaction)
}

/**
 * Runs work in one transaction on a connection of its own. What the work throws undoes all that it
 * wrote and is thrown on; a connection on which even that fails is thrown away, not given back.
 */
export async function withTransaction<Result>(
  pool: Pick<Pool, 'connect'>,
  work: (transaction: Transaction) => Promise<Result>,
  mode: keyof typeof MODES = 'write',
): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  if (mode === 'snapshot') snapshots.add(client)
  try {
    await client.query(MODES[mode].begin)
    const result = await work(client as Transaction)
    await client.query(MODES[mode].end)
    return result
  } catch (fault) {
    await client.query('rollback').catch((error: Error) => {
      broken = error
    })
    throw fault
  } finally {
    snapshots.delete(client)
    client.release(broken)
  }
}
