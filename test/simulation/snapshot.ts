import type pg from 'pg'
import type { Facility, FacilityId } from '../../contracts/facility/facility.ts'
import type {
  Financing,
  FinancingId,
  PriceListId,
  QuoteId,
} from '../../contracts/financing/financing.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import {
  type InstrumentId,
  type InstrumentPrefix,
  idOf,
  type PartyId,
  type ReceivableId,
} from '../../contracts/kernel/id.ts'
import { type LiveGoods, takeGoods } from './goods-snapshot.ts'

/** What stands at the beginning of a day, in an order that ids do not decide. */
export interface Snapshot {
  readonly asOf: BusinessDate
  readonly titles: readonly LiveTitle[]
  readonly proposals: readonly OpenProposal[]
  /** Spans of each open offer. */
  readonly offers: readonly OpenOffer[]
  readonly suspended: ReadonlySet<PartyId>
  /** Not revoked. */
  readonly keys: ReadonlySet<string>
  readonly standing: readonly Owned[]
  readonly mandates: readonly Owned[]
  readonly instructions: readonly { readonly id: string }[]
  readonly marks: readonly { readonly id: string }[]
  /** That have not ended. */
  readonly facilities: readonly LiveFacility[]
  /** That have not ended, and those that are registered still. */
  readonly financings: readonly LiveFinancing[]
  readonly goods: LiveGoods
  /** That have not ended. */
  readonly priceLists: readonly { readonly id: PriceListId; readonly lender: PartyId }[]
}

export interface LiveFinancing {
  readonly id: FinancingId
  readonly holder: PartyId
  readonly status: Financing['status']
  readonly lapsed: boolean
  readonly chooseBy: string
  readonly lenders: readonly PartyId[]
  readonly parts: readonly { readonly amount: bigint; readonly on: BusinessDate }[]
  /** A standing quote, or the one chosen. */
  readonly quote: QuoteId | null
  /** The digest of what was shown last, and to whom; of the lender whose quote is chosen. */
  readonly shown: string | null
  readonly lookedAtBy: PartyId | null
  /** Whose quote it is: the standing one, or the one chosen. */
  readonly lender: PartyId | null
  readonly lastDueOn: BusinessDate
  readonly register: {
    readonly searches: number
    /** Made since it was registered. */
    readonly since: number
    /** A search with hits that nobody has judged. */
    readonly unjudged: string | null
    readonly until: BusinessDate | null
  }
}

export interface LiveFacility {
  readonly id: FacilityId
  readonly lender: PartyId
  readonly scope: Facility['scope']
  readonly subject: PartyId | null
  readonly status: Facility['status']
}

export interface LiveTitle {
  readonly receivable: ReceivableId
  readonly lo: bigint
  readonly hi: bigint
  readonly holder: PartyId
  readonly debtor: PartyId
  readonly supplier: PartyId
  readonly dueOn: BusinessDate
  readonly claim: string | null
  readonly claimant: PartyId | null
  readonly holds: readonly { readonly kind: 'court' | 'dispute'; readonly party: PartyId }[]
}

export interface OpenProposal {
  readonly receivable: ReceivableId
  readonly debtor: PartyId
  readonly supplier: PartyId
  readonly proposer: PartyId
  readonly amount: bigint
  readonly dueOn: BusinessDate
  readonly lapsed: boolean
}

export interface OpenOffer {
  readonly from: PartyId
  readonly to: PartyId
  readonly lapsed: boolean
  readonly ofPledge: boolean
  readonly disclosed: boolean
  /** The digest of what was shown of it last. */
  readonly shown: string | null
  readonly spans: readonly WireSpan[]
}

export interface WireSpan {
  readonly instrument: InstrumentId
  readonly lo: string
  readonly hi: string
}

export interface Owned {
  readonly id: string
  readonly party: PartyId
}

export async function takeSnapshot(owner: pg.Pool, asOf: BusinessDate): Promise<Snapshot> {
  const { titles, proposals, offers, ...rest } = await readRows(owner)
  const { suspended, keys, standing, mandates, instructions, marks, ...lent } = rest
  const { facilities, financings, priceLists } = lent
  const party = (number: bigint) => idOf('pty', number)
  const owned = (noun: string) => (row: { id: bigint; party: bigint }) => ({
    id: idOf(noun, row.id),
    party: party(row.party),
  })
  return {
    asOf,
    goods: await takeGoods(owner),
    titles: titles.map(t => ({
      receivable: idOf('rcv', t.instrument),
      ...{ lo: t.lo, hi: t.hi, dueOn: t.due_on, claim: t.kind },
      ...{ holder: party(t.holder), debtor: party(t.debtor), supplier: party(t.supplier) },
      claimant: t.claimant === null ? null : party(t.claimant),
      holds: (t.holds as string[]).map(hold => {
        const [kind, who] = hold.split(' ')
        return { kind: kind as 'court', party: party(BigInt(who!)) }
      }),
    })),
    proposals: proposals.map(r => ({
      receivable: idOf('rcv', r.id),
      ...{ debtor: party(r.debtor), supplier: party(r.supplier), proposer: party(r.proposer) },
      ...{ amount: r.amount_minor, dueOn: r.due_on, lapsed: r.lapse_on <= asOf },
    })),
    offers: [...Map.groupBy(offers, o => o.charge as bigint).values()].map(spans => ({
      ...{ from: party(spans[0].from_party), to: party(spans[0].to_party) },
      lapsed: spans[0].lapse_on <= asOf,
      ofPledge: spans[0].secured_minor !== null,
      ...{ disclosed: spans[0].disclosed, shown: spans[0].shown },
      spans: spans.map(s => ({
        instrument: idOf(s.noun as InstrumentPrefix, s.instrument),
        ...{ lo: String(s.lo), hi: String(s.hi) },
      })),
    })),
    suspended: new Set(suspended.map(p => party(p.id))),
    keys: new Set(keys.map(k => idOf('key', k.id))),
    ...{ standing: standing.map(owned('sta')), mandates: mandates.map(owned('mdt')) },
    instructions: instructions.map(i => ({ id: idOf('sti', i.id) })),
    marks: marks.map(m => ({ id: idOf('mrk', m.id) })),
    facilities: facilities.map(f => ({
      ...{ id: idOf('fac', f.id), lender: party(f.lender), scope: f.scope, status: f.status },
      subject: f.subject === null ? null : party(f.subject),
    })),
    priceLists: priceLists.map(p => ({ id: idOf('prl', p.id), lender: party(p.lender) })),
    financings: financings.map(f => ({
      ...{ id: idOf('fin', f.id), holder: party(f.holder), status: f.status, parts: f.parts },
      lapsed: f.lapse_on !== null && f.lapse_on <= asOf,
      ...{ lenders: f.lenders.map(party), chooseBy: (f.choose_by as Date).toISOString() },
      quote: f.quote === null ? null : idOf('quo', f.quote),
      shown: f.shown,
      lookedAtBy: f.looked_at_by === null ? null : party(f.looked_at_by),
      ...{ lender: f.lender === null ? null : party(f.lender), lastDueOn: f.last_due_on },
      register: {
        ...{ searches: Number(f.searches), since: Number(f.since), until: f.until },
        unjudged: f.unjudged === null ? null : idOf('src', f.unjudged),
      },
    })),
  }
}

async function readRows(owner: pg.Pool) {
  // biome-ignore lint/suspicious/noExplicitAny: rows of a query, read two lines above
  const rows = async (sql: string): Promise<any[]> => (await owner.query(sql)).rows
  return {
    titles: await rows(SELECT_TITLES),
    proposals: await rows(SELECT_PROPOSALS),
    offers: await rows(SELECT_OFFERS),
    suspended: await rows("select id from ledger.party where status = 'suspended' order by id"),
    keys: await rows('select id from ledger.key where revoked_by is null'),
    standing: await rows(
      'select id, party from ledger.standing_acceptance where ended_by is null order by id',
    ),
    mandates: await rows('select id, party from ledger.mandate where ended_by is null order by id'),
    instructions: await rows(
      'select id from ledger.standing_instruction where ended_by is null order by id',
    ),
    facilities: await rows(
      `select id, lender, scope, subject, status from ledger.facility
        where status <> 'ended' order by id`,
    ),
    financings: (await rows(SELECT_FINANCINGS)).map(f => ({
      ...f,
      parts: f.parts.map((p: WirePart) => ({ amount: BigInt(p.amount), on: p.on })),
    })),
    priceLists: await rows(
      "select id, lender from ledger.price_list where status = 'standing' order by id",
    ),
    marks: await rows('select id from ledger.debtor_mark where until is null order by id'),
  }
}

interface WirePart {
  readonly amount: string
  readonly on: BusinessDate
}

const SELECT_FINANCINGS = `
  select f.id, f.holder, f.status, f.choose_by,
         case f.status when 'applied' then w.lapse_on when 'requested' then f.choose_by::date + 1
                       when 'approved' then e.lapse_on end as lapse_on,
         array(select a.lender from ledger.financing_asked a
                where a.financing = f.id order by a.lender) as lenders,
         (select jsonb_agg(jsonb_build_object('amount', p.amount_minor::text, 'on', p.paid_on)
                           order by p.place)
            from ledger.financing_part p where p.financing = f.id) as parts,
         coalesce(f.quote, (select min(q.id) from ledger.quote q
                             where q.financing = f.id and q.status = 'standing')) as quote,
         l.digest as shown, l.lender as looked_at_by,
         coalesce((select q.lender from ledger.quote q where q.id = f.quote),
                  (select q.lender from ledger.quote q where q.financing = f.id
                      and q.status = 'standing' order by q.id limit 1)) as lender,
         (select max(p.due_on) from ledger.financing_part p where p.financing = f.id)
           as last_due_on,
         (select count(*) from ledger.register_search s where s.financing = f.id) as searches,
         (select count(*) from ledger.register_search s
           where s.financing = f.id and s.searched_at > r.registered_at) as since,
         (select min(s.id) from ledger.register_search s join ledger.register_hit h
             on h.search = s.id where s.financing = f.id and s.verdict is null) as unjudged,
         r.until
    from ledger.financing f left join ledger.wait w on w.id = f.approval_wait
    left join ledger.wait e on e.id = f.registration_wait
    left join lateral (
      select k.digest, k.lender from ledger.financing_look k
       where k.financing = f.id
         and k.lender = coalesce((select q.lender from ledger.quote q where q.id = f.quote),
                                 k.lender)
       order by k.entry desc limit 1) l on true
    left join ledger.registration r on r.financing = f.id and r.status = 'live'
   where f.status in ('requested', 'applied', 'approved') or r.id is not null order by f.id`

const SELECT_TITLES = `
  select t.instrument, t.lo, t.hi, t.holder, r.debtor, r.supplier, r.due_on, c.kind, c.claimant,
         array(select h.kind || ' ' || h.party from ledger.hold h
                where h.instrument = t.instrument and h.lo = t.lo and h.lifted_by is null
                order by h.set_by) as holds
    from ledger.title t join ledger.receivable r on r.id = t.instrument
    left join ledger.claim c on c.id = t.claim
   where t.holder <> 0 order by t.instrument, t.lo`

const SELECT_PROPOSALS = `
  select r.*, w.lapse_on from ledger.receivable r join ledger.wait w on w.id = r.wait
   where r.status = 'proposed' order by r.id`

const SELECT_OFFERS = `
  select c.charge, o.from_party, o.to_party, o.secured_minor, w.lapse_on, c.instrument, c.lo, c.hi,
         k.id_prefix as noun,
         exists (select from ledger.disclosure d where d.offer = c.charge) as disclosed,
         (select l.digest from ledger.look l where l.offer = c.charge
           order by l.entry desc limit 1) as shown
    from ledger.claim c join ledger.offer o on o.charge = c.charge
    join ledger.instrument i on i.id = c.instrument
    join ledger.instrument_kind k on k.kind = i.kind
    join ledger.wait w on w.id = o.wait
   where c.freed_by is null and c.kind = 'offer' order by c.charge, c.instrument, c.lo`
