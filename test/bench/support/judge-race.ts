import type { Pool } from 'pg'
import { idNumber } from '../../../contracts/kernel/id.ts'
import { type Arena, CORE, REACH, SPANS_A_PLACE } from './contested-spans.ts'
import { instrumentNumbers } from './issued-places.ts'

export interface Verdict {
  /** Spans that more than one attempt won, by rows or by journal, and wins that nobody was told. */
  readonly doubled: number
  /** Receivables that their titles do not cover exactly. */
  readonly gaps: number
  /** Spans that nobody won. */
  readonly unwon: number
  readonly deadlocks: number
}

/** Asks the rows themselves, as the owner of the database, and knows nothing of constraints. */
export async function judge(owner: Pool, arena: Arena, wins: number): Promise<Verdict> {
  const instruments = instrumentNumbers(arena.places)
  const transferee = idNumber(arena.traders.transferee.id)
  const won = await owner.query<{ winners: number; spans: number }>(SPANS_BY_WINNERS, [
    instruments,
    SPANS_A_PLACE,
    REACH,
    CORE,
    transferee,
    arena.spans,
  ])
  const posted = await owner.query<{ twice: number; wins: number }>(JOURNAL, [REACH])
  const untiled = await owner.query<{ gaps: number }>(UNTILED, [instruments])
  const { rows } = await owner.query<{ deadlocks: number }>(
    'select deadlocks::integer from pg_stat_database where datname = current_database()',
  )
  const spansWonBy = (is: (winners: number) => boolean) =>
    won.rows.filter(r => is(r.winners)).reduce((sum, r) => sum + r.spans, 0)
  const { twice, wins: written } = posted.rows[0]!
  return {
    doubled:
      Math.max(
        spansWonBy(n => n > 1),
        twice,
      ) + Math.max(0, written - wins),
    gaps: untiled.rows[0]!.gaps,
    unwon: spansWonBy(n => n === 0),
    deadlocks: rows[0]!.deadlocks,
  }
}

/** Whoever holds the core of a span by purchase, or has a live pledge of it, has won it. */
const SPANS_BY_WINNERS = `
  with core as (
    select u.instrument, slot * $3::bigint + $4::bigint as unit
      from unnest($1::bigint[]) with ordinality u (instrument, place)
      cross join generate_series(0, $2::bigint - 1) slot
     where (u.place - 1) * $2::bigint + slot < $6::bigint)
  select winners, count(*)::integer as spans from (
    select (select count(*) from ledger.title t
             where t.instrument = c.instrument and t.lo <= c.unit and t.hi > c.unit
               and t.holder = $5)
         + (select count(*) from ledger.claim k
             where k.instrument = c.instrument and k.lo <= c.unit and k.hi > c.unit
               and k.kind = 'offer' and k.freed_by is null) as winners
      from core c) w
   group by winners`

const JOURNAL = `
  with won as (
    select p ->> 'instrument' as instrument, (p #>> '{span,lo}')::bigint / $1::bigint as slot
      from ledger.entry e cross join lateral jsonb_array_elements(e.postings::jsonb) p
     where e.act in ('title.offer-transfer', 'title.offer-pledge')
       and p ->> 'post' in ('move', 'bind'))
  select count(*) filter (where n > 1)::integer as twice, coalesce(sum(n), 0)::integer as wins
    from (select count(*) as n from won group by instrument, slot) w`

const UNTILED = `
  select count(*)::integer as gaps from ledger.instrument i
   where i.id = any($1::bigint[]) and not coalesce((
     select min(t.lo) = 0 and max(t.hi) = i.size and bool_and(t.lo = t.before)
       from (select lo, hi, coalesce(lag(hi) over (order by lo), 0) as before
               from ledger.title where instrument = i.id) t), false)`
