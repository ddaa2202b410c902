import type pg from 'pg'
import type { AuditFinding } from '../../services/ledger/engine/replay/finding.ts'
import { auditSnapshot } from '../../services/ledger/index.ts'

/** The owner of the database, with every trigger and foreign key switched off, and then undone. */
export async function findingsAfter(
  owner: pg.Pool,
  ...statements: readonly string[]
): Promise<readonly AuditFinding[]> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
    return (await auditSnapshot(client)).findings
  } finally {
    await client.query('rollback')
    client.release()
  }
}
