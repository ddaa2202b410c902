import type { PoolClient } from 'pg'
import { Bug } from '../../../../contracts/kernel/bug.ts'
import type { InvoiceId, KeyId } from '../../../../contracts/kernel/id.ts'
import { decode, parseJws } from '../../../platform/jws/jws.ts'
import { readAmounts } from '../../allocation/write-allocations.ts'
import type { ActsByName } from '../act/act.ts'
import type { UnitAct } from '../act/unit.ts'
import { readCommand } from '../act/verified-command.ts'
import { readActs } from '../group/read-acts.ts'
import type { Nouns } from '../noun/noun.ts'
import type { AuditFinding, AuditReport } from '../replay/finding.ts'
import type { AuditedCommand, NounAudit } from '../replay/noun-audit.ts'
import { type JournalEntry, parsePostings, readJournal } from '../replay/read-journal.ts'
import { nothingReplayed, type Replayed, replayPostings } from '../replay/replayed.ts'
import { type Chains, checkCommand, checkDate, checkLeaf } from './check-entry.ts'
import { checkRoles, checkSequencer } from './check-roles.ts'
import { compareRows, kernelComparisons } from './compare.ts'

/** What is audited, and by whose rules. */
export interface Audited {
  readonly nouns: Nouns
  /** base64url of the hash of the genesis entry. */
  readonly ledgerName: string
  /** The name of the act that the first entry is. */
  readonly genesis: string
}

interface Auditing {
  readonly audited: Audited
  readonly replayed: Replayed
  readonly nouns: readonly NounAudit<ActsByName>[]
  readonly amounts: ReadonlyMap<InvoiceId, bigint>
}

/**
 * Replays signatures and postings from the journal and compares every row that acts write, and what
 * the runtime roles have become. It finds what the database's owner changed; that a whole tail of
 * the journal was cut off, only witnesses outside can find. `client` reads one snapshot, as the
 * database's owner.
 */
export async function auditJournal(
  client: PoolClient,
  audited: Audited,
  onEntry: (entry: JournalEntry, entries: number) => void,
): Promise<AuditReport> {
  const findings: AuditFinding[] = []
  const replayed = nothingReplayed()
  const nouns = audited.nouns.list.map(noun => noun.audit(replayed))
  const auditing = { audited, replayed, nouns, amounts: await readAmounts(client) }
  const chains: Chains = new Map()
  const positions = new Map<string, bigint>()
  const commandOf = commandReader(audited.nouns)
  let entries = 0
  for await (const entry of readJournal(client)) {
    findings.push(...checkPosition(entry, positions))
    findings.push(...checkLeaf(entry, chains))
    findings.push(...replayEntry(entry, commandOf(entry), auditing))
    findings.push(...checkDate(entry, replayed))
    onEntry(entry, ++entries)
  }
  for await (const finding of missingEntries(client)) findings.push(finding)
  const comparisons = [...kernelComparisons(replayed), ...nouns.flatMap(noun => noun.comparisons())]
  for await (const finding of compareRows(client, comparisons)) findings.push(finding)
  findings.push(...(await checkSequencer(client)), ...(await checkRoles(client)))
  const titles = [...replayed.tilings.values()].reduce((sum, t) => sum + t.titles.length, 0)
  return { entries, instruments: replayed.tilings.size, titles, findings }
}

function* replayEntry(
  entry: JournalEntry,
  command: AuditedCommand,
  { audited, replayed, nouns, amounts }: Auditing,
): Generator<AuditFinding> {
  const founding = entry.act === audited.genesis
  // The genesis enrols the keys that sign it.
  if (founding) for (const noun of nouns) noun.genesis(readBody(entry), entry)
  const mayBeCosigned = command.acts.some(one => one.ok && one.act.cosigners !== undefined)
  const ledgerName = founding ? '' : audited.ledgerName
  yield* checkCommand(entry, replayed, { ledgerName, mayBeCosigned })
  if (!founding) replayAct(nouns, entry, command.acts[entry.part])
  const postings = parsePostings(entry.postings)
  try {
    replayPostings(replayed, postings, entry.id, amounts)
  } catch (bug) {
    if (!(bug instanceof Bug)) throw bug
    yield {
      kind: 'posting_does_not_follow',
      subject: String(entry.id),
      expected: bug.message,
      found: entry.postings,
    }
  }
  for (const noun of nouns) noun.entry(entry, command)
}

/** A body that cannot be read as its act's does nothing here: checks of the command find it. */
function replayAct(
  nouns: readonly NounAudit<ActsByName>[],
  entry: JournalEntry,
  one: UnitAct | undefined,
): void {
  if (!one?.ok || one.act.name !== entry.act) return
  for (const { replays } of nouns)
    if (Object.hasOwn(replays, entry.act)) replays[entry.act]!(one.body, entry)
}

/** Reads the command of an entry; entries of a manifest follow each other, so it is read once. */
function commandReader(nouns: Nouns): (entry: JournalEntry) => AuditedCommand {
  let last: { readonly jws: string; readonly command: AuditedCommand } | null = null
  return ({ jws }) => {
    if (last?.jws !== jws) last = { jws, command: readSigned(jws, nouns) }
    return last.command
  }
}

function readSigned(jws: string, nouns: Nouns): AuditedCommand {
  const parsed = parseJws(jws)
  if (!parsed.ok) return NO_COMMAND
  const { payload, signatures } = parsed.value
  const command = readCommand((decode(payload) ?? Buffer.of()).toString('utf8'))
  if (!command.ok) return NO_COMMAND
  const signers: KeyId[] = signatures.map(({ kid }) => kid)
  return { acts: readActs(nouns, command.value, false), signers }
}

const NO_COMMAND: AuditedCommand = { acts: [], signers: [] }

function readBody({ jws }: JournalEntry): unknown {
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
async function* missingEntries(client: PoolClient): AsyncGenerator<AuditFinding> {
  const { rows } = await client.query<{ subject: string }>(
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
