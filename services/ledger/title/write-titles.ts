import { idNumber } from '../../../contracts/kernel/id.ts'
import { numberArray } from '../../platform/sql-array.ts'
import type { Locked } from '../engine/locked.ts'
import type { TitleChanges, TitleRow } from './title-rows.ts'

/**
 * Titles, claims and holds in bulk, in the one order that the triggers allow: restrictions off,
 * rows
 * removed, right pieces changed, left pieces added, restrictions on.
 */
export async function writeTitles(client: Locked, changes: TitleChanges): Promise<void> {
  await writeRestrictionsOff(client, changes)
  const { removed, changed, added } = changes
  if (removed.length > 0)
    await client.query(
      `delete from ledger.title t using unnest($1::bigint[], $2::bigint[]) u (instrument, hi)
        where t.instrument = u.instrument and t.hi = u.hi`,
      [column(removed, 'instrument'), column(removed, 'hi')],
    )
  if (changed.length > 0)
    await client.query(
      `update ledger.title t
          set lo = u.lo, holder = u.holder, since = u.since, origin = u.origin
         from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[],
                     $6::bigint[], $7::bigint[])
              u (instrument, lo, hi, size, holder, since, origin)
        where t.instrument = u.instrument and t.hi = u.hi and t.size = u.size`,
      titleColumns(changed),
    )
  if (added.length > 0)
    await client.query(
      `insert into ledger.title (instrument, lo, hi, size, holder, since, origin, terms)
       select u.*, (select i.terms from ledger.instrument i where i.id = u.instrument)
         from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[],
                     $6::bigint[], $7::bigint[])
              u (instrument, lo, hi, size, holder, since, origin)`,
      titleColumns(added),
    )
  await writeRestrictionsOn(client, changes)
}

async function writeRestrictionsOff(
  client: Locked,
  { freed, lifted }: TitleChanges,
): Promise<void> {
  if (freed.length > 0) {
    const values = [onRows(freed, 'instrument'), onRows(freed, 'lo'), freed.map(f => f.by)]
    await client.query(
      `update ledger.claim c set freed_by = u.by
         from unnest($1::bigint[], $2::bigint[], $3::bigint[]) u (instrument, lo, by)
        where c.instrument = u.instrument and c.lo = u.lo and c.freed_by is null`,
      values,
    )
  }
  if (lifted.length > 0)
    await client.query(
      `update ledger.hold h set lifted_by = u.by
         from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[])
              u (instrument, lo, set_by, by)
        where h.instrument = u.instrument and h.lo = u.lo and h.set_by = u.set_by
          and h.lifted_by is null`,
      [
        onRows(lifted, 'instrument'),
        onRows(lifted, 'lo'),
        lifted.map(l => l.hold.setBy),
        lifted.map(l => l.by),
      ],
    )
}

async function writeRestrictionsOn(
  client: Locked,
  { bound, named, set }: TitleChanges,
): Promise<void> {
  if (bound.length > 0)
    await client.query(INSERT_CLAIMS, [
      ...[onRows(bound, 'instrument'), onRows(bound, 'lo'), onRows(bound, 'hi')],
      ...[onRows(bound, 'holder'), bound.map(b => b.claim.kind)],
      bound.map(b => idNumber(b.claim.claimant)),
      ...[bound.map(b => b.claim.charge), bound.map(b => b.claim.boundBy)],
    ])
  if (named.length > 0) {
    const successors = named.map(n => n.claim.successor!)
    await client.query(END_SUCCESSORS, [
      ...[onRows(named, 'instrument'), onRows(named, 'lo')],
      successors.map(s => s.namedBy),
    ])
    await client.query(INSERT_SUCCESSORS, [
      ...[onRows(named, 'instrument'), onRows(named, 'lo')],
      successors.map(s => idNumber(s.party)),
      ...[successors.map(s => s.act), successors.map(s => s.expires)],
      successors.map(s => s.namedBy),
    ])
  }
  if (set.length > 0)
    await client.query(INSERT_HOLDS, [
      ...[onRows(set, 'instrument'), onRows(set, 'lo'), onRows(set, 'hi')],
      set.map(s => s.hold.kind),
      set.map(s => idNumber(s.hold.party)),
      set.map(s => s.hold.setBy),
    ])
}

/** Who names another successor takes the first one's name off. */
const END_SUCCESSORS = `
  update ledger.successor s set ended_by = u.named_by
    from unnest($1::bigint[], $2::bigint[], $3::bigint[]) u (instrument, lo, named_by)
    join ledger.claim c
      on c.instrument = u.instrument and c.lo = u.lo and c.freed_by is null
   where s.live = c.id`

const INSERT_SUCCESSORS = `
  insert into ledger.successor (claim, party, act, expires, named_by)
  select c.id, u.party, u.act, u.expires, u.named_by
    from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::date[], $6::bigint[])
         u (instrument, lo, party, act, expires, named_by)
    join ledger.claim c
      on c.instrument = u.instrument and c.lo = u.lo and c.freed_by is null`

const INSERT_HOLDS = `
  insert into ledger.hold (instrument, lo, hi, kind, party, set_by)
  select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[],
                       $6::bigint[])`

/** A claim that a successor takes over points at the one it succeeds, freed by the same entry. */
const INSERT_CLAIMS = `
  insert into ledger.claim
    (instrument, lo, hi, holder, kind, claimant, charge, bound_by, succeeds)
  select u.*, s.claim
    from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[],
                $7::bigint[], $8::bigint[])
         u (instrument, lo, hi, holder, kind, claimant, charge, bound_by)
    left join lateral (
      select n.claim from ledger.claim was join ledger.successor n on n.live = was.id
       where was.instrument = u.instrument and was.lo = u.lo and was.hi = u.hi
         and was.freed_by = u.bound_by and n.party = u.claimant
    ) s on true`

function titleColumns(rows: readonly TitleRow[]): string[] {
  return TITLE_COLUMNS.map(name => numberArray(column(rows, name)))
}

const TITLE_COLUMNS = ['instrument', 'lo', 'hi', 'size', 'holder', 'since', 'origin'] as const
type Numbered = (typeof TITLE_COLUMNS)[number]

function column(rows: readonly TitleRow[], name: Numbered): bigint[] {
  return rows.map(row => {
    const value = row[name]
    return typeof value === 'bigint' ? value : idNumber(value)
  })
}

function onRows(rows: readonly { readonly row: TitleRow }[], name: Numbered): bigint[] {
  return column(
    rows.map(r => r.row),
    name,
  )
}
