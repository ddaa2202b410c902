-- Who sees which row. The role that reads says in `tallystick.party` for whom; nothing said,
-- nothing seen. Roles that write see all: what they may do is the business of keys and triggers.
-- The owner is not bound: the functions below run as the owner, and each names what it lets
-- through.
set local role tallystick_owner;
grant usage on schema ledger, trade, desk to tallystick_reader;

-- After set_config(…, true) a pooled connection answers '', not null.
create function ledger.me() returns bigint language sql stable parallel safe
  return nullif(current_setting('tallystick.party', true), '')::bigint;

create function ledger.i_am(wanted text) returns boolean language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (select from ledger.party
    where id = ledger.me() and status = 'active' and wanted = any(roles))
$$;

do $$
declare t record;
begin
  for t in select schemaname, tablename from pg_tables
            where schemaname in ('ledger', 'trade', 'desk') loop
    execute format('alter table %I.%I enable row level security', t.schemaname, t.tablename);
    execute format(
      'create policy writers on %I.%I for all to tallystick_ledger, tallystick_intake,
         tallystick_sequencer, tallystick_desk using (true) with check (true)',
      t.schemaname, t.tablename);
  end loop;
end $$;

-- Parties are a directory; how far a party lets its people sign is its own business.
create policy members on ledger.party for select to tallystick_reader
  using ((select ledger.me()) is not null);
grant select (id, code, code_kind, name, roles, size_class, status, enrolled_by)
  on ledger.party to tallystick_reader;
create function ledger.my_policy() returns table (single_limit bigint, representative_limit bigint)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select single_limit_minor, representative_limit_minor from ledger.party where id = ledger.me()
$$;

create policy own on ledger.party_user for select to tallystick_reader
  using (party = (select ledger.me()) or (select ledger.i_am('operator')));
grant select (id, party, duty, representative, added_by, ended_by)
  on ledger.party_user to tallystick_reader;
create policy own on ledger.key for select to tallystick_reader
  using (party = (select ledger.me()) or (select ledger.i_am('operator')));
create policy own on ledger.mandate for select to tallystick_reader
  using (party = (select ledger.me()));
create policy own on ledger.standing_acceptance for select to tallystick_reader
  using (party = (select ledger.me()));
create policy members on ledger.business_day for select to tallystick_reader
  using ((select ledger.me()) is not null);

-- The journal: an entry is seen by those its visibility rows name; a command's text, which may hold
-- acts
-- with others as well, by its own party only.
create policy own on ledger.entry_visibility for select to tallystick_reader
  using (party = (select ledger.me()));
create policy visible on ledger.entry for select to tallystick_reader
  using (exists (select from ledger.entry_visibility s
                  where s.party = (select ledger.me()) and s.entry = entry.id));
create policy visible on ledger.touch for select to tallystick_reader
  using (exists (select from ledger.entry_visibility s
                  where s.party = (select ledger.me()) and s.entry = touch.entry));
create policy visible on ledger.position for select to tallystick_reader
  using (exists (select from ledger.entry_visibility s
                  where s.party = (select ledger.me()) and s.entry = position.entry));
create policy own on ledger.command for select to tallystick_reader
  using (party = (select ledger.me()));

-- An instrument and what it says of itself: its parties, and whoever an entry of it concerned.
create policy visible on ledger.instrument for select to tallystick_reader
  using (exists (select from ledger.entry_visibility s
                  where s.party = (select ledger.me()) and s.instrument = instrument.id));
create policy visible on ledger.receivable for select to tallystick_reader
  using (debtor = (select ledger.me()) or supplier = (select ledger.me())
         or proposer = (select ledger.me())
         or exists (select from ledger.entry_visibility s
                     where s.party = (select ledger.me()) and s.instrument = receivable.id));
create policy parties on ledger.confirmation for select to tallystick_reader
  using (exists (select from ledger.receivable r where r.id = receivable
                   and (select ledger.me()) in (r.debtor, r.supplier)));

-- A title: its holder, who has a claim on it, and the debtor, who must know whom it will pay.
create policy concerned on ledger.claim for select to tallystick_reader
  using (holder = (select ledger.me()) or claimant = (select ledger.me()));
create policy concerned on ledger.title for select to tallystick_reader
  using (holder = (select ledger.me())
         or exists (select from ledger.claim c
                     where c.id = title.claim and c.claimant = (select ledger.me()))
         or exists (select from ledger.receivable r
                     where r.id = title.instrument and r.debtor = (select ledger.me())));
create policy concerned on ledger.hold for select to tallystick_reader
  using (party = (select ledger.me())
         or exists (select from ledger.title t
                     where t.instrument = hold.instrument and t.lo = hold.lo
                       and t.holder = (select ledger.me())));
create policy concerned on ledger.offer for select to tallystick_reader
  using (from_party = (select ledger.me()) or to_party = (select ledger.me()));
create policy concerned on ledger.wait for select to tallystick_reader
  using (party = (select ledger.me()) or awaited = (select ledger.me())
         or (select ledger.i_am('operator')));

-- Trade documents are between their two parties.
create policy parties on trade.purchase_order for select to tallystick_reader
  using (seller = (select ledger.me()) or buyer = (select ledger.me()));
create policy parties on trade.invoice for select to tallystick_reader
  using (seller = (select ledger.me()) or buyer = (select ledger.me()));
create policy parties on trade.delivery for select to tallystick_reader
  using (exists (select from trade.purchase_order o where o.id = purchase_order));
create policy parties on trade.invoice_allocation for select to tallystick_reader
  using (exists (select from trade.invoice i where i.id = invoice));
create policy own on trade.import for select to tallystick_reader
  using (party = (select ledger.me()));
create policy own on trade.import_refusal for select to tallystick_reader
  using (exists (select from trade.import i where i.id = import));
create policy operator on trade.finding for select to tallystick_reader
  using ((select ledger.i_am('operator')));

create policy own on desk.draft for select to tallystick_reader
  using (party = (select ledger.me()));
create policy operator on desk.application for select to tallystick_reader
  using ((select ledger.i_am('operator')));
create policy operator on desk.document for select to tallystick_reader
  using ((select ledger.i_am('operator')));

grant select on ledger.key, ledger.mandate, ledger.standing_acceptance, ledger.business_day,
  ledger.entry_visibility,
  ledger.entry, ledger.touch, ledger.position, ledger.command, ledger.instrument,
  ledger.receivable, ledger.confirmation, ledger.claim, ledger.title, ledger.hold, ledger.offer,
  ledger.wait to tallystick_reader;
grant select on all tables in schema trade to tallystick_reader;
grant select on desk.draft, desk.application, desk.document to tallystick_reader;

-- Pages of one's invoices by keyset.
create index invoice_of_seller on trade.invoice (seller, id);
create index invoice_of_buyer on trade.invoice (buyer, id);

-- Whether a token's entry has arrived here: a number, and no word of what it is.
create function ledger.is_written(wanted bigint) returns boolean language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (select from ledger.entry where id = wanted)
$$;
