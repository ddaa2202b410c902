import type { Pool, PoolClient } from 'pg'
import { idOf } from '../../../contracts/kernel/id.ts'
import { cursorOf } from '../../../services/gateway/graph/page.ts'
import { say } from './bench.ts'
import { ISSUED_WAIT, PIECE_MINOR, WIDE_STEPS, wideNumber } from './wide-receivables.ts'

/** How much was generated. */
export interface Generated {
  readonly titles: number
  readonly visibilityRows: number
  readonly receivables: number
}

/** What was generated, so that queries can ask for a part of it at random. */
export interface MillionTitles extends Generated {
  /** The id of the n-th receivable, from 0; every 20th is owed by the reading debtor. */
  receivable(n: number): string
  /** The id of the n-th of those that are cut to pieces, all of the reading debtor. */
  wide(n: number): string
  /** The id of the entry that issued the n-th receivable. */
  issue(n: number): string
  /** Cursors at the n-th receivable, title or entry of a transfer, or at the wait for such. */
  cursorAt(
    kind: 'receivable' | 'title' | 'claim' | 'entry' | 'confirmation' | 'answer',
    n: number,
  ): string
}

export const PIECES = 5
const FACES = 1_000_000_000
/** 1 April 2026, in days since 1970, and how many dates in a row receivables are due on. */
const FIRST_DUE = 20_544n
const DUE_DATES = 256

/** The parties that read, by their numbers. */
export interface Readers {
  readonly debtor: bigint
  readonly holder: bigint
  readonly pledgee: bigint
}

/**
 * Generated rows, written as the owner with triggers and foreign keys switched off: `titles` titles
 * on a fifth as many receivables, their history, five visibility rows to an entry, pledges, offers
 * that
 * wait, invoices and their use, and some receivables in hundreds of pieces. The reading debtor owes
 * 5 % of all, the reading holder has 2 % of the titles, the reading pledgee a pledge on 1 %.
 * Commands and signatures are left out.
 */
export async function writeMillionTitles(
  owner: Pool,
  readers: Readers,
  titles: number,
): Promise<Generated> {
  const receivables = Math.ceil(titles / PIECES)
  const client = await owner.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query("set work_mem = '256MB'")
    for (const [name, value] of Object.entries({ receivables, ...readers }))
      await client.query('select set_config($1, $2, false)', [`bench.${name}`, String(value)])
    for (const [what, statement] of STEPS) await timed(client, what, statement)
    const { rows } = await client.query<{ n: bigint }>(
      'select count(*) as n from ledger.entry_visibility',
    )
    return { titles: receivables * PIECES, receivables, visibilityRows: Number(rows[0]!.n) }
  } finally {
    await client.query('reset session_replication_role')
    client.release(true)
  }
}

export function millionTitles(generated: Generated): MillionTitles {
  return {
    ...generated,
    receivable: n => idOf('rcv', BigInt(FACES + n)),
    wide: n => idOf('rcv', BigInt(wideNumber(n))),
    issue: n => idOf('ent', BigInt(ISSUES + n)),
    cursorAt: (kind, n) => cursorOf(PLACES[kind](n)),
  }
}

const PLACES: Record<Parameters<MillionTitles['cursorAt']>[0], (n: number) => (number | bigint)[]> =
  {
    receivable: n => [FACES + n],
    title: n => [(FIRST_DUE + BigInt(n % DUE_DATES)) << 45n, 0, 0],
    claim: n => [FACES + Math.floor(n / PIECES), (n % PIECES) * PIECE_MINOR],
    entry: n => [MOVES + n],
    confirmation: n => [FACES + n],
    answer: n => [n],
  }

async function timed(client: PoolClient, what: string, statement: string): Promise<void> {
  const began = performance.now()
  const { rowCount } = await client.query(statement)
  say(`${what}: ${rowCount ?? 0} rows in ${Math.round((performance.now() - began) / 1_000)} s`)
}

const me = (who: string) => `current_setting('bench.${who}')::bigint`
const ISSUES = 10_000_000
const MOVES = 20_000_000
const PROPOSALS = 40_000_000

/**
 * Generated parties: pools that do not overlap, so that an entry's visibility rows are of five
 * parties.
 */
const STEPS: readonly (readonly [string, string])[] = [
  [
    'parties',
    `insert into ledger.party (id, code, code_kind, name, roles, size_class, enrolled_by)
     select n, 'generated ' || n, 'uscc', 'Generated ' || n, '{supplier,debtor}'::text[], 'large', 1
       from generate_series(10000, 10049) n
      union all
     select n, 'generated ' || n, 'uscc', 'Generated ' || n, '{supplier}'::text[], 'small', 1
       from generate_series(20000, 23999) n`,
  ],
  [
    'faces',
    `create temp table face as
     select i, ${FACES} + i as id, ledger.id_text('rcv', ${FACES} + i) as name,
            ${ISSUES} + i as entry,
            case when i % 20 = 0 then ${me('debtor')} else 10000 + i / 20 % 50 end as debtor,
            case when i % 50 = 11 then ${me('holder')} else 20000 + i % 1000 end as supplier,
            date '2026-04-01' + (hashint4(i::integer) & ${DUE_DATES - 1}) as due_on
       from generate_series(0, ${me('receivables')} - 1) i`,
  ],
  [
    'pieces',
    `create temp table piece as
     select k, f.i, f.id as instrument, f.name, (k % ${PIECES}) * ${PIECE_MINOR} as lo,
            (k % ${PIECES} + 1) * ${PIECE_MINOR} as hi, ${MOVES} + k as entry, f.debtor, f.supplier,
            case when k % 50 = 9 then f.supplier
                 when k % 50 = 7 and f.i % 50 <> 11 then ${me('holder')}
                 else 21000 + k * 7919 % 1000 end as holder,
            22000 + k * 104729 % 1000 as before,
            case when k % 100 = 3 then ${me('pledgee')}
                 when k % 1000 = 9 then ${me('holder')}
                 else 23000 + k * 1299709 % 1000 end as fourth
       from face f cross join lateral
            generate_series(f.i * ${PIECES}, f.i * ${PIECES} + ${PIECES} - 1) k`,
  ],
  [
    'the wait of all that is issued',
    `insert into ledger.wait (id, kind, party, command, awaited, remind_on, lapse_on, closed)
     values (${ISSUED_WAIT}, 'confirmation', 1, 'generated', 1, '2026-03-05', '2026-03-16', true)`,
  ],
  [
    'receivables',
    `insert into ledger.receivable (id, debtor, supplier, proposer, currency, amount_minor, due_on,
       wait, package, status, proposed_by, issued_by)
     select id, debtor, supplier, supplier, 'CNY', ${PIECES * PIECE_MINOR}, due_on, ${ISSUED_WAIT},
            'generated ' || i, 'issued', entry, entry from face`,
  ],
  [
    'instruments',
    `insert into ledger.instrument (id, kind, size, issued_by, terms)
     select f.id, 'receivable', ${PIECES * PIECE_MINOR}, f.entry,
            ledger.terms_of(f.due_on, p.number, 'CNY')
       from face f join ledger.party p on p.id = f.debtor`,
  ],
  [
    'claims',
    `insert into ledger.claim (id, instrument, lo, hi, holder, kind, claimant, charge, bound_by)
     overriding system value
     select k + 1, instrument, lo, hi, holder, case when k % 10 = 3 then 'pledge' else 'offer' end,
            fourth, entry, entry
       from piece where k % 10 = 3 or k % 50 = 9`,
  ],
  [
    'titles',
    `insert into ledger.title (instrument, lo, hi, size, holder, since, origin, claim, terms)
     select p.instrument, p.lo, p.hi, ${PIECES * PIECE_MINOR}, p.holder, p.entry, p.lo,
            case when k % 10 = 3 or k % 50 = 9 then k + 1 end, n.terms
       from piece p join ledger.instrument n on n.id = p.instrument
      order by p.instrument, p.lo`,
  ],
  [
    'entries of issue',
    `insert into ledger.entry (id, act, party, command, part, postings, leaf, business_date)
     select entry, 'receivable.confirm', debtor, 'generated ' || entry, 0,
            '[{"instrument":"' || name || '","post":"issue","size":"${PIECES * PIECE_MINOR}","to":"'
              || ledger.id_text('pty', supplier) || '"}]',
            '{"entry":"' || entry || '","pad":"' || repeat('x', 300) || '"}', '2026-03-02'
       from face`,
  ],
  [
    'entries of transfer',
    `with h as materialized (select id, ledger.id_text('pty', id) as name from ledger.party)
     insert into ledger.entry (id, act, party, command, part, postings, leaf, business_date)
     select p.entry, 'title.offer-transfer', p.supplier, 'generated ' || p.entry, 0,
            '[{"instrument":"' || p.name || '","post":"move","span":{"hi":"' || p.hi || '","lo":"'
              || p.lo || '"},"to":"' || h.name || '"}]',
            '{"entry":"' || p.entry || '","pad":"' || repeat('x', 300) || '"}', '2026-03-02'
       from piece p join h on h.id = p.holder`,
  ],
  [
    'touches',
    `insert into ledger.touch (noun, subject, version, entry, before)
     select 'rcv', id, 1, entry, null from face
      union all select 'rcv', instrument, 2 + k % ${PIECES}, entry, sha256('generated') from piece`,
  ],
  [
    'visibility rows',
    `insert into ledger.entry_visibility (party, instrument, entry)
     select v.party, instrument, entry from piece
       cross join lateral (values (debtor), (supplier), (holder), (before), (fourth)) v (party)
      union select v.party, id, entry from face
       cross join lateral (values (debtor), (supplier)) v (party)
      union select v.party, ${FACES} * 2 + i, ${PROPOSALS} + i from face
       cross join lateral (values (debtor), (supplier)) v (party) where i % 40 = 0
      order by 1, 2, 3`,
  ],
  ...WIDE_STEPS,
  [
    'positions',
    `insert into ledger.position (position, entry)
     select coalesce((select max(position) from ledger.position), 0)
            + row_number() over (order by id), id
       from ledger.entry where id >= ${ISSUES}`,
  ],
  [
    'waits for an answer, and as many that are over',
    `insert into ledger.wait (id, kind, party, command, awaited, remind_on, lapse_on, closed)
     select k + 1, 'answer', supplier, 'generated ' || entry,
            fourth, '2026-03-04', '2026-03-09', k % 50 <> 9
       from piece where k % 50 in (9, 19)`,
  ],
  [
    'offers',
    `insert into ledger.offer (charge, from_party, to_party, wait)
     select entry, supplier, fourth, k + 1 from piece where k % 50 = 9`,
  ],
  [
    'waits for a confirmation',
    `insert into ledger.wait (id, kind, party, command, awaited, remind_on, lapse_on)
     select ${FACES} + i, 'confirmation', supplier, 'proposal ' || i, debtor, '2026-03-05',
            '2026-03-16'
       from face where i % 40 = 0`,
  ],
  [
    'proposals',
    `insert into ledger.receivable (id, debtor, supplier, proposer, currency, amount_minor, due_on,
       wait, status, proposed_by)
     select ${FACES} * 2 + i, debtor, supplier, supplier, 'CNY', 1000000, due_on, ${FACES} + i,
            'proposed', ${PROPOSALS} + i
       from face where i % 40 = 0`,
  ],
  [
    'entries of proposal',
    `insert into ledger.entry (id, act, party, command, part, postings, leaf, business_date)
     select ${PROPOSALS} + i, 'receivable.propose', supplier, 'proposal ' || i, 0, '[]',
            '{"entry":"' || i || '"}', '2026-03-02'
       from face where i % 40 = 0`,
  ],
  [
    'invoices',
    `insert into trade.invoice (id, seller, number, buyer, currency, amount_minor, quantity,
       price_minor, invoiced_on, due_on, synthetic)
     select id, supplier, 'G' || i, debtor, 'CNY', 2000000, 1, 2000000, '2026-03-02',
            due_on, true from face`,
  ],
  [
    'invoice uses',
    `insert into trade.invoice_allocation (invoice, lo, hi, size, allocated_to, since)
     select id, 0, 1000000, 2000000, id, entry from face
      union all select id, 1000000, 2000000, 2000000, 0, 0 from face`,
  ],
  ['numbers drawn', `select setval('ledger.entry_number', ${PROPOSALS} * 2)`],
  ['the sequencer’s low', `update ledger.sequencer set low = ${PROPOSALS} * 2`],
  [
    'what is watched already',
    'update trade.watch set position = (select max(position) from ledger.position)',
  ],
  ['movements', `select ledger.keep_movements(${2 ** 31 - 1})`],
  ['vacuum', 'vacuum analyze'],
]
