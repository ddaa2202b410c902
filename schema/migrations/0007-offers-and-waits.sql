-- What is offered, and what is waited for. A wait is a row, so that the store of workflows can be
-- lost: a workflow carries a wait out, and another one can be started for it at any time.
set local role tallystick_owner;

-- An offer is known by the entry that made it: its spans are the claims of that charge, its trade
-- is what invoices were allocated by that entry, its dates are those of its wait.
create table ledger.offer (
  charge bigint primary key references ledger.entry,
  from_party bigint not null,
  to_party bigint not null,
  wait bigint not null,
  -- the debt that the spans are to secure, where a pledge is offered and not a transfer
  secured_minor bigint check (secured_minor > 0),
  currency text,
  reference text,
  debt_due_on date,
  constraint offered_pledge_has_its_debt
    check (num_nulls(secured_minor, currency, reference, debt_due_on) in (0, 4))
);
create index offer_of_wait on ledger.offer (wait);

-- An offered pledge that was accepted, known by the entry that accepted it: the charge of its
-- claims. Its pledgee is paid out of them up to the debt and never beyond.
create table ledger.pledge (
  charge bigint primary key references ledger.entry,
  offer bigint not null references ledger.offer,
  secured_minor bigint not null,
  paid_minor bigint not null default 0,
  constraint offer_is_accepted_once unique (offer),
  constraint pledgee_is_paid_up_to_its_debt check (paid_minor between 0 and secured_minor)
);

-- It secures the debt that was offered, and its pledgee's payments are never taken back.
create function ledger.pledge_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.secured_minor is distinct from
       (select o.secured_minor from ledger.offer o where o.charge = new.offer) then
      perform ledger.refuse_row('pledge_is_as_offered', 'a pledge secures the debt offered');
    end if;
  elsif tg_op = 'DELETE'
     or row(new.charge, new.offer, new.secured_minor)
        is distinct from row(old.charge, old.offer, old.secured_minor)
     or new.paid_minor < old.paid_minor then
    perform ledger.refuse_row('pledge_fixed', 'a pledge stays as it was made; payments add up');
  end if;
  return new;
end $$;
create trigger pledge_guard before insert or update or delete on ledger.pledge
  for each row execute function ledger.pledge_guard();

-- The holder lets who was offered spans see what lies behind them, until a date (excluded).
create table ledger.disclosure (
  entry bigint primary key references ledger.entry,
  offer bigint not null references ledger.offer,
  until date not null
);
create index disclosure_of_offer on ledger.disclosure (offer);

-- What was shown then, each time: canonical JSON (RFC 8785), of which the entry's postings hold the
-- digest, in base64url.
create table ledger.look (
  entry bigint primary key references ledger.entry,
  offer bigint not null references ledger.offer,
  content text not null,
  -- a backslash stands for itself when it is written twice
  digest text not null generated always as (rtrim(translate(
    encode(sha256(replace(content, '\', '\\')::bytea), 'base64'), '+/', '-_'), '=')) stored
);
create index look_of_offer on ledger.look (offer, entry desc);

create function ledger.look_guard() returns trigger language plpgsql as $$
begin
  if (select max(d.until) from ledger.disclosure d where d.offer = new.offer) is null then
    perform ledger.refuse_row('look_is_at_what_is_disclosed', 'what is shown was disclosed before');
  end if;
  if strpos((select e.postings from ledger.entry e where e.id = new.entry),
            '"text":"' || new.digest || '"') = 0 then
    perform ledger.refuse_row('look_is_proved_by_its_entry', 'the entry holds the digest');
  end if;
  return new;
end $$;
create trigger look_guard after insert on ledger.look
  for each row execute function ledger.look_guard();
create trigger look_kept before update or delete on ledger.look
  for each row execute function ledger.journal_kept();
create trigger disclosure_kept before update or delete on ledger.disclosure
  for each row execute function ledger.journal_kept();

-- The migration of each noun adds the kinds of wait that it opens.
create table ledger.wait_kind (
  kind text primary key
);
insert into ledger.wait_kind values ('answer');

-- For whom and until when something is waited for. What is asked names its wait, so what of a wait
-- is still open is read from there (`ledger.wait_item`), and never copied here.
create table ledger.wait (
  id bigint primary key check (id > 0),
  kind text not null constraint wait_has_kind references ledger.wait_kind,
  -- whose command opened it, and who is waited for
  party bigint not null,
  command text not null,
  awaited bigint not null,
  -- by business dates, or by instants where a deadline is within a day
  remind_on date,
  lapse_on date,
  remind_at timestamptz,
  lapse_at timestamptz,
  -- whether a date of it lies beyond the last published calendar year
  provisional boolean not null default false,
  opened_at timestamptz not null default now(),
  -- what was done about it
  reminded_on date,
  escalated_on date,
  -- why it could not be given up when that was due: the refused act as the ledger answered it, and
  -- when; and when its workflow was last found to be gone, and another one was started
  refused jsonb,
  refused_at timestamptz,
  gone_at timestamptz,
  -- the relay's notes: the namespace it was started in, the date and the instant it was told of,
  -- whether its dates have moved since the workflow was told, its end
  started_in text,
  told_of date,
  told_at timestamptz,
  moved boolean not null default false,
  closed boolean not null default false,
  -- when it must be told again: each day from the reminder on; or at its two instants, and each
  -- hour after them, in case nothing came of it
  wake_on date generated always as (case
    when remind_on is not null then greatest(remind_on, told_of + 1) end) stored,
  wake_at timestamptz generated always as (case
    when remind_at is null then null
    when told_at is null or told_at < remind_at then remind_at
    when told_at < lapse_at then lapse_at
    else ((told_at at time zone 'UTC') + interval '1 hour') at time zone 'UTC' end) stored,
  constraint wait_is_refused_at_a_time check (num_nulls(refused, refused_at) in (0, 2)),
  constraint wait_goes_by_dates_or_instants check (
    num_nulls(remind_on, lapse_on) = 0 and num_nonnulls(remind_at, lapse_at) = 0
    or num_nulls(remind_at, lapse_at) = 0 and num_nonnulls(remind_on, lapse_on) = 0),
  constraint wait_reminds_before_it_lapses check (remind_on <= lapse_on),
  constraint wait_reminds_at_or_before_its_end check (remind_at <= lapse_at)
);
-- what the relay has to start, to tell of moved dates, and to wake
create index wait_started on ledger.wait (started_in, id) where not closed;
create index wait_moved on ledger.wait (id) where moved and not closed;
create index wait_waking on ledger.wait (wake_on) where not closed and started_in is not null;
create index wait_waking_at on ledger.wait (wake_at) where not closed and started_in is not null;
create index wait_provisional on ledger.wait (id) where provisional and not closed;
-- open waits in the order of their pages
create index wait_open on ledger.wait (id) where not closed;
create index wait_of_awaited on ledger.wait (awaited, id) where not closed;
create index wait_of_party on ledger.wait (party, id) where not closed;

-- Of these waits something was answered: the relay looks whether anything is left of them, and
-- takes the note away. Notes are only added by those who answer, so that none of them waits for
-- another; a note too many does no harm. A table of what is asked has the trigger `note_answered`.
create table ledger.answered_wait (
  id bigint primary key generated always as identity,
  wait bigint not null
);

create function ledger.note_answered() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  insert into ledger.answered_wait (wait) select distinct wait from ended;
  return null;
end $$;

create function ledger.note_ended_offers() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  insert into ledger.answered_wait (wait)
    select distinct o.wait from ended c join ledger.offer o on o.charge = c.charge
     where c.kind = 'offer' and c.freed_by is not null;
  return null;
end $$;
create trigger note_ended_offers after update on ledger.claim
  referencing new table as ended
  for each statement execute function ledger.note_ended_offers();

-- What is asked has its wait. As for entries, a foreign key would look up each row by itself.
create function ledger.asked_has_wait() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from born b where (select w.id from ledger.wait w where w.id = b.wait) is null
  ) then
    raise exception using errcode = '23503', constraint = tg_table_name || '_has_wait',
      message = 'what is asked has the wait that was opened for it';
  end if;
  return null;
end $$;
create trigger offer_has_wait after insert on ledger.offer
  referencing new table as born for each statement execute function ledger.asked_has_wait();

create trigger wait_kind_kept before update or delete on ledger.wait_kind
  for each row execute function ledger.kind_kept();

-- Whether what an offer binds, or the pledge that came of it, lies on an instrument that the reader
-- has opened.
create function ledger.opened_offer(of_charge bigint) returns boolean language sql stable
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (
    select from ledger.claim c
      join ledger.look_through l on l.instrument = c.instrument and l.party = ledger.me()
     where c.freed_by is null
       and c.charge = any (array[of_charge, (select p.charge from ledger.pledge p
                                              where p.offer = of_charge)]))
$$;
revoke execute on function ledger.opened_offer from public;
grant execute on function ledger.opened_offer to tallystick_reader;

create policy concerned on ledger.offer for select to tallystick_reader
  using (from_party = (select ledger.me()) or to_party = (select ledger.me())
         or (select ledger.is_authority()) and ledger.opened_offer(charge));
create policy concerned on ledger.pledge for select to tallystick_reader
  using ((select o.charge from ledger.offer o where o.charge = pledge.offer) is not null);
-- Both sides of the offer see what was disclosed and shown, for ever.
create policy concerned on ledger.disclosure for select to tallystick_reader
  using ((select o.charge from ledger.offer o where o.charge = disclosure.offer) is not null);
create policy concerned on ledger.look for select to tallystick_reader
  using ((select o.charge from ledger.offer o where o.charge = look.offer) is not null);
create policy concerned on ledger.wait for select to tallystick_reader
  using (party = (select ledger.me()) or awaited = (select ledger.me())
         or (select ledger.i_am('operator')));
create policy members on ledger.wait_kind for select to tallystick_reader
  using ((select ledger.me()) is not null);
alter table ledger.offer enable row level security;
create policy writers on ledger.offer to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.pledge enable row level security;
create policy writers on ledger.pledge to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.disclosure enable row level security;
create policy writers on ledger.disclosure to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.look enable row level security;
create policy writers on ledger.look to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.wait_kind enable row level security;
create policy writers on ledger.wait_kind to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.wait enable row level security;
create policy writers on ledger.wait to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);

grant select, insert on ledger.offer, ledger.wait to tallystick_ledger;
grant select, insert on ledger.disclosure, ledger.look to tallystick_ledger;
grant select on ledger.disclosure, ledger.look to tallystick_reader;
grant select, insert on ledger.pledge to tallystick_ledger;
grant update (paid_minor) on ledger.pledge to tallystick_ledger;
grant select on ledger.pledge to tallystick_reader;
grant select on ledger.wait_kind to tallystick_ledger, tallystick_reader, tallystick_sequencer;
grant update (remind_on, lapse_on, provisional, moved) on ledger.wait to tallystick_ledger;
alter table ledger.answered_wait enable row level security;
create policy writers on ledger.answered_wait to tallystick_sequencer
  using (true) with check (true);
grant select, delete on ledger.answered_wait to tallystick_sequencer;
grant select on ledger.offer, ledger.wait to tallystick_reader, tallystick_sequencer;
grant update (reminded_on, escalated_on, refused, refused_at, gone_at, started_in, told_of, told_at,
  moved, closed) on ledger.wait to tallystick_sequencer;
