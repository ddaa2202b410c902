-- Two people of a lender weigh what must be weighed before it approves. What the findings said then
-- is kept for the lender alone, and proved by its entry.
set local role tallystick_owner;

-- The kinds that stop an approval until they are weighed; the contracts have the same.
create table trade.weighed_kind (kind text primary key);
insert into trade.weighed_kind (kind) values
  ('circular_trade'), ('related_through_another'), ('invoice_says_another_thing'),
  ('red_letter_on_used_invoice'), ('tax_authority_says_otherwise');

create table ledger.finding_weighing (
  entry bigint primary key references ledger.entry,
  financing bigint not null,
  lender bigint not null,
  reason text not null check (length(trim(reason)) > 0),
  content text not null,
  digest text not null generated always as (
    rtrim(translate(encode(sha256(replace(content, '\', '\\')::bytea), 'base64'), '+/', '-_'), '='))
    stored,
  constraint finding_is_weighed_by_who_was_asked
    foreign key (financing, lender) references ledger.financing_asked (financing, lender),
  constraint finding_weighing_is_of_one_lender unique (entry, financing, lender)
);
create table ledger.weighed_finding (
  financing bigint not null,
  lender bigint not null,
  finding bigint not null references trade.finding,
  entry bigint not null,
  constraint finding_is_weighed_once primary key (financing, lender, finding),
  constraint weighed_finding_has_its_reason foreign key (entry, financing, lender)
    references ledger.finding_weighing (entry, financing, lender)
);
create trigger finding_weighing_proved after insert on ledger.finding_weighing
  for each row execute function ledger.financing_look_guard();
create trigger finding_weighing_kept before update or delete on ledger.finding_weighing
  for each row execute function ledger.journal_kept();
create trigger weighed_finding_kept before update or delete on ledger.weighed_finding
  for each row execute function ledger.journal_kept();

create function ledger.weighed_finding_guard() returns trigger language plpgsql as $$
begin
  if new.finding not in (select b.finding from trade.findings_behind(new.financing) b) then
    perform ledger.refuse_row('weighed_finding_is_behind_its_financing',
      'it is about what is financed');
  end if;
  return new;
end $$;
create trigger weighed_finding_guard before insert on ledger.weighed_finding
  for each row execute function ledger.weighed_finding_guard();

create function ledger.approval_guard() returns trigger language plpgsql as $$
begin
  if exists (
    select from trade.findings_behind(new.id) b
      join trade.finding f on f.id = b.finding
      join trade.weighed_kind k on k.kind = f.kind
      join ledger.quote q on q.id = new.quote
     where not exists (
       select from ledger.weighed_finding w
        where w.financing = new.id and w.lender = q.lender and w.finding = f.id)) then
    perform ledger.refuse_row('approval_follows_the_weighing_of_findings',
      'two people of the lender have weighed what stops it');
  end if;
  return new;
end $$;
create trigger approval_guard before update of status on ledger.financing
  for each row when (old.status = 'applied' and new.status = 'approved')
  execute function ledger.approval_guard();

-- What a signer is shown of a finding: a lender of those behind what it was asked for.
create function ledger.shown_findings(acting bigint, ids bigint[])
  returns table (id bigint, record jsonb)
  language sql stable security definer set search_path = pg_catalog, ledger, trade, pg_temp as $$
  select f.id, jsonb_build_object('findingKind', f.kind,
           'foundOn', to_char(f.found_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'))
    from trade.finding f
   where f.id = any(ids)
     and f.id in (select b.finding from ledger.financing_asked a
                   cross join lateral trade.findings_behind(a.financing) b
                   where a.lender = ledger.shown_to(acting))
$$;
revoke execute on function ledger.shown_findings from public;
grant execute on function ledger.shown_findings to tallystick_ledger, tallystick_reader;

alter table ledger.finding_weighing enable row level security;
create policy own on ledger.finding_weighing for select to tallystick_reader
  using (lender = (select ledger.me()));
create policy writers on ledger.finding_weighing to tallystick_ledger
  using (true) with check (true);
alter table ledger.weighed_finding enable row level security;
create policy own on ledger.weighed_finding for select to tallystick_reader
  using (lender = (select ledger.me()));
create policy writers on ledger.weighed_finding to tallystick_ledger
  using (true) with check (true);
alter table trade.weighed_kind enable row level security;
create policy writers on trade.weighed_kind to tallystick_ledger using (true) with check (true);
grant select on trade.weighed_kind to tallystick_ledger;
grant select, insert on ledger.finding_weighing, ledger.weighed_finding to tallystick_ledger;
grant select on ledger.finding_weighing, ledger.weighed_finding to tallystick_reader;
