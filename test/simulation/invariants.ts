import type pg from 'pg'
import { RULES } from '../../contracts/kernel/rules.ts'

/** An invariant of test/README.md as a question to the rows: every row it answers breaks it. */
export interface Breach {
  readonly invariant: string
  readonly rows: readonly unknown[]
}

/** Asks all of them in one snapshot; answers those that do not hold. */
export async function breachesIn(owner: pg.Pool): Promise<readonly Breach[]> {
  const client = await owner.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const breaches: Breach[] = []
    for (const [invariant, select] of Object.entries(QUESTIONS)) {
      const { rows } = await client.query(`${select} limit 3`)
      if (rows.length > 0) breaches.push({ invariant, rows })
    }
    await client.query('commit')
    return breaches
  } finally {
    client.release()
  }
}

const NEIGHBOURS = `
  select t.*, lead(t.lo) over w as next_lo, lead(t.holder) over w as next_holder,
         lead(t.since) over w as next_since, lead(t.origin) over w as next_origin,
         lead(t.claim) over w as next_claim, lead(t.holds) over w as next_holds,
         lag(t.hi) over w as before_hi
    from ledger.title t window w as (partition by t.instrument order by t.lo)`

const QUESTIONS: Readonly<Record<string, string>> = {
  'INV-TTL-01 titles tile the face': `
    select instrument, lo, hi from (${NEIGHBOURS}) t
     where lo <> coalesce(before_hi, 0) or hi <> coalesce(next_lo, size)`,
  'INV-TTL-02 what all have adds up to the face': `
    select i.id from ledger.instrument i
     where i.size <> (select sum(hi - lo) from ledger.title t where t.instrument = i.id)`,
  'INV-TTL-06 what is paid never exceeds the face': `
    select id from ledger.instrument where paid_p < 0 or paid_p > paid_q`,
  'INV-TTL-07 what was given as one and bears nothing is one title': `
    select instrument, lo from (${NEIGHBOURS}) t
     where holder <> 0 and (holder, since, origin) = (next_holder, next_since, next_origin)
       and claim is null and next_claim is null and holds = 0 and next_holds = 0`,
  'INV-CLM-01 a claim binds one title of exactly its span and holder': `
    select c.id from ledger.claim c
      left join ledger.title t on t.instrument = c.instrument and t.claim = c.id
       and (t.lo, t.hi, t.holder) = (c.lo, c.hi, c.holder)
     where c.freed_by is null and t.instrument is null
     union all
    select t.claim from ledger.title t join ledger.claim c on c.id = t.claim
     where c.freed_by is not null`,
  'INV-HLD-01 a title counts the holds that block it': `
    select instrument, lo from ledger.title t
     where holds <> (select count(*) from ledger.hold h
                      where (h.instrument, h.lo, h.hi) = (t.instrument, t.lo, t.hi)
                        and h.lifted_by is null)`,
  'INV-FAC-01 what is taken of a facility is what its uses say, and no more than its limit': `
    select f.id from ledger.facility f
      left join (select facility, sum(amount_minor) filter (where status = 'reserved') as reserved,
                        sum(amount_minor) filter (where status = 'used') as used
                   from ledger.facility_use group by facility) u on u.facility = f.id
     where (f.reserved_minor, f.used_minor) <> (coalesce(u.reserved, 0), coalesce(u.used, 0))
        or f.reserved_minor + f.used_minor > f.limit_minor`,
  'INV-FIN-02 an application binds its spans, and what has ended binds and reserves nothing': `
    select f.id from (
      select n.*, exists (select from ledger.claim c
                           where c.charge = n.applied_by and c.freed_by is null) as binds,
             exists (select from ledger.facility_use u
                      where u.financing = n.id and u.status <> 'returned') as reserves
        from ledger.financing n) f
     where f.status in ('applied', 'approved') and not (f.binds and f.reserves)
        or f.status in ('refused', 'withdrawn', 'lapsed') and (f.binds or f.reserves)`,
  'INV-REG-02 what is registered was searched before, and its hits judged': `
    select r.id from ledger.registration r where not exists (
      select from ledger.register_search s
       where s.financing = r.financing and s.searched_at <= r.registered_at
         and (s.verdict = 'proceed' or not exists (
           select from ledger.register_hit h where h.search = s.id)))`,
  'INV-WRC-01 receipts over a lot are what it says, and never exceed its accepted stock': `
    select l.id from ledger.lot l
      left join (select lot, sum(quantity) filter (where status <> 'cancelled') as issued,
                        sum(delivered_units) as delivered from ledger.receipt group by lot) r
        on r.lot = l.id
     where (l.issued_units, l.delivered_units)
           <> (coalesce(r.issued, 0), coalesce(r.delivered, 0))
        or l.issued_units > coalesce(l.accepted_units, 0)`,
  'INV-WRC-02 a place holds what its lots say, of one commodity, and an exclusive one a receipt': `
    select p.id from ledger.storage_place p
      left join (select place, sum(accepted_units - delivered_units) as stored,
                        count(distinct commodity) filter (where accepted_units > delivered_units)
                          as kinds
                   from ledger.lot where status = 'received' group by place) l on l.place = p.id
     where p.stored_units <> coalesce(l.stored, 0) or p.stored_units > p.capacity_units
        or l.kinds > 1
        or p.exclusive and (select count(*) from ledger.receipt r
                             where r.place = p.id and r.status = 'issued') > 1`,
  'INV-WRC-04 what left was surrendered and weighed, and is nobody’s': `
    select r.id from ledger.receipt r
      left join (select receipt, sum(units) as units from ledger.delivery_order
                  where status = 'delivered' group by receipt) o on o.receipt = r.id
     where r.delivered_units <> coalesce(o.units, 0)
        or (select coalesce(sum(t.hi - t.lo), 0) from ledger.title t
             where t.instrument = r.id and t.holder = 0)
           <> case r.status when 'cancelled' then r.quantity else r.delivered_units end`,
  'goods that were found short when last measured are held, or were lifted since': `
    select s.lot from ledger.shortfall s
     where not exists (select from ledger.hold h join ledger.receipt r on r.id = h.instrument
                        where r.lot = s.lot and h.kind = 'sensor' and h.set_by <= s.entry)
       and exists (select from ledger.receipt r where r.lot = s.lot and r.issued_by < s.entry
                      and (r.ended_by is null or r.ended_by > s.entry))`,
  'INV-TTL-03 what is retired bears nothing': `
    select instrument, lo from ledger.title
     where holder = 0 and (claim is not null or holds <> 0)`,
  'INV-ALC-01 uses tile the invoice': `
    select i.id from trade.invoice i
     where i.amount_minor <> (select sum(hi - lo) from trade.invoice_allocation u
                                where u.invoice = i.id)`,
  'C5 what stands is backed to the fen, what has ended is not': `
    select r.id, r.status from ledger.receivable r
     where (select coalesce(sum(u.hi - u.lo), 0) from trade.invoice_allocation u
             where u.since = r.proposed_by and u.allocated_to = r.id)
        <> case when r.status in ('proposed', 'issued', 'settled') then r.amount_minor else 0 end`,
  'C5 an open offer is of exactly its trade': `
    select o.charge from ledger.offer o
     where exists (select from ledger.claim c where c.charge = o.charge and c.freed_by is null)
       and (select sum(c.hi - c.lo) from ledger.claim c
             where c.charge = o.charge and c.freed_by is null)
        <> (select sum(u.hi - u.lo) from trade.invoice_allocation u
             where u.since = o.charge and u.allocated_to <> 0)`,
  'C12 nothing new for a debtor with something unpaid and overdue': `
    select r.id from ledger.receivable r join ledger.entry e on e.id = r.issued_by
      join ledger.receivable old on old.debtor = r.debtor and old.status = 'issued'
       and old.issued_by < r.issued_by and old.due_on < e.business_date - 15`,
  'INV-SET-05 what is owed is paid, acknowledged or outstanding, and banks told what was paid': `
    select * from ledger.debt_unproven(array(select id from ledger.receivable))`,
  'C16 no package is split more often': `
    select instrument from ledger.title group by instrument
    having count(*) > ${RULES.at(-1)!.splitsMax}`,
  'an issued receivable has something unpaid, a settled one nothing': `
    select r.id, r.status from ledger.receivable r
     where r.status in ('issued', 'settled')
       and (r.status = 'settled') = exists (
         select from ledger.title t where t.instrument = r.id and t.holder <> 0)`,
  'INV-JRN-01 each touch follows the one before': `
    select t.subject from ledger.touch t
      left join ledger.touch b
        on (b.subject, b.noun, b.version) = (t.subject, t.noun, t.version - 1)
      left join ledger.entry e on e.id = b.entry
     where (t.version = 1) <> (t.before is null) or t.before is distinct from e.hash`,
}
