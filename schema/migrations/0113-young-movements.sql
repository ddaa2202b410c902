-- What is not kept yet is found by the party and the number of its first entry. How many entries
-- that are is not known when the plan is made, and for a third of all it would be another plan: the
-- whole history of the party was read for the last two entries of it.
set local role tallystick_owner;

create or replace function ledger.young_movements()
  returns table (party bigint, entry bigint, part integer, kind text, act text,
                 business_date date, instrument bigint, lo bigint, hi bigint, currency text,
                 from_party bigint, to_party bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
  select v.party, e.id, m.part, m.kind, e.act, e.business_date, m.instrument, m.lo, m.hi,
         m.currency, m.from_party, m.to_party
    from (select distinct s.party, s.entry from ledger.entry_visibility s
           where s.party = ledger.me()
             and s.entry > (select u.entry from ledger.moved_until u)) v
    join ledger.entry e on e.id = v.entry
    cross join lateral ledger.movements_in(e.id, e.party, e.postings) m
   where v.party in (m.from_party, m.to_party)
$$;
