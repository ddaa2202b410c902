-- What an import was over, by currency: a person compares it with the file's own total before
-- proposing anything. Red letters are counted apart, by what they take back.
set local role tallystick_owner;

create table trade.import_sum (
  import bigint not null references trade.import,
  currency text not null,
  red_letters boolean not null,
  -- sums of many documents are more than a bigint may hold
  recorded_minor numeric not null,
  known_minor numeric not null,
  refused_minor numeric not null,
  constraint import_sum_is_whole_and_not_below_zero
    check (recorded_minor >= 0 and known_minor >= 0 and refused_minor >= 0
           and recorded_minor % 1 = 0 and known_minor % 1 = 0 and refused_minor % 1 = 0),
  primary key (import, currency, red_letters)
);
alter table trade.import_sum enable row level security;
create policy writers on trade.import_sum to tallystick_ledger, tallystick_intake
  using (true) with check (true);
create policy own on trade.import_sum for select to tallystick_reader
  using (exists (select from trade.import i where i.id = import));
grant select, insert on trade.import_sum to tallystick_intake;
grant update (recorded_minor, known_minor, refused_minor) on trade.import_sum to tallystick_intake;
grant select on trade.import_sum to tallystick_reader;
