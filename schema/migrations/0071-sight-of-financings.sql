-- Who sees a financing, its quotes and what was shown of it, and who writes them: its holder all of
-- it, each lender that was asked the request and itself.
set local role tallystick_owner;

-- Its holder and the lenders that were asked are shown a financing; a quote who gave it and who
-- asked for it.
create function ledger.shown_financings(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select f.id, jsonb_build_object(
           'holder', h.name, 'firstDueOn', f.first_due_on, 'amount', f.face_minor::text,
           'currency', f.currency, 'decimals', ledger.currency_digits(f.currency),
           'debtors', (select jsonb_agg(d.name order by d.id) from ledger.party d
                        where d.id in (select p.debtor from ledger.financing_part p
                                        where p.financing = f.id)))
    from ledger.financing f join ledger.party h on h.id = f.holder
   where f.id = any(ids)
     and (f.holder = ledger.shown_to(acting)
          or exists (select from ledger.financing_asked a
                      where a.financing = f.id and a.lender = ledger.shown_to(acting)))
$$;
create function ledger.shown_quotes(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select q.id, jsonb_build_object(
           'quotedBy', l.name, 'amount', q.net_minor::text, 'currency', f.currency,
           'decimals', ledger.currency_digits(f.currency), 'discount', q.discount_minor::text,
           'fee', q.fee_minor::text, 'apr', q.apr::text, 'recourse', q.recourse,
           'valueDate', q.value_date)
    from ledger.quote q
    join ledger.financing f on f.id = q.financing
    join ledger.party l on l.id = q.lender
   where q.id = any(ids) and ledger.shown_to(acting) in (q.lender, f.holder)
$$;
revoke execute on function ledger.shown_financings, ledger.shown_quotes from public;
grant execute on function ledger.shown_financings, ledger.shown_quotes
  to tallystick_ledger, tallystick_reader;

-- Whether the reader was asked; a policy that read the other table by its own would go in a circle.
create function ledger.was_asked(of_financing bigint) returns boolean language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (select from ledger.financing_asked a
                  where a.financing = of_financing and a.lender = ledger.me())
$$;
create function ledger.has_asked(of_financing bigint) returns boolean language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (select from ledger.financing f
                  where f.id = of_financing and f.holder = ledger.me())
$$;
revoke execute on function ledger.was_asked, ledger.has_asked from public;
grant execute on function ledger.was_asked, ledger.has_asked to tallystick_reader;

create policy concerned on ledger.financing for select to tallystick_reader
  using (holder = (select ledger.me()) or ledger.was_asked(id));
create policy concerned on ledger.financing_part for select to tallystick_reader
  using (ledger.was_asked(financing) or ledger.has_asked(financing));
create policy concerned on ledger.financing_asked for select to tallystick_reader
  using (lender = (select ledger.me()) or ledger.has_asked(financing));
create policy concerned on ledger.financing_look for select to tallystick_reader
  using (lender = (select ledger.me()) or ledger.has_asked(financing));
create policy concerned on ledger.quote for select to tallystick_reader
  using (lender = (select ledger.me()) or ledger.has_asked(financing));
alter table ledger.financing enable row level security;
create policy writers on ledger.financing to tallystick_ledger, tallystick_sequencer
  using (true) with check (true);
alter table ledger.financing_part enable row level security;
create policy writers on ledger.financing_part to tallystick_ledger using (true) with check (true);
alter table ledger.financing_asked enable row level security;
create policy writers on ledger.financing_asked to tallystick_ledger
  using (true) with check (true);
alter table ledger.financing_look enable row level security;
create policy writers on ledger.financing_look to tallystick_ledger using (true) with check (true);
alter table ledger.quote enable row level security;
create policy writers on ledger.quote to tallystick_ledger using (true) with check (true);

grant select, insert on ledger.financing, ledger.financing_part, ledger.financing_asked,
  ledger.financing_look, ledger.quote to tallystick_ledger;
grant update (status, quote, approval_wait, applied_by, decided_by, words, ended_by)
  on ledger.financing to tallystick_ledger;
grant update (declined_by, reason) on ledger.financing_asked to tallystick_ledger;
grant update (status, ended_by) on ledger.quote to tallystick_ledger;
grant select on ledger.financing, ledger.financing_part, ledger.financing_asked,
  ledger.financing_look, ledger.quote to tallystick_reader;
grant select on ledger.financing to tallystick_sequencer;
