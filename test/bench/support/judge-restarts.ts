import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { idNumber } from '../../../contracts/kernel/id.ts'
import type { Acknowledged } from './patient-clients.ts'

export interface RestartVerdict {
  /** Acknowledged, and not in the journal under that number, or not done to the titles. */
  readonly lost: number
  /** Commands with two entries, spans that were moved twice. */
  readonly doubled: number
  /** Entries that got no position within half a minute. */
  readonly unplaced: number
}

const PLACE_TRIES_MAX = 60
const POLL_MS = 500

export async function judgeRestarts(
  owner: Pool,
  acknowledged: readonly Acknowledged[],
): Promise<RestartVerdict> {
  const values = [
    acknowledged.map(a => a.entry),
    acknowledged.map(a => a.command),
    acknowledged.map(a => idNumber(a.receivable)),
    acknowledged.map(a => a.lo),
    acknowledged.map(a => a.hi),
  ]
  const lost = await one(owner, LOST, values)
  const twoEntries = await one(owner, TWO_ENTRIES, [])
  const movedTwice = await one(owner, MOVED_TWICE, [])
  let unplaced = await one(owner, UNPLACED, [])
  for (let tries = 1; unplaced > 0 && tries < PLACE_TRIES_MAX; tries++) {
    await sleep(POLL_MS)
    unplaced = await one(owner, UNPLACED, [])
  }
  return { lost, doubled: twoEntries + movedTwice, unplaced }
}

async function one(owner: Pool, query: string, values: unknown[]): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(query, values)
  return rows[0]!.n
}

const LOST = `
  select count(*)::integer as n
    from unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[])
         a (entry, command, instrument, lo, hi)
   where not exists (select from ledger.entry e where e.id = a.entry and e.command = a.command)
      or not exists (select from ledger.title t
           where t.instrument = a.instrument and t.lo = a.lo and t.hi = a.hi and t.since = a.entry)`

const TWO_ENTRIES = `
  select count(*)::integer as n
    from (select from ledger.entry group by party, command having count(*) > 1) c`

const MOVED_TWICE = `
  select count(*)::integer as n from (
    select from ledger.entry e cross join lateral jsonb_array_elements(e.postings::jsonb) p
     where e.act = 'title.offer-transfer' and p ->> 'post' = 'move'
     group by p ->> 'instrument', p #>> '{span,lo}' having count(*) > 1) m`

const UNPLACED = `
  select count(*)::integer as n from ledger.entry e
   where not exists (select from ledger.position p where p.entry = e.id)`
