-- What a person is shown, and signs, of the records that an act names, as
-- `contracts/command/shown.ts` has it. The desk asks with the reader's role before something is
-- signed, the ledger again under its locks; both ask these functions, so that both get the same.
-- Each tells the acting party only of records that it may see.
set local role tallystick_owner;

-- The reader asks for its own party, whatever it says; the ledger asks for the party that acts.
create function ledger.shown_to(acting bigint) returns bigint language sql stable
  return case session_user when 'tallystick_ledger' then acting else ledger.me() end;

-- The digits of a currency's minor unit, as `contracts/kernel/money.ts` has them.
create function ledger.currency_digits(currency text) returns integer language sql immutable
  return case currency when 'JPY' then 0 else 2 end;

create function ledger.shown_parties(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select p.id, jsonb_build_object('name', p.name, 'code', p.code, 'roles', p.roles)
    from ledger.party p where p.id = any(ids) and ledger.shown_to(acting) <> 0
$$;

-- Its parties see a receivable, and those who may read an entry on it.
create function ledger.shown_receivables(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select r.id, jsonb_build_object(
           'debtor', d.name, 'debtorCode', d.code, 'supplier', s.name, 'supplierCode', s.code,
           'dueOn', r.due_on, 'amount', r.amount_minor::text, 'currency', r.currency,
           'decimals', ledger.currency_digits(r.currency))
    from ledger.receivable r
    join ledger.party d on d.id = r.debtor
    join ledger.party s on s.id = r.supplier
   where r.id = any(ids)
     and (ledger.shown_to(acting) in (r.debtor, r.supplier)
          or exists (select from ledger.entry_visibility v
                      where v.party = ledger.shown_to(acting) and v.instrument = r.id))
$$;

create function ledger.shown_invoices(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  select i.id, jsonb_build_object(
           'number', i.number, 'seller', s.name, 'buyer', b.name,
           'amount', i.amount_minor::text, 'currency', i.currency,
           'decimals', ledger.currency_digits(i.currency))
    from trade.invoice i
    join ledger.party s on s.id = i.seller
    join ledger.party b on b.id = i.buyer
   where i.id = any(ids) and ledger.shown_to(acting) in (i.seller, i.buyer)
$$;

-- Users, keys, mandates and what a party gave to stand are shown to it. Officers recover keys of
-- other parties' users and end marks, so the operator sees those too.
create function ledger.shown_users(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select u.id, jsonb_build_object('duty', u.duty, 'representative', u.representative)
    from ledger.party_user u
   where u.id = any(ids)
     and (u.party = ledger.shown_to(acting)
          or exists (select from ledger.party p
                      where p.id = ledger.shown_to(acting) and 'operator' = any(p.roles)))
$$;

create function ledger.shown_keys(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select k.id, jsonb_build_object('user', ledger.id_text('usr', k.user_id), 'duty', u.duty,
                                  'custody', k.custody, 'machine', k.machine)
    from ledger.key k join ledger.party_user u on u.id = k.user_id
   where k.id = any(ids) and k.party = ledger.shown_to(acting)
$$;

create function ledger.shown_mandates(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select m.id, jsonb_build_object('key', ledger.id_text('key', m.key), 'act', m.act,
                                  'limit', m.limit_minor::text, 'until', m.until)
    from ledger.mandate m where m.id = any(ids) and m.party = ledger.shown_to(acting)
$$;

create function ledger.shown_standing_acceptances(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select a.id, jsonb_build_object('from', p.name, 'limit', a.limit_minor::text, 'until', a.until)
    from ledger.standing_acceptance a left join ledger.party p on p.id = a.from_party
   where a.id = any(ids) and a.party = ledger.shown_to(acting)
$$;

create function ledger.shown_standing_instructions(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select i.id, jsonb_build_object('scope', i.scope, 'limit', i.limit_units::text,
                                  'until', i.until)
    from ledger.standing_instruction i where i.id = any(ids) and i.party = ledger.shown_to(acting)
$$;

create function ledger.shown_debtor_marks(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, pg_temp as $$
  select m.id, jsonb_build_object('debtor', d.name, 'kind', m.kind, 'since', m.since)
    from ledger.debtor_mark m join ledger.party d on d.id = m.party
   where m.id = any(ids)
     and exists (select from ledger.party p
                  where p.id = ledger.shown_to(acting) and 'operator' = any(p.roles))
$$;

revoke execute on function
  ledger.shown_parties, ledger.shown_receivables, ledger.shown_invoices, ledger.shown_users,
  ledger.shown_keys, ledger.shown_mandates, ledger.shown_standing_acceptances,
  ledger.shown_standing_instructions, ledger.shown_debtor_marks from public;
grant execute on function
  ledger.shown_parties, ledger.shown_receivables, ledger.shown_invoices, ledger.shown_users,
  ledger.shown_keys, ledger.shown_mandates, ledger.shown_standing_acceptances,
  ledger.shown_standing_instructions, ledger.shown_debtor_marks
  to tallystick_ledger, tallystick_reader;
