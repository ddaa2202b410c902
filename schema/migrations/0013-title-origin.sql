-- A cut lasts no longer than the restriction it was made for: what one entry gave as one title is
-- one
-- again when nothing lies on its pieces. `origin` is the first unit of what was given; a piece
-- begins there or after, so a title can never grow over what came by another act, or apart.
set local role tallystick_owner;

alter table ledger.title disable trigger user;
alter table ledger.title add column origin bigint;

-- Until now nothing was ever merged, so the pieces of one gift still lie side by side.
update ledger.title t set origin = g.origin
  from (
    select instrument, lo, min(lo) over (partition by instrument, gift) as origin
      from (
        select instrument, lo,
               count(*) filter (where begins) over (partition by instrument order by lo) as gift
          from (
            select instrument, lo,
                   row(holder, since) is distinct from row(lag(holder) over w, lag(since) over w)
                     as begins
              from ledger.title window w as (partition by instrument order by lo)
          ) a
      ) b
  ) g
 where t.instrument = g.instrument and t.lo = g.lo;

-- The cuts that ended restrictions have left are mended, as the kernel would have.
do $$
declare whole record;
begin
  for whole in
    select instrument, min(lo) as lo, max(lo) as last
      from (
        select *, count(*) filter (where begins) over (partition by instrument order by lo) as piece
          from (
            select t.*, holder = 0 or claim is not null or holds <> 0
                        or lag(claim) over w is not null or lag(holds) over w <> 0
                        or row(since, origin)
                           is distinct from row(lag(since) over w, lag(origin) over w) as begins
              from ledger.title t window w as (partition by instrument order by lo)
          ) a
      ) b
     group by instrument, piece having count(*) > 1
  loop
    delete from ledger.title
     where instrument = whole.instrument and lo >= whole.lo and lo < whole.last;
    update ledger.title set lo = whole.lo
     where instrument = whole.instrument and lo = whole.last;
  end loop;
end $$;
set constraints all immediate;

alter table ledger.title alter column origin set not null;
alter table ledger.title add constraint title_begins_at_its_origin
  check (origin >= 0 and origin <= lo);
alter table ledger.title enable trigger user;

create function ledger.title_origin_kept() returns trigger language plpgsql as $$
begin
  perform ledger.refuse_row('title_origin_kept', 'an origin stays until the title is given again');
  return null;
end $$;
create trigger title_origin_kept before update on ledger.title
  for each row when (new.since = old.since and new.origin <> old.origin)
  execute function ledger.title_origin_kept();

grant update (origin) on ledger.title to tallystick_ledger;
