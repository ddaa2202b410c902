-- Movements as rows, one for each posting that issued units, passed them on or retired them. A
-- party's list of them is read page by page and added up from an index, and so is the way of an
-- instrument: from postings as text each took some twenty microseconds for every entry. Rows are
-- kept behind the positions of the journal, where no act waits for them; what is younger than they
-- reach is read from postings as before, so that an answer is the same wherever they end.
set local role tallystick_owner;

create table ledger.moved (
  instrument bigint not null,
  entry bigint not null,
  part integer not null,
  kind text not null,
  act text not null,
  business_date date not null,
  lo bigint not null,
  hi bigint not null,
  currency text,
  -- null where the journal does not say from whom
  from_party bigint,
  -- null where units were retired
  to_party bigint,
  primary key (instrument, entry, part),
  constraint moved_between_two check (from_party <> to_party)
);
-- With the columns that sums need, so that they are read without the table.
create index moved_from on ledger.moved (from_party, entry, part)
  include (currency, kind, lo, hi, to_party) where from_party is not null;
create index moved_to on ledger.moved (to_party, entry, part)
  include (currency, kind, lo, hi, from_party) where to_party is not null;
create trigger moved_kept before update or delete on ledger.moved
  for each row execute function ledger.journal_kept();

-- One row: what entries up to this number moved is kept.
create table ledger.moved_until (
  single boolean primary key default true check (single),
  entry bigint not null
);
insert into ledger.moved_until (entry) values (0);

alter table ledger.moved enable row level security;
create policy writers on ledger.moved to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
create policy own on ledger.moved for select to tallystick_reader
  using (from_party = (select ledger.me()) or to_party = (select ledger.me()));
alter table ledger.moved_until enable row level security;
create policy writers on ledger.moved_until to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
create policy members on ledger.moved_until for select to tallystick_reader
  using ((select ledger.me()) is not null);
grant select on ledger.moved, ledger.moved_until
  to tallystick_ledger, tallystick_sequencer, tallystick_reader;

-- As before, as one expression, which is written into the query that asks: a query of its own for
-- each id took most of the time.
create or replace function ledger.id_number(id text) returns bigint
  language sql immutable parallel safe
  return ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 13), 1)) - 1)::bigint << 60)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 12), 1)) - 1)::bigint << 55)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 11), 1)) - 1)::bigint << 50)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 10), 1)) - 1)::bigint << 45)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 9), 1)) - 1)::bigint << 40)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 8), 1)) - 1)::bigint << 35)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 7), 1)) - 1)::bigint << 30)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 6), 1)) - 1)::bigint << 25)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 5), 1)) - 1)::bigint << 20)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 4), 1)) - 1)::bigint << 15)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 3), 1)) - 1)::bigint << 10)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 2), 1)) - 1)::bigint << 5)
         | ((strpos('0123456789ABCDEFGHJKMNPQRSTVWXYZ', left(right(id, 1), 1)) - 1)::bigint << 0);

-- What the postings of an entry moved. Who passed units on is the holder of the claim that the
-- entry freed, else the party that commanded it; units that are issued come from who owes them.
create function ledger.movements_in(of_entry bigint, by_party bigint, postings text)
  returns table (part integer, kind text, instrument bigint, lo bigint, hi bigint, currency text,
                 from_party bigint, to_party bigint)
  language sql stable
begin atomic
  select p.n::integer, p.posting ->> 'post', s.instrument, s.lo, s.hi, r.currency,
         nullif(case when p.posting ->> 'post' = 'issue' then r.debtor else coalesce(
           (select c.holder from ledger.claim c
             where c.instrument = s.instrument and c.lo <= s.lo and c.hi >= s.hi
               and c.freed_by = of_entry limit 1), by_party) end, s.to_party),
         s.to_party
    from jsonb_array_elements(postings::jsonb) with ordinality p (posting, n)
    cross join lateral (
      select ledger.id_number(p.posting ->> 'instrument') as instrument,
             ledger.id_number(p.posting ->> 'to') as to_party,
             coalesce((p.posting -> 'span' ->> 'lo')::bigint, 0) as lo,
             coalesce(p.posting -> 'span' ->> 'hi', p.posting ->> 'size')::bigint as hi
      -- so that ids are read once, not wherever they are asked for: half of the time
      offset 0) s
    left join ledger.receivable r on r.id = s.instrument
   where p.posting ->> 'post' in ('issue', 'move', 'retire');
end;
revoke execute on function ledger.movements_in(bigint, bigint, text) from public;
grant execute on function ledger.movements_in(bigint, bigint, text)
  to tallystick_ledger, tallystick_sequencer;

-- Keeps what the next entries moved, so many at most, and answers how many they were. Only entries
-- before which none can come any more are taken.
create function ledger.keep_movements(entries_max integer) returns bigint
  language plpgsql security definer set search_path = pg_catalog, ledger, pg_temp
  set enable_seqscan = off as $$
declare since bigint; until bigint; taken bigint;
begin
  select u.entry into strict since from ledger.moved_until u for update;
  select count(*), max(n.id) into taken, until from (
    select e.id from ledger.entry e
     where e.id > since and e.id <= (select s.low from ledger.sequencer s)
     order by e.id limit entries_max) n;
  if taken = 0 then return 0; end if;
  insert into ledger.moved (instrument, entry, part, kind, act, business_date, lo, hi, currency,
                            from_party, to_party)
    select m.instrument, e.id, m.part, m.kind, e.act, e.business_date, m.lo, m.hi, m.currency,
           m.from_party, m.to_party
      from ledger.entry e cross join lateral ledger.movements_in(e.id, e.party, e.postings) m
     where e.id > since and e.id <= until;
  update ledger.moved_until u set entry = until;
  return taken;
end $$;
revoke execute on function ledger.keep_movements(integer) from public;
grant execute on function ledger.keep_movements(integer) to tallystick_sequencer;

-- What of the reader's movements is not kept yet.
create function ledger.young_movements()
  returns table (party bigint, entry bigint, part integer, kind text, act text,
                 business_date date, instrument bigint, lo bigint, hi bigint, currency text,
                 from_party bigint, to_party bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp
  set enable_seqscan = off as $$
  select v.party, e.id, m.part, m.kind, e.act, e.business_date, m.instrument, m.lo, m.hi,
         m.currency, m.from_party, m.to_party
    from (select distinct s.party, s.entry from ledger.entry_visibility s
           where s.party = ledger.me()
             and s.entry > (select u.entry from ledger.moved_until u)) v
    join ledger.entry e on e.id = v.entry
    cross join lateral ledger.movements_in(e.id, e.party, e.postings) m
   where v.party in (m.from_party, m.to_party)
$$;
revoke execute on function ledger.young_movements() from public;
grant execute on function ledger.young_movements() to tallystick_reader;

-- What came to each party and what left it, with the row rights of who asks.
drop view ledger.movement;
create view ledger.movement with (security_invoker = true) as
  select m.from_party as party, m.entry, m.part, m.kind, m.act, m.business_date, m.instrument,
         m.lo, m.hi, m.currency, m.from_party, m.to_party from ledger.moved m
  union all
  select m.to_party, m.entry, m.part, m.kind, m.act, m.business_date, m.instrument,
         m.lo, m.hi, m.currency, m.from_party, m.to_party from ledger.moved m
  union all
  select y.* from ledger.young_movements() y;
grant select on ledger.movement to tallystick_reader;

-- Each entry that gave units of an instrument to a holder.
drop function ledger.steps(bigint);
create function ledger.steps(of_instrument bigint)
  returns table (entry bigint, act text, business_date date, holder bigint, lo bigint, hi bigint)
  language sql stable
begin atomic
  select m.entry, m.act, m.business_date, m.to_party, m.lo, m.hi
    from ledger.moved m where m.instrument = of_instrument and m.to_party is not null
  union all
  select e.id, e.act, e.business_date, y.to_party, y.lo, y.hi
    from ledger.entry e cross join lateral ledger.movements_in(e.id, e.party, e.postings) y
   where e.id = any (array(
           select t.entry from ledger.touch t
            where t.subject = of_instrument
              and t.entry > (select u.entry from ledger.moved_until u)))
     and y.instrument = of_instrument and y.to_party is not null;
end;
revoke execute on function ledger.steps(bigint) from public;
grant execute on function ledger.steps(bigint) to tallystick_sequencer, tallystick_ledger;

-- As before; a holder is told by its number.
drop function ledger.chain(bigint, bigint, bigint);
create function ledger.chain(of_receivable bigint, span_lo bigint, span_hi bigint)
  returns table (entry bigint, act text, business_date date, holder bigint, lo bigint, hi bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  with mine as materialized (
    select range_agg(int8range(greatest(t.lo, span_lo), least(t.hi, span_hi))) as spans
      from ledger.title t
     where t.instrument = of_receivable and t.lo < span_hi and t.hi > span_lo
       and span_lo < span_hi
       and (t.holder = ledger.me()
            or (select c.claimant from ledger.claim c where c.id = t.claim) = ledger.me()
            or (select r.debtor from ledger.receivable r where r.id = of_receivable)
               = ledger.me())
    having count(*) > 0),
  cut as (
    select s.entry, s.act, s.business_date, s.holder,
           unnest(int8multirange(int8range(s.lo, s.hi)) * mine.spans) as part
      from mine cross join ledger.steps(of_receivable) s
     where int8range(s.lo, s.hi) && mine.spans)
  select entry, act, business_date, holder, lower(part), upper(part) from cut order by entry, part
$$;

drop function ledger.cited_chain(bigint);
create function ledger.cited_chain(citing bigint)
  returns table (entry bigint, act text, business_date date, holder bigint, lo bigint, hi bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select s.* from ledger.steps((select ledger.looked_through(citing))) s order by s.entry, s.lo
$$;
