import type { PoolClient } from 'pg'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import type { Posting } from '../../../../contracts/kernel/posting.ts'
import type { SubjectVersion } from '../act/subject-version.ts'

/** An entry as the rows have it, with its command, touches and position. */
export interface JournalEntry {
  readonly id: bigint
  readonly act: string
  readonly party: string
  readonly part: number
  readonly postings: string
  readonly leaf: string
  readonly touches: readonly SubjectVersion[]
  readonly command: string
  readonly jws: string
  readonly payloadHash: string
  readonly outcome: readonly { readonly entry?: string }[]
  readonly position: bigint | null
  readonly businessDate: BusinessDate
}

const PAGE_ENTRIES = 2_000

/** All entries in the order of their numbers, a page at a time. */
export async function* readJournal(client: PoolClient): AsyncGenerator<JournalEntry> {
  for (let after = 0n; ; ) {
    const { rows } = await client.query<EntryRecord>(SELECT_ENTRIES, [after, PAGE_ENTRIES])
    for (const row of rows) yield readEntry(row)
    if (rows.length < PAGE_ENTRIES) return
    after = rows.at(-1)!.id
  }
}

const SELECT_ENTRIES = `
  select e.id, e.act, e.party, e.part, e.postings, e.leaf, e.command, e.business_date,
         c.jws, c.payload_hash, c.outcome, p.position, t.touches
    from (select * from ledger.entry where id > $1 order by id limit $2) e
    left join ledger.command c on c.party = e.party and c.id = e.command
    left join ledger.position p on p.entry = e.id
    left join lateral (
      select json_agg(json_build_object(
               'noun', noun, 'subject', subject::text, 'version', version,
               'before', encode(before, 'hex')) order by noun, subject) as touches
        from ledger.touch where entry = e.id) t on true
   order by e.id`

interface EntryRecord {
  id: bigint
  act: string
  party: bigint
  part: number
  postings: string
  leaf: string
  command: string
  jws: string | null
  payload_hash: Buffer | null
  outcome: JournalEntry['outcome'] | null
  position: bigint | null
  business_date: BusinessDate
  touches: { noun: string; subject: string; version: number; before: string | null }[] | null
}

function readEntry(row: EntryRecord): JournalEntry {
  const touches = (row.touches ?? []).map(({ noun, subject, version, before }) => ({
    subject: idOf(noun, BigInt(subject)),
    version,
    before: before === null ? null : Buffer.from(before, 'hex').toString('base64url'),
  }))
  return {
    ...row,
    party: idOf('pty', row.party),
    touches: touches.sort((a, b) => (a.subject < b.subject ? -1 : 1)),
    jws: row.jws ?? '',
    payloadHash: row.payload_hash?.toString('base64url') ?? '',
    outcome: row.outcome ?? [],
    businessDate: row.business_date,
  }
}

/** Postings as the contracts made them: whole numbers come back from their decimal strings. */
export function parsePostings(text: string): readonly Posting[] {
  return JSON.parse(text, (name, value) => (BIGINTS.has(name) ? BigInt(value) : value))
}

const BIGINTS = new Set(['lo', 'hi', 'size', 'p', 'q', 'setBy'])
