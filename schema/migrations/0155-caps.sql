-- Concentration caps: a lender's limit on a debtor or a group is no more than a share of its book,
-- which is what is taken of all of its limits on debtors. What was taken before the cap, or before
-- the book shrank, stays; nothing more is taken beyond the share, whoever writes.
set local role tallystick_owner;

alter table ledger.facility
  add column cap_share numeric,
  -- a smaller book counts as so much, so that a young one can grow at all
  add column cap_at_least_minor bigint,
  add constraint cap_is_a_part_of_the_book
    check ((cap_share is null) = (cap_at_least_minor is null)
           and cap_share > 0 and cap_share <= 1 and cap_at_least_minor >= 0),
  add constraint cap_is_on_a_debtor_or_a_group
    check (cap_share is null or scope in ('debtor', 'group'));
grant update (cap_share, cap_at_least_minor) on ledger.facility to tallystick_ledger;

-- After the trigger that counts, by its name: what is compared has been counted.
create function ledger.facility_use_keeps_to_shares() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if exists (
    select from ledger.facility f
     where f.id in (select facility from born) and f.cap_share is not null
       and f.reserved_minor + f.used_minor > floor(f.cap_share * greatest(f.cap_at_least_minor, (
             select sum(b.reserved_minor + b.used_minor) from ledger.facility b
              where b.lender = f.lender and b.scope = 'debtor'
                and b.currency = f.currency)))) then
    perform ledger.refuse_row('facility_keeps_to_its_share_of_the_book',
      'no more is taken of a capped facility than its share of the book of its lender');
  end if;
  return null;
end $$;
create trigger facility_use_keeps_to_shares after insert on ledger.facility_use
  referencing new table as born
  for each statement execute function ledger.facility_use_keeps_to_shares();

-- What a lender has yet to quote for is found among the few requests that are open.
create index financing_open_to_quotes on ledger.financing (id) where status = 'requested';
