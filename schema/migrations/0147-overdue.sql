-- What was not paid by its due date is noted and its debtor chased; and the store says once more
-- that nothing new is issued on a debtor that has not paid, or that is marked.
set local role tallystick_owner;

insert into ledger.wait_kind values ('overdue_payment');

create table ledger.overdue (
  receivable bigint primary key references ledger.receivable,
  -- what was owed then on what was to be paid
  amount_minor bigint not null check (amount_minor > 0),
  wait bigint not null,
  noted_by bigint not null,
  -- the entry that notes that the debtor was chased in vain
  unpaid_by bigint
);
create index overdue_of_wait on ledger.overdue (wait);

-- Whether a due date has passed: a business day on or after it has ended.
create function ledger.is_past(due_on date) returns boolean language sql stable
  set search_path = pg_catalog, ledger, pg_temp as $$
  select exists (select from ledger.business_day d
                  where d.date >= due_on
                    and d.date < (select max(l.date) from ledger.business_day l))
$$;
revoke execute on function ledger.is_past from public;
grant execute on function ledger.is_past to tallystick_ledger;

create function ledger.overdue_guard() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('overdue_kept', 'what was overdue stays on record');
  end if;
  if tg_op = 'UPDATE' and (
       row(new.receivable, new.amount_minor, new.wait, new.noted_by)
         is distinct from row(old.receivable, old.amount_minor, old.wait, old.noted_by)
       or old.unpaid_by is not null) then
    perform ledger.refuse_row('overdue_fixed', 'it changes once: its debtor was chased in vain');
  end if;
  if tg_op = 'INSERT' and not exists (
       select from ledger.receivable r
        where r.id = new.receivable and r.status = 'issued' and ledger.is_past(r.due_on)) then
    perform ledger.refuse_row('overdue_is_past_its_date',
      'only what is issued and past its due date is overdue');
  end if;
  return new;
end $$;
create trigger overdue_guard before insert or update or delete on ledger.overdue
  for each row execute function ledger.overdue_guard();
create trigger overdue_has_wait after insert on ledger.overdue
  referencing new table as born for each statement execute function ledger.asked_has_wait();
create trigger note_answered after update on ledger.overdue
  referencing old table as ended for each statement execute function ledger.note_answered();

-- A receivable that is settled answers the wait for its payment.
create function ledger.note_overdue_paid() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  insert into ledger.answered_wait (wait)
    select o.wait from ended e join ledger.overdue o on o.receivable = e.id
     where e.status <> 'issued';
  return null;
end $$;
create trigger note_overdue_paid after update on ledger.receivable
  referencing new table as ended for each statement execute function ledger.note_overdue_paid();

-- Rule C12.
create function ledger.issue_needs_good_standing() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
declare
  today date := (select max(date) from ledger.business_day);
begin
  if exists (
    select from (select distinct n.debtor from issued n join was o on o.id = n.id
                  where o.status = 'proposed' and n.status = 'issued') d
     where exists (select from ledger.receivable r
                    where r.debtor = d.debtor and r.status = 'issued' and r.due_on < today
                      and ledger.is_past(r.due_on))
        or exists (select from ledger.debtor_mark m
                    where m.party = d.debtor and m.since <= today
                      and (m.until is null or today < m.until))) then
    perform ledger.refuse_row('issue_needs_good_standing',
      'nothing is issued on a debtor that has not paid what fell due, or that is marked');
  end if;
  return null;
end $$;
create trigger issue_needs_good_standing after update on ledger.receivable
  referencing old table as was new table as issued
  for each statement execute function ledger.issue_needs_good_standing();

do $$
begin
  execute 'create or replace view ledger.wait_item with (security_invoker = true) as '
    || rtrim(pg_get_viewdef('ledger.wait_item'::regclass), ';')
    || $arm$
  union all
  select o.wait, o.noted_by, 'rcv', r.id, 0, r.amount_minor, r.due_on
    from ledger.overdue o join ledger.receivable r on r.id = o.receivable
   where r.status = 'issued' and o.unpaid_by is null$arm$;
end $$;

-- Who sees the receivable sees that it is overdue.
create policy concerned on ledger.overdue for select to tallystick_reader
  using ((select r.id from ledger.receivable r where r.id = overdue.receivable) is not null);
alter table ledger.overdue enable row level security;
create policy writers on ledger.overdue to tallystick_ledger, tallystick_sequencer
  using (true) with check (true);
grant select, insert on ledger.overdue to tallystick_ledger;
grant update (unpaid_by) on ledger.overdue to tallystick_ledger;
grant select on ledger.overdue to tallystick_reader, tallystick_sequencer;
