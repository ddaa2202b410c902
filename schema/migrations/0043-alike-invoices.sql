-- An invoice whose number could be that of another of its seller, misspelled, backs nothing until
-- somebody who may has signed that they are two.
set local role tallystick_owner;

alter table trade.invoice
  -- its digits as the contracts compute them, by which those that are alike are looked up
  add column likeness text collate "C",
  add column alike bigint references trade.invoice,
  -- the entry by which they were told apart
  add column told_apart_by bigint references ledger.entry,
  add constraint invoice_is_told_apart_from_another
    check (alike <> id and (told_apart_by is null or alike is not null));
create index invoice_by_likeness on trade.invoice (seller, likeness, id)
  where likeness is not null;
create index invoice_to_be_told_apart on trade.invoice (id)
  where alike is not null and told_apart_by is null;
create index invoice_to_tell_apart on trade.invoice (buyer)
  where alike is not null and told_apart_by is null;

create function trade.alike_is_kept() returns trigger language plpgsql as $$
begin
  if row(new.likeness, new.alike) is distinct from row(old.likeness, old.alike)
     or old.told_apart_by is not null and new.told_apart_by is distinct from old.told_apart_by then
    raise exception using errcode = '23514', constraint = 'invoices_are_told_apart_once',
      message = 'what an invoice is alike stays, and they are told apart once';
  end if;
  return new;
end $$;
create trigger alike_is_kept before update on trade.invoice
  for each row execute function trade.alike_is_kept();

create function trade.alike_backs_nothing() returns trigger language plpgsql as $$
begin
  if exists (
    select from trade.invoice i
     where i.alike is not null and i.told_apart_by is null
       and i.id in (select invoice from fresh where allocated_to <> 0)) then
    raise exception using errcode = '23514', constraint = 'alike_backs_nothing',
      message = 'an invoice that is to be told apart from another backs nothing';
  end if;
  return null;
end $$;
create trigger alike_backs_nothing_new after insert on trade.invoice_allocation
  referencing new table as fresh
  for each statement execute function trade.alike_backs_nothing();
create trigger alike_backs_nothing after update on trade.invoice_allocation
  referencing new table as fresh
  for each statement execute function trade.alike_backs_nothing();

grant update (told_apart_by) on trade.invoice to tallystick_ledger;
