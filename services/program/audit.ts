import { auditLedger, describeEntry, type ReplayedEntry } from '../ledger/index.ts'
import { startEnvironment } from '../local/index.ts'
import { readConfig } from '../platform/config.ts'
import { openPool } from '../platform/database.ts'

const FINDINGS_SHOWN_MAX = 50

const PROGRESS_ENTRIES = 1_000

/**
 * `npm run audit`: exit code 0 when everything follows from the journal, 1 when something does not.
 * With `--sentences` each entry is said in words, made again of what was signed.
 */
export async function audit(args: string[]): Promise<number> {
  const sentences = args.includes('--sentences')
  const { databaseUrl, stop } = await startEnvironment(readConfig(), say, { temporal: false })
  const pool = openPool(databaseUrl, { name: 'audit', max: 2 })
  try {
    const { entries, instruments, titles, findings } = await auditLedger(pool, (entry, n) => {
      if (sentences) sayEntry(entry)
      else if (n % PROGRESS_ENTRIES === 0) say(`… ${n}`)
    })
    say(`${entries} entries replayed: ${instruments} instruments, ${titles} titles`)
    for (const { kind, subject, expected, found } of findings.slice(0, FINDINGS_SHOWN_MAX))
      say(`${kind} ${subject}\n  the journal says: ${expected}\n  the row says:     ${found}`)
    say(findings.length === 0 ? 'nothing was changed' : `${findings.length} findings`)
    return findings.length === 0 ? 0 : 1
  } finally {
    await pool.end()
    await stop()
  }
}

function sayEntry(entry: ReplayedEntry): void {
  const { zh, en } = describeEntry(entry)
  say(`${entry.id}  ${entry.businessDate}  ${entry.act}\n  ${zh}\n  ${en}`)
}

function say(message: string): void {
  process.stdout.write(`${message}\n`)
}
