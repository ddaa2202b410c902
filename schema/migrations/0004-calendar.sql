-- The calendar: the business date, and the editions of the calendar that officers have published.
set local role tallystick_owner;

-- The business date (日终) is rolled by a signed entry, and never back.
create table ledger.business_day (
  date date primary key,
  entry bigint not null unique,
  -- under which the system key rolled; null: two officers did
  instruction bigint references ledger.standing_instruction
);
create index business_day_of_instruction on ledger.business_day (instruction)
  where instruction is not null;

-- Dates beyond the last published year are provisional. When two officers publish an edition, the
-- dates of waits that are still open are computed again; due dates are agreed and stay.
create table ledger.calendar_edition (
  edition text primary key,
  -- the last year that it has
  through integer not null unique,
  entry bigint not null unique
);

create function ledger.business_day_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception using errcode = '23514', constraint = 'business_day_kept',
      message = 'a business date is rolled, never rewritten';
  end if;
  if exists (select from ledger.business_day where date >= new.date) then
    raise exception using errcode = '23514', constraint = 'business_day_rolls_forward',
      message = 'a business date is rolled forward';
  end if;
  if new.instruction is not null and not exists (
    select from ledger.standing_instruction i
     where i.id = new.instruction and i.ended_by is null and i.scope = 'roll_business_date'
       and i.until > (select max(d.date) from ledger.business_day d)
       and i.limit_units > (select count(*) from ledger.business_day d where d.instruction = i.id)
  ) then
    raise exception using errcode = '23514', constraint = 'business_day_follows_its_instruction',
      message = 'a date is rolled by an instruction that stands and is not used up';
  end if;
  return new;
end $$;
create trigger business_day_guard before insert or update or delete on ledger.business_day
  for each row execute function ledger.business_day_guard();
create trigger calendar_edition_kept before update or delete on ledger.calendar_edition
  for each row execute function ledger.journal_kept();

create policy members on ledger.business_day for select to tallystick_reader
  using ((select ledger.me()) is not null);
create policy members on ledger.calendar_edition for select to tallystick_reader
  using ((select ledger.me()) is not null);
alter table ledger.business_day enable row level security;
create policy writers on ledger.business_day to tallystick_ledger, tallystick_intake,
  tallystick_sequencer, tallystick_desk using (true) with check (true);
alter table ledger.calendar_edition enable row level security;
create policy writers on ledger.calendar_edition to tallystick_ledger
  using (true) with check (true);

grant select, insert on ledger.business_day, ledger.calendar_edition to tallystick_ledger;
grant select on ledger.business_day, ledger.calendar_edition to tallystick_reader;
grant select on ledger.business_day to tallystick_intake, tallystick_sequencer;
