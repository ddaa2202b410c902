import type { Pool } from 'pg'
import { Bug } from '../../../../contracts/kernel/bug.ts'
import { type InvoiceId, idOf } from '../../../../contracts/kernel/id.ts'
import { GENESIS } from '../../../../contracts/party/genesis.ts'
import { readLedgerName } from '../../genesis.ts'
import { type Chains, checkCommand, checkDate, checkLeaf } from './check-entry.ts'
import { checkRoles, checkSequencer } from './check-roles.ts'
import { compareRows } from './compare.ts'
import type { AuditFinding, AuditReport } from './finding.ts'
import { type JournalEntry, parsePostings, readJournal } from './read-journal.ts'
import { nothingReplayed, type Replayed, replayBody, replayPostings } from './replay.ts'
import { countsAlone } from './single-signed.ts'

/**
 * Replays signatures and postings from the journal and compares every title, claim, hold, use and
 * key, and what runtime roles have become. Finds what the database's owner changed; that a whole
 * tail of the journal was cut off, only witnesses outside can find.
 */
export async function auditLedger(
  pool: Pool,
  onProgress: (entries: number) => void = () => undefined,
): Promise<AuditReport> {
  const findings: AuditFinding[] = []
  const replayed = nothingReplayed()
  const chains: Chains = new Map()
  const ledgerName = (await readLedgerName(pool)) ?? ''
  const amounts = await readAmounts(pool)
  const positions = new Map<string, bigint>()
  const countAlone = countsAlone(replayed)
  let entries = 0
  for await (const entry of readJournal(pool)) {
    findings.push(...checkPosition(entry, positions))
    findings.push(...checkLeaf(entry, chains))
    findings.push(...replayEntry(entry, replayed, ledgerName, amounts))
    findings.push(...checkDate(entry, replayed))
    countAlone(entry)
    if (++entries % PROGRESS_ENTRIES === 0) onProgress(entries)
  }
  for await (const finding of missingEntries(pool)) findings.push(finding)
  for await (const finding of compareRows(pool, replayed)) findings.push(finding)
  findings.push(...(await checkSequencer(pool)), ...(await checkRoles(pool)))
  const titles = [...replayed.tilings.values()].reduce((sum, t) => sum + t.titles.length, 0)
  return { entries, instruments: replayed.tilings.size, titles, findings }
}

const PROGRESS_ENTRIES = 1_000

function* replayEntry(
  entry: JournalEntry,
  replayed: Replayed,
  ledgerName: string,
  amounts: ReadonlyMap<InvoiceId, bigint>,
): Generator<AuditFinding> {
  const { id, act, party } = entry
  const founding = act === GENESIS
  const postings = parsePostings(entry.postings)
  // The genesis enrols the keys that sign it.
  if (founding) replayBody(replayed, { id, act, party, postings, body: bodyOf(entry) })
  const { body } = yield* checkCommand(entry, replayed, founding ? '' : ledgerName)
  if (!founding) replayBody(replayed, { id, act, party, postings, body })
  try {
    replayPostings(replayed, postings, id, amounts)
  } catch (bug) {
    if (!(bug instanceof Bug)) throw bug
    const expected = bug.message
    yield { kind: 'posting_does_not_follow', subject: String(id), expected, found: entry.postings }
  }
}

function bodyOf({ jws }: JournalEntry): unknown {
  const payload = jws.startsWith('{') ? JSON.parse(jws).payload : jws.split('.')[1]
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).body
}

/** Entries of one subject have positions in the order of their numbers. */
function* checkPosition(
  { id, position, touches }: JournalEntry,
  lastOf: Map<string, bigint>,
): Generator<AuditFinding> {
  if (position === null) return
  for (const { subject } of touches) {
    const last = lastOf.get(subject) ?? 0n
    if (position <= last)
      yield {
        kind: 'position_is_out_of_order',
        subject: String(id),
        expected: `after ${last}`,
        found: String(position),
      }
    lastOf.set(subject, position)
  }
}

/** Entries that commands were answered with, or positions given to, and that are not there. */
async function* missingEntries(pool: Pool): AsyncGenerator<AuditFinding> {
  const { rows } = await pool.query<{ subject: string }>(
    `select a.value ->> 'entry' as subject
       from ledger.command c cross join jsonb_array_elements(c.outcome) a
      where a.value ? 'entry'
        and not exists (select from ledger.entry e where e.id = (a.value ->> 'entry')::bigint)
     union
     select (p.position - 1)::text || ' (position)' from ledger.position p
      where p.position > 1
        and not exists (select from ledger.position q where q.position = p.position - 1)
     order by subject`,
  )
  for (const { subject } of rows)
    yield { kind: 'entry_is_missing', subject, expected: 'an entry', found: 'none' }
}

async function readAmounts(pool: Pool): Promise<Map<InvoiceId, bigint>> {
  const { rows } = await pool.query<{ id: bigint; amount_minor: bigint }>(
    'select id, amount_minor from trade.invoice',
  )
  return new Map(rows.map(row => [idOf('inv', row.id), row.amount_minor]))
}
