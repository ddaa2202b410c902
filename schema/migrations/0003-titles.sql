-- Titles tile a face: the live titles of an instrument cover [0, size) without gap or overlap, by
-- keys alone. Each title points at the one that ends where it begins (prev), the first at the
-- instrument (root), the instrument at the last (size). Nothing can be inserted between, stretched
-- or taken out without breaking one of these at commit.
set local role tallystick_owner;

create table ledger.instrument (
  id bigint primary key check (id > 0),
  kind text not null check (kind in ('receivable', 'receipt', 'note')),
  size bigint not null check (size > 0),
  size2 bigint not null generated always as (size) stored,
  paid_p bigint not null default 0,
  paid_q bigint not null default 1,
  issued_by bigint not null,
  constraint instrument_paid_within_face
    -- a note's unit may be paid its face in fen; a unit of anything else is one fen, paid once
    check (paid_q > 0 and paid_p >= 0 and (kind = 'note' or paid_p <= paid_q))
);

create table ledger.title (
  instrument bigint not null,
  lo bigint not null,
  hi bigint not null,
  size bigint not null,
  holder bigint not null,
  since bigint not null,
  claim bigint,
  holds integer not null default 0,
  prev bigint generated always as (nullif(lo, 0)) stored,
  root bigint generated always as (case when lo = 0 then instrument end) stored,
  constraint title_within_face check (lo >= 0 and lo < hi and hi <= size),
  constraint title_holds_counted check (holds >= 0),
  constraint title_starts_once primary key (instrument, lo),
  constraint title_ends_once unique (instrument, hi, size),
  constraint title_follows_its_left foreign key (instrument, prev, size)
    references ledger.title (instrument, hi, size) deferrable initially deferred,
  constraint title_first_has_instrument foreign key (root) references ledger.instrument (id)
);

alter table ledger.instrument add constraint instrument_is_fully_tiled
  foreign key (id, size, size2) references ledger.title (instrument, hi, size)
  deferrable initially deferred;

-- Holder 0 is nobody: what has been retired.
create index title_by_holder on ledger.title (holder, instrument, lo) where holder <> 0;

-- A face never changes; what was paid stays paid.
create function ledger.instrument_fixed() returns trigger language plpgsql as $$
begin
  if row(new.id, new.kind, new.size, new.issued_by)
     is distinct from row(old.id, old.kind, old.size, old.issued_by) then
    raise exception using errcode = '23514', constraint = 'instrument_fixed',
      message = 'an instrument keeps its kind, its size and its first entry';
  end if;
  if new.paid_p::numeric * old.paid_q < old.paid_p::numeric * new.paid_q then
    raise exception using errcode = '23514', constraint = 'instrument_paid_grows',
      message = 'what was paid stays paid';
  end if;
  return new;
end $$;
create trigger instrument_fixed before update on ledger.instrument
  for each row execute function ledger.instrument_fixed();

grant select on ledger.instrument, ledger.title to tallystick_ledger;
grant insert on ledger.instrument, ledger.title to tallystick_ledger;
-- size2 is generated: the right to update it lets the ledger lock the row and change nothing.
grant update (size2, paid_p, paid_q) on ledger.instrument to tallystick_ledger;
grant update (lo, hi, holder, since) on ledger.title to tallystick_ledger;
grant delete on ledger.title to tallystick_ledger;
