-- Who sees what was searched and registered for a financing, and who writes it: its holder and its
-- lender.
set local role tallystick_owner;

-- Its lender is shown a search, with what was found of others.
create function ledger.shown_register_searches(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select s.id, jsonb_build_object(
           'searchedAt', to_char(s.searched_at at time zone 'UTC',
                                 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'hits', (select coalesce(jsonb_agg(h.number || ' ' || h.secured_party
                                              order by h.place), '[]')
                      from ledger.register_hit h where h.search = s.id))
    from ledger.register_search s
   where s.id = any(ids) and s.lender = ledger.shown_to(acting)
$$;
revoke execute on function ledger.shown_register_searches from public;
grant execute on function ledger.shown_register_searches to tallystick_ledger, tallystick_reader;

-- Both sides of a financing read of what it is, as it is described at the register.
create function ledger.property_of(of_financing bigint)
  returns table (holder text, holder_code text, lender text, lender_code text, recourse text,
                 currency text, debtor text, debtor_code text, package text, size bigint,
                 lo bigint, hi bigint, amount_minor bigint, due_on date, invoices text[])
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  select h.name, h.code, l.name, l.code, q.recourse, f.currency, d.name, d.code, r.package,
         r.amount_minor, p.lo, p.hi, p.amount_minor, p.due_on,
         array(select distinct i.number from trade.invoice_allocation u
                 join trade.invoice i on i.id = u.invoice
                where u.allocated_to = r.id and u.since = r.proposed_by order by i.number)
    from ledger.financing f
    join ledger.quote q on q.id = f.quote
    join ledger.party h on h.id = f.holder
    join ledger.party l on l.id = q.lender
    join ledger.financing_part p on p.financing = f.id
    join ledger.receivable r on r.id = p.instrument
    join ledger.party d on d.id = p.debtor
   where f.id = of_financing and ledger.me() in (f.holder, q.lender)
   order by p.place
$$;
revoke execute on function ledger.property_of from public;
grant execute on function ledger.property_of to tallystick_reader;

create policy concerned on ledger.register_search for select to tallystick_reader
  using (lender = (select ledger.me()) or ledger.has_asked(financing));
create policy concerned on ledger.register_hit for select to tallystick_reader
  using ((select s.id from ledger.register_search s where s.id = search) is not null);
create policy concerned on ledger.registration for select to tallystick_reader
  using (lender = (select ledger.me()) or ledger.has_asked(financing));
create policy concerned on ledger.registration_change for select to tallystick_reader
  using ((select r.id from ledger.registration r where r.id = registration) is not null);
alter table ledger.register_search enable row level security;
create policy writers on ledger.register_search to tallystick_ledger using (true) with check (true);
alter table ledger.register_hit enable row level security;
create policy writers on ledger.register_hit to tallystick_ledger using (true) with check (true);
alter table ledger.registration enable row level security;
create policy writers on ledger.registration to tallystick_ledger, tallystick_sequencer
  using (true) with check (true);
alter table ledger.registration_change enable row level security;
create policy writers on ledger.registration_change to tallystick_ledger
  using (true) with check (true);

grant select, insert on ledger.register_search, ledger.register_hit, ledger.registration,
  ledger.registration_change to tallystick_ledger;
grant update (verdict, reason, judged_by) on ledger.register_search to tallystick_ledger;
grant update (until, wait, status, ended_by) on ledger.registration to tallystick_ledger;
grant select on ledger.register_search, ledger.register_hit, ledger.registration,
  ledger.registration_change to tallystick_reader;
grant select on ledger.registration to tallystick_sequencer;
create policy ledger_reads on trade.upload for select to tallystick_ledger using (true);
grant select on trade.upload to tallystick_ledger;
