-- A due date of a debtor that comes near is its task, until all is paid or the day has passed.
set local role tallystick_owner;

insert into ledger.wait_kind values ('due_date');

create table ledger.maturity (
  debtor bigint not null references ledger.party,
  due_on date not null,
  wait bigint not null,
  opened_by bigint not null,
  closed_by bigint,
  -- receivables that were not settled when it was closed
  unpaid integer,
  constraint maturity_is_told_once primary key (debtor, due_on),
  constraint maturity_is_closed_by_an_entry check (num_nulls(closed_by, unpaid) in (0, 2))
);
create index maturity_of_wait on ledger.maturity (wait);

create function ledger.maturity_guard() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('maturity_kept', 'what a debtor was told stays on record');
  end if;
  if tg_op = 'INSERT' then
    if ledger.is_past(new.due_on) or not exists (
         select from ledger.receivable r
          where r.debtor = new.debtor and r.due_on = new.due_on and r.status = 'issued') then
      perform ledger.refuse_row('maturity_is_of_debts_to_come',
        'a debtor is told of what it owes and what has not fallen due');
    end if;
    return new;
  end if;
  if row(new.debtor, new.due_on, new.wait, new.opened_by)
     is distinct from row(old.debtor, old.due_on, old.wait, old.opened_by)
     or old.closed_by is not null then
    perform ledger.refuse_row('maturity_fixed', 'a maturity is closed once, and nothing else');
  end if;
  if new.closed_by is not null and not ledger.is_past(new.due_on) then
    perform ledger.refuse_row('maturity_is_closed_when_past',
      'a debtor is waited for until its due date has passed');
  end if;
  return new;
end $$;
create trigger maturity_guard before insert or update or delete on ledger.maturity
  for each row execute function ledger.maturity_guard();

create trigger maturity_has_wait after insert on ledger.maturity
  referencing new table as born for each statement execute function ledger.asked_has_wait();
create trigger note_answered after update on ledger.maturity
  referencing old table as ended for each statement execute function ledger.note_answered();

-- What is settled may have been the last that a debtor is waited for with.
create function ledger.note_matured() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  insert into ledger.answered_wait (wait)
    select distinct m.wait from ended e
      join ledger.maturity m on m.debtor = e.debtor and m.due_on = e.due_on
     where e.status <> 'issued' and m.closed_by is null;
  return null;
end $$;
create trigger note_matured after update on ledger.receivable
  referencing new table as ended for each statement execute function ledger.note_matured();

do $$
begin
  execute 'create or replace view ledger.wait_item with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('ledger.wait_item'::regclass), ';')
    || $arm$
  union all
  select m.wait, m.opened_by, 'rcv', r.id, 0, r.amount_minor, m.due_on
    from ledger.maturity m
    join ledger.receivable r on r.debtor = m.debtor and r.due_on = m.due_on
   where m.closed_by is null and r.status = 'issued'$arm$;
end $$;

create policy concerned on ledger.maturity for select to tallystick_reader
  using (debtor = (select ledger.me()) or (select ledger.i_am('operator')));
alter table ledger.maturity enable row level security;
create policy writers on ledger.maturity to tallystick_ledger, tallystick_sequencer
  using (true) with check (true);
grant select, insert on ledger.maturity to tallystick_ledger;
grant update (closed_by, unpaid) on ledger.maturity to tallystick_ledger;
grant select on ledger.maturity to tallystick_reader, tallystick_sequencer;

-- What is looked for each time is what falls due soon.
create index receivable_issued_by_date on ledger.receivable (due_on, debtor)
  where status = 'issued';
