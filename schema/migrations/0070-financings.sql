-- What holders ask to be financed: lenders asked, what each was shown, signed quotes, the one that
-- was chosen and its lender's decision. What is bound lies on the titles, what is reserved in
-- `facility_use`; both are given back when a financing ends.
set local role tallystick_owner;

insert into ledger.wait_kind values ('choice');
insert into ledger.wait_kind values ('approval');

create table ledger.financing (
  id bigint primary key check (id > 0),
  holder bigint not null references ledger.party,
  status text not null default 'requested' constraint financing_has_status
    check (status in ('requested', 'applied', 'approved', 'refused', 'withdrawn', 'lapsed')),
  currency text not null,
  face_minor bigint not null check (face_minor > 0),
  recourse text not null check (recourse in ('with', 'without', 'either')),
  deadline timestamptz not null,
  choose_by timestamptz not null,
  first_due_on date not null,
  wait bigint not null,
  requested_by bigint not null,
  -- of the application
  quote bigint,
  approval_wait bigint,
  applied_by bigint,
  decided_by bigint,
  -- a note on a term beyond the usual, or the reason of a refusal
  words text,
  ended_by bigint,
  constraint choice_comes_after_the_deadline check (deadline < choose_by),
  constraint application_is_to_a_quote
    check (num_nulls(quote, approval_wait, applied_by) in (0, 3)),
  constraint financing_applies_before_it_is_decided check (
    (status = 'requested') <= (applied_by is null)
    and (status in ('applied', 'approved', 'refused')) <= (applied_by is not null)
    and (status in ('approved', 'refused')) <= (decided_by is not null)),
  constraint financing_ends_by_an_entry
    check ((status in ('refused', 'withdrawn', 'lapsed')) = (ended_by is not null)),
  constraint refusal_has_its_reason check (status <> 'refused' or words is not null)
);
create index financing_of_holder on ledger.financing (holder, id);
create index financing_of_wait on ledger.financing (wait);
create index financing_of_approval on ledger.financing (approval_wait)
  where approval_wait is not null;

-- The spans, with who owes them, how much, and on which business day it is paid.
create table ledger.financing_part (
  financing bigint not null references ledger.financing,
  place integer not null check (place >= 0),
  instrument bigint not null,
  lo bigint not null,
  hi bigint not null,
  debtor bigint not null,
  amount_minor bigint not null check (amount_minor > 0),
  due_on date not null,
  paid_on date not null,
  primary key (financing, place),
  constraint financing_part_not_empty check (lo >= 0 and lo < hi),
  constraint financing_part_is_paid_when_due check (paid_on >= due_on)
);

create table ledger.financing_asked (
  financing bigint not null references ledger.financing,
  lender bigint not null references ledger.party,
  declined_by bigint,
  reason text,
  constraint lender_is_asked_once primary key (financing, lender),
  constraint lender_declines_with_a_reason check ((declined_by is null) = (reason is null))
);
create index financing_asked_of_lender on ledger.financing_asked (lender, financing);

-- What a lender was shown, each time: canonical JSON (RFC 8785), of which the entry's postings hold
-- the digest, in base64url.
create table ledger.financing_look (
  entry bigint primary key references ledger.entry,
  financing bigint not null,
  lender bigint not null,
  content text not null,
  -- a backslash stands for itself when it is written twice
  digest text not null generated always as (rtrim(translate(
    encode(sha256(replace(content, '\', '\\')::bytea), 'base64'), '+/', '-_'), '=')) stored,
  foreign key (financing, lender) references ledger.financing_asked
);
create index financing_look_of_lender on ledger.financing_look (financing, lender, entry desc);

create table ledger.quote (
  id bigint primary key check (id > 0),
  financing bigint not null,
  lender bigint not null,
  rate numeric not null check (rate >= 0 and rate < 1),
  day_count text not null check (day_count in ('A/360', 'A/365F')),
  fee_minor bigint not null check (fee_minor >= 0),
  value_date date not null,
  recourse text not null check (recourse in ('with', 'without')),
  firm_until timestamptz not null,
  discount_minor bigint not null check (discount_minor >= 0),
  net_minor bigint not null check (net_minor > 0),
  apr numeric not null,
  status text not null default 'standing'
    constraint quote_has_status check (status in ('standing', 'chosen', 'ended')),
  quoted_by bigint not null,
  ended_by bigint,
  constraint quote_ends_by_an_entry check ((status = 'ended') = (ended_by is not null)),
  constraint quote_is_asked_for foreign key (financing, lender) references ledger.financing_asked,
  constraint quote_is_of_its_financing unique (financing, id)
);
create unique index lender_has_one_standing_quote on ledger.quote (financing, lender)
  where status = 'standing';
create unique index financing_chooses_one_quote on ledger.quote (financing)
  where status = 'chosen';
alter table ledger.financing add constraint financing_chooses_its_own_quote
  foreign key (id, quote) references ledger.quote (financing, id);
alter table ledger.facility_use add constraint facility_use_is_of_a_financing
  foreign key (financing) references ledger.financing;

create function ledger.financing_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('financing_kept', 'a financing ends, it is never removed');
  end if;
  if row(new.id, new.holder, new.currency, new.face_minor, new.recourse, new.deadline,
         new.choose_by, new.first_due_on, new.wait, new.requested_by)
     is distinct from
     row(old.id, old.holder, old.currency, old.face_minor, old.recourse, old.deadline,
         old.choose_by, old.first_due_on, old.wait, old.requested_by)
     or (old.status, new.status) not in
        (('requested', 'applied'), ('requested', 'withdrawn'), ('requested', 'lapsed'),
         ('applied', 'approved'), ('applied', 'refused'), ('applied', 'withdrawn'),
         ('applied', 'lapsed'), ('approved', 'withdrawn'))
     or old.quote is not null and new.quote is distinct from old.quote then
    perform ledger.refuse_row('financing_fixed',
      'a financing goes from request to application to decision, and out, never back');
  end if;
  return new;
end $$;
create trigger financing_guard before update or delete on ledger.financing
  for each row execute function ledger.financing_guard();

create function ledger.quote_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform ledger.refuse_row('quote_kept', 'a quote ends, it is never removed');
  end if;
  if row(new.id, new.financing, new.lender, new.rate, new.day_count, new.fee_minor, new.value_date,
         new.recourse, new.firm_until, new.discount_minor, new.net_minor, new.apr, new.quoted_by)
     is distinct from
     row(old.id, old.financing, old.lender, old.rate, old.day_count, old.fee_minor, old.value_date,
         old.recourse, old.firm_until, old.discount_minor, old.net_minor, old.apr, old.quoted_by)
     or old.status <> 'standing' then
    perform ledger.refuse_row('quote_fixed', 'a signed quote is chosen or ended, once');
  end if;
  return new;
end $$;
create trigger quote_guard before update or delete on ledger.quote
  for each row execute function ledger.quote_guard();

-- What was shown was shown while it was asked for or applied for, and its entry proves it.
create function ledger.financing_look_guard() returns trigger language plpgsql as $$
begin
  if strpos((select e.postings from ledger.entry e where e.id = new.entry),
            '"text":"' || new.digest || '"') = 0 then
    perform ledger.refuse_row('financing_look_is_proved_by_its_entry',
      'the entry holds the digest');
  end if;
  return new;
end $$;
create trigger financing_look_guard after insert on ledger.financing_look
  for each row execute function ledger.financing_look_guard();
create trigger financing_look_kept before update or delete on ledger.financing_look
  for each row execute function ledger.journal_kept();
create trigger financing_part_kept before update or delete on ledger.financing_part
  for each row execute function ledger.journal_kept();

-- A lender quotes only under a limit of its own on each debtor, in force when it quotes.
create function ledger.quote_has_its_facility() returns trigger language plpgsql as $$
begin
  if exists (
    select from ledger.financing_part p join ledger.financing n on n.id = p.financing
     where p.financing = new.financing and not exists (
       select from ledger.facility f
        where f.lender = new.lender and f.scope = 'debtor' and f.subject = p.debtor
          and f.currency = n.currency and f.status = 'live')) then
    perform ledger.refuse_row('quote_has_its_facility',
      'who quotes has a live limit on each debtor');
  end if;
  return new;
end $$;
create trigger quote_has_its_facility before insert on ledger.quote
  for each row execute function ledger.quote_has_its_facility();

-- An application binds its spans for its lender, and reserves their amounts of its limits on
-- their debtors; once a financing has ended nothing of it is bound or reserved.
create function ledger.financing_is_bound() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  if new.status in ('applied', 'approved') then
    if exists (
      select from ledger.financing_part p where p.financing = new.id and p.hi - p.lo <> (
        select coalesce(sum(least(c.hi, p.hi) - greatest(c.lo, p.lo)), 0) from ledger.claim c
         where c.instrument = p.instrument and c.lo < p.hi and c.hi > p.lo
           and c.freed_by is null and c.kind = 'finance' and c.charge = new.applied_by)) then
      perform ledger.refuse_row('application_binds_its_spans',
        'an application binds all of its spans for its lender');
    end if;
    if exists (
      select from (select debtor, sum(amount_minor) as owed from ledger.financing_part
                    where financing = new.id group by debtor) d
       where d.owed <> (
         select coalesce(sum(u.amount_minor), 0)
           from ledger.facility_use u join ledger.facility f on f.id = u.facility
          where u.financing = new.id and u.status <> 'returned' and f.scope = 'debtor'
            and f.subject = d.debtor)) then
      perform ledger.refuse_row('application_reserves_what_it_takes',
        'an application reserves what is owed of the limits on its debtors');
    end if;
  elsif exists (select from ledger.facility_use u
                 where u.financing = new.id and u.status <> 'returned')
     or exists (select from ledger.claim c
                 where c.charge = new.applied_by and c.freed_by is null) then
    perform ledger.refuse_row('ended_financing_gives_all_back',
      'what ended binds and reserves nothing');
  end if;
  return null;
end $$;
create constraint trigger financing_is_bound after insert or update on ledger.financing
  deferrable initially deferred for each row execute function ledger.financing_is_bound();

create trigger financing_has_wait after insert on ledger.financing
  referencing new table as born for each statement execute function ledger.asked_has_wait();

create function ledger.note_financings() returns trigger language plpgsql
  security definer set search_path = pg_catalog, ledger, pg_temp as $$
begin
  insert into ledger.answered_wait (wait)
    select wait from ended union
    select approval_wait from ended where approval_wait is not null;
  return null;
end $$;
create trigger note_answered after update on ledger.financing
  referencing new table as ended for each statement execute function ledger.note_financings();

create or replace view ledger.wait_item with (security_invoker = true) as
  select o.wait, c.charge,
         (select k.id_prefix from ledger.instrument n
            join ledger.instrument_kind k on k.kind = n.kind where n.id = c.instrument) as noun,
         c.instrument, c.lo, c.hi, r.due_on
    from ledger.offer o
    join ledger.claim c on c.charge = o.charge and c.freed_by is null and c.kind = 'offer'
    left join ledger.receivable r on r.id = c.instrument
  union all
  select r.wait, r.proposed_by, 'rcv', r.id, 0, r.amount_minor, r.due_on
    from ledger.receivable r where r.status = 'proposed'
  union all
  select f.wait, f.requested_by, 'fin', f.id, 0, f.face_minor, f.first_due_on
    from ledger.financing f where f.status = 'requested'
  union all
  select f.approval_wait, f.applied_by, 'fin', f.id, 0, f.face_minor, f.first_due_on
    from ledger.financing f where f.status = 'applied';
