-- Accounts of parties at their banks, and what their statements prove. The bank's reference names
-- an entry of an account: it is proven once, whatever messages tell of it.
set local role tallystick_owner;

create table ledger.account (
  id bigint primary key check (id > 0),
  holder bigint not null references ledger.party,
  number text not null,
  bank text not null,
  name text not null,
  town text not null,
  country text not null,
  currency text not null,
  -- of the bank: the raw key by which it signs statements of this account
  key_alg text not null check (key_alg in ('EdDSA', 'ES256')),
  statement_key bytea not null,
  status text not null default 'registered' constraint account_has_status
    check (status in ('registered', 'confirmed', 'closed')),
  registered_by bigint not null,
  confirmed_by bigint,
  usable_on date,
  closed_by bigint,
  -- how the last proven statement of a day ends
  last_number bigint,
  last_closing_minor bigint,
  constraint account_is_usable_once_confirmed check (
    (confirmed_by is null) = (usable_on is null)
    and (status <> 'confirmed' or confirmed_by is not null)
    and (status <> 'registered' or confirmed_by is null)),
  constraint account_closes_by_an_entry check ((status = 'closed') = (closed_by is not null)),
  constraint account_counts_what_was_proven
    check (last_number is null or last_closing_minor is not null)
);
create unique index account_is_registered_once on ledger.account (bank, number)
  where status <> 'closed';
create index account_of_holder on ledger.account (holder, id);
create index account_to_confirm on ledger.account (id) where status = 'registered';

create table ledger.statement (
  entry bigint primary key references ledger.entry,
  account bigint not null references ledger.account,
  -- SHA-256 of the file, in base64url
  digest text not null,
  kind text not null check (kind in ('statement', 'notification')),
  named text not null,
  number bigint,
  opening_minor bigint,
  closing_minor bigint,
  signed boolean not null,
  -- its own entry where its bank signed it, else that of the officers who confirmed it
  proven_by bigint,
  constraint statement_is_proven_by_its_bank_or_by_officers
    check (case when signed then proven_by = entry else proven_by <> entry end)
);
create unique index statement_is_proven_once on ledger.statement (account, digest)
  where proven_by is not null;
create unique index statement_has_its_number on ledger.statement (account, number)
  where proven_by is not null and kind = 'statement';
create index statement_of_account on ledger.statement (account, entry);

create table ledger.statement_entry (
  told_by bigint not null references ledger.statement,
  reference text not null,
  account bigint not null references ledger.account,
  side text not null check (side in ('credit', 'debit')),
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0),
  booked_on date not null,
  end_to_end_id text,
  remittance text,
  counterpart text,
  returned boolean not null,
  proven_by bigint,
  primary key (told_by, reference)
);
create unique index statement_entry_is_proven_once on ledger.statement_entry (account, reference)
  where proven_by is not null;
create index statement_entry_by_end_to_end_id on ledger.statement_entry (account, end_to_end_id)
  where proven_by is not null;

create function ledger.account_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('account_kept', 'an account is closed, never removed');
  end if;
  if row(new.id, new.holder, new.number, new.bank, new.name, new.town, new.country, new.currency,
         new.key_alg, new.statement_key, new.registered_by)
     is distinct from
     row(old.id, old.holder, old.number, old.bank, old.name, old.town, old.country, old.currency,
         old.key_alg, old.statement_key, old.registered_by)
     or (old.status, new.status) not in
        (('registered', 'confirmed'), ('registered', 'closed'), ('confirmed', 'confirmed'),
         ('confirmed', 'closed'), ('closed', 'closed'))
     or old.confirmed_by is not null and (new.confirmed_by, new.usable_on)
        is distinct from (old.confirmed_by, old.usable_on)
     or old.last_number is not null and new.last_number is distinct from old.last_number
        and new.last_number is distinct from old.last_number + 1 then
    perform ledger.refuse_row('account_fixed',
      'an account is confirmed, counts its statements one by one, and is closed');
  end if;
  return new;
end $$;
create trigger account_guard before update or delete on ledger.account
  for each row execute function ledger.account_guard();

create function ledger.statement_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('statement_kept', 'a statement is never removed');
  end if;
  if row(new.entry, new.account, new.digest, new.kind, new.named, new.number, new.opening_minor,
         new.closing_minor, new.signed)
     is distinct from
     row(old.entry, old.account, old.digest, old.kind, old.named, old.number, old.opening_minor,
         old.closing_minor, old.signed)
     or old.proven_by is not null then
    perform ledger.refuse_row('statement_fixed', 'a statement changes once: officers confirm it');
  end if;
  return new;
end $$;
create trigger statement_guard before update or delete on ledger.statement
  for each row execute function ledger.statement_guard();

create function ledger.statement_entry_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('statement_entry_kept', 'what a bank told is never removed');
  end if;
  if row(new.told_by, new.reference, new.account, new.side, new.currency, new.amount_minor,
         new.booked_on, new.end_to_end_id, new.remittance, new.counterpart, new.returned)
     is distinct from
     row(old.told_by, old.reference, old.account, old.side, old.currency, old.amount_minor,
         old.booked_on, old.end_to_end_id, old.remittance, old.counterpart, old.returned)
     or old.proven_by is not null then
    perform ledger.refuse_row('statement_entry_fixed',
      'an entry changes once: when its statement is proven');
  end if;
  return new;
end $$;
create trigger statement_entry_guard before update or delete on ledger.statement_entry
  for each row execute function ledger.statement_entry_guard();

-- What is proven was told by a statement of its account that is proven by the same entry.
create function ledger.statement_entry_is_proven() returns trigger language plpgsql as $$
begin
  if not exists (
    select from ledger.statement s
     where s.entry = new.told_by and s.account = new.account
       and (new.proven_by is null or s.proven_by = new.proven_by)) then
    perform ledger.refuse_row('statement_entry_is_proven_by_its_statement',
      'an entry is of the account of its statement, and proven with it');
  end if;
  return null;
end $$;
create constraint trigger statement_entry_is_proven after insert or update
  on ledger.statement_entry deferrable initially deferred
  for each row execute function ledger.statement_entry_is_proven();

-- Its holder is shown an account, and the operator, whose officers confirm it.
create function ledger.shown_accounts(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select a.id, jsonb_build_object(
           'accountOf', a.name, 'accountNumber', a.number, 'bic', a.bank, 'paidIn', a.currency)
    from ledger.account a
   where a.id = any(ids)
     and (a.holder = ledger.shown_to(acting)
          or exists (select from ledger.party p
                      where p.id = ledger.shown_to(acting) and 'operator' = any(p.roles)))
$$;
revoke execute on function ledger.shown_accounts from public;
grant execute on function ledger.shown_accounts to tallystick_ledger, tallystick_reader;

-- A proven statement of a day adds up, and opens with what the one before closed with.
create function ledger.statement_follows() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if new.kind <> 'statement' or new.proven_by is null then
    return null;
  end if;
  if new.closing_minor is distinct from new.opening_minor + (
       select coalesce(sum(case e.side when 'credit' then e.amount_minor
                                       else -e.amount_minor end), 0)
         from ledger.statement_entry e where e.told_by = new.entry) then
    perform ledger.refuse_row('statement_adds_up',
      'a proven statement closes with its opening and its entries');
  end if;
  if exists (
    select from ledger.statement s
     where s.account = new.account and s.kind = 'statement' and s.proven_by is not null
       and s.number = new.number - 1 and s.closing_minor <> new.opening_minor) then
    perform ledger.refuse_row('statement_follows_the_one_before',
      'a statement opens with what the one before closed with');
  end if;
  return null;
end $$;
create constraint trigger statement_follows after insert or update on ledger.statement
  deferrable initially deferred for each row execute function ledger.statement_follows();

create policy concerned on ledger.account for select to tallystick_reader
  using (holder = (select ledger.me()) or (select ledger.i_am('operator')));
create policy concerned on ledger.statement for select to tallystick_reader
  using ((select a.holder from ledger.account a where a.id = statement.account)
         = (select ledger.me()) or (select ledger.i_am('operator')));
create policy concerned on ledger.statement_entry for select to tallystick_reader
  using ((select a.holder from ledger.account a where a.id = statement_entry.account)
         = (select ledger.me()) or (select ledger.i_am('operator')));
alter table ledger.account enable row level security;
create policy writers on ledger.account to tallystick_ledger using (true) with check (true);
alter table ledger.statement enable row level security;
create policy writers on ledger.statement to tallystick_ledger using (true) with check (true);
alter table ledger.statement_entry enable row level security;
create policy writers on ledger.statement_entry to tallystick_ledger using (true) with check (true);

grant select, insert on ledger.account, ledger.statement, ledger.statement_entry
  to tallystick_ledger;
grant update (status, confirmed_by, usable_on, closed_by, last_number, last_closing_minor)
  on ledger.account to tallystick_ledger;
grant update (proven_by) on ledger.statement, ledger.statement_entry to tallystick_ledger;
grant select on ledger.account, ledger.statement, ledger.statement_entry to tallystick_reader;
