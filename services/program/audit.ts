import { auditLedger } from '../ledger/index.ts'
import { sharePostgres } from '../local/index.ts'
import { readConfig } from '../platform/config.ts'
import { openPool } from '../platform/database.ts'

const FINDINGS_SHOWN_MAX = 50

/**
 * `npm run audit`: exit code 0 when everything follows from the journal, 1 when something does not.
 */
export async function audit(): Promise<number> {
  const config = readConfig()
  const server = config.DATABASE_URL ? null : await startLocal(config.TALLYSTICK_STATE)
  const pool = openPool(config.DATABASE_URL ?? server!.url, { name: 'audit', max: 2 })
  try {
    const { entries, instruments, titles, findings } = await auditLedger(pool, n => say(`… ${n}`))
    say(`${entries} entries replayed: ${instruments} instruments, ${titles} titles`)
    for (const { kind, subject, expected, found } of findings.slice(0, FINDINGS_SHOWN_MAX))
      say(`${kind} ${subject}\n  the journal says: ${expected}\n  the row says:     ${found}`)
    say(findings.length === 0 ? 'nothing was changed' : `${findings.length} findings`)
    return findings.length === 0 ? 0 : 1
  } finally {
    await pool.end()
    await server?.stop()
  }
}

async function startLocal(state: string) {
  return await sharePostgres({ folder: `${state}/postgres`, say })
}

function say(message: string): void {
  process.stdout.write(`${message}\n`)
}
