import type { Pool } from 'pg'
import { HOW_TO_FOUND } from '../founding/index.ts'
import { readLedgerIdentity, writeGenesis } from '../ledger/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'

/**
 * Founds the ledger if there is none and a genesis is given; without one, says how to found it. Of
 * processes that begin at the same moment one founds it, and the others find it.
 */
export async function mustBeFounded(
  pool: Pool,
  found: () => Promise<string> | undefined,
  say: (message: string) => void,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('tallystick founding'))")
    if ((await readLedgerIdentity(client)) !== null) return
    const genesis = await found()
    if (genesis === undefined) throw new SetupFault(HOW_TO_FOUND)
    const name = await writeGenesis(pool, genesis)
    say(`a new ledger was founded; its name, for clients to pin: ${name}`)
  } finally {
    // The connection is closed, and the lock goes with it.
    client.release(true)
  }
}
