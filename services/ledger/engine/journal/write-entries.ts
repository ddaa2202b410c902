import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, type PartyId } from '../../../../contracts/kernel/id.ts'
import { numberArray, textLines } from '../../../platform/sql-array.ts'
import type { SubjectVersion } from '../act/subject-version.ts'
import type { Locked } from '../locked.ts'
import { nounOf } from './touches.ts'

export interface NewEntry {
  readonly id: bigint
  readonly act: string
  readonly party: PartyId
  readonly command: string
  readonly part: number
  readonly postings: string
  readonly leaf: string
  readonly touches: readonly SubjectVersion[]
  /** Who may see it, and of which instrument (null: of none). */
  readonly visibility: readonly { readonly party: PartyId; readonly subject: string | null }[]
}

export interface NewCommand {
  readonly party: PartyId
  readonly id: string
  readonly payloadHash: string
  readonly jws: string
  readonly outcome: readonly unknown[]
}

/**
 * Commands with their outcome, entries, touches and visibility rows: four statements for any
 * number.
 */
export async function writeJournal(
  client: Locked,
  commands: readonly NewCommand[],
  entries: readonly NewEntry[],
  businessDate: BusinessDate,
): Promise<void> {
  await writeCommands(client, commands)
  if (entries.length === 0) return
  await client.query(
    `insert into ledger.entry (id, act, party, command, part, postings, leaf, business_date)
     select u.*, $8::date
       from unnest($1::bigint[], string_to_array($2, E'\\n'), $3::bigint[],
                   string_to_array($4, E'\\n'), $5::integer[],
                   string_to_array($6, E'\\n'), string_to_array($7, E'\\n')) u`,
    [
      numberArray(entries.map(e => e.id)),
      textLines(entries.map(e => e.act)),
      numberArray(entries.map(e => idNumber(e.party))),
      textLines(entries.map(e => e.command)),
      numberArray(entries.map(e => e.part)),
      textLines(entries.map(e => e.postings)),
      textLines(entries.map(e => e.leaf)),
      businessDate,
    ],
  )
  await writeTouches(client, entries)
  await writeVisibility(client, entries)
}

async function writeCommands(client: Locked, commands: readonly NewCommand[]): Promise<void> {
  const sorted = commands.toSorted((a, b) => order(a.party, b.party) || order(a.id, b.id))
  await client.query(
    `insert into ledger.command (party, id, payload_hash, jws, outcome)
     select p, i, decode(h, 'base64'), j, o::jsonb
       from unnest($1::bigint[], string_to_array($2, E'\\n'), string_to_array($3, E'\\n'),
                   string_to_array($4, E'\\n'), string_to_array($5, E'\\n')) u (p, i, h, j, o)`,
    [
      numberArray(sorted.map(c => idNumber(c.party))),
      textLines(sorted.map(c => c.id)),
      textLines(sorted.map(c => toBase64(c.payloadHash))),
      textLines(sorted.map(c => c.jws)),
      textLines(sorted.map(c => JSON.stringify(c.outcome))),
    ],
  )
}

async function writeTouches(client: Locked, entries: readonly NewEntry[]): Promise<void> {
  const touches = entries.flatMap(({ id, touches }) => touches.map(t => ({ ...t, entry: id })))
  await client.query(
    `insert into ledger.touch (noun, subject, version, entry, before)
     select n, s, v, e, decode(nullif(b, ''), 'base64')
       from unnest(string_to_array($1, E'\\n'), $2::bigint[], $3::integer[], $4::bigint[],
                   string_to_array($5, E'\\n')) u (n, s, v, e, b)`,
    [
      textLines(touches.map(t => nounOf(t.subject))),
      numberArray(touches.map(t => idNumber(t.subject))),
      numberArray(touches.map(t => t.version)),
      numberArray(touches.map(t => t.entry)),
      textLines(touches.map(t => (t.before === null ? '' : toBase64(t.before)))),
    ],
  )
}

async function writeVisibility(client: Locked, entries: readonly NewEntry[]): Promise<void> {
  const visibilityRows = entries.flatMap(({ id, visibility }) =>
    visibility.map(s => ({ ...s, entry: id })),
  )
  await client.query(
    `insert into ledger.entry_visibility (party, instrument, entry)
     select * from unnest($1::bigint[], $2::bigint[], $3::bigint[])`,
    [
      numberArray(visibilityRows.map(s => idNumber(s.party))),
      numberArray(visibilityRows.map(s => (s.subject === null ? 0n : idNumber(s.subject)))),
      numberArray(visibilityRows.map(s => s.entry)),
    ],
  )
}

/** PostgreSQL decodes base64 of RFC 4648 with padding only. */
function toBase64(base64url: string): string {
  return `${base64url.replaceAll('-', '+').replaceAll('_', '/')}=`
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
