/** Receivables cut into as many titles as rule C16 allows, each passed on again and again. */
export const WIDE = 20
export const WIDE_PIECES = 500
export const PIECE_MINOR = 200_000
/** The first pieces have a long history, the others a short one. */
const LONG = 10
const LONG_MOVES = 60
const MOVES = 3
const WIDE_IDS = 5_000_000_000
const WIDE_ENTRIES = 50_000_000
/** Entries of one of them: its issue, then an offer and an answer for each move. */
const ENTRIES_EACH = 10_000
const FACE = WIDE_PIECES * PIECE_MINOR

/** Of every receivable that was generated as issued. */
export const ISSUED_WAIT = 2 ** 52

export function wideNumber(n: number): number {
  return WIDE_IDS + n
}

const me = (who: string) => `current_setting('bench.${who}')::bigint`
/** Who holds piece p after move m; the reading holder has every tenth in the end. */
const holderAfter = (m: string) => `case when ${m} = 0 then 20000 + w
  when ${m} = moves and p % 10 = 3 then ${me('holder')}
  else 21000 + (w * 131 + p * 17 + ${m} * 7) % 1000 end`

export const WIDE_STEPS: readonly (readonly [string, string])[] = [
  [
    'moves within wide receivables',
    `create temp table hop as
     select w, p, m, moves, ${WIDE_IDS} + w as instrument,
            ledger.id_text('rcv', ${WIDE_IDS} + w) as name,
            p * ${PIECE_MINOR} as lo, (p + 1) * ${PIECE_MINOR} as hi,
            ${WIDE_ENTRIES} + w * ${ENTRIES_EACH}
              + 2 * row_number() over (partition by w order by m, p) as entry,
            ${holderAfter('m - 1')} as giver, ${holderAfter('m')} as taker
       from generate_series(0, ${WIDE - 1}) w, generate_series(0, ${WIDE_PIECES - 1}) p,
            lateral (select case when p < ${LONG} then ${LONG_MOVES} else ${MOVES} end as moves) x,
            lateral generate_series(1, moves) m`,
  ],
  [
    'wide receivables',
    `insert into ledger.receivable (id, debtor, supplier, proposer, currency, amount_minor, due_on,
       wait, package, status, proposed_by, issued_by)
     select ${WIDE_IDS} + w, ${me('debtor')}, 20000 + w, 20000 + w, 'CNY', ${FACE}, '2026-12-01',
            ${ISSUED_WAIT}, 'wide ' || w, 'issued', ${WIDE_ENTRIES} + w * ${ENTRIES_EACH},
            ${WIDE_ENTRIES} + w * ${ENTRIES_EACH} from generate_series(0, ${WIDE - 1}) w`,
  ],
  [
    'wide instruments',
    `insert into ledger.instrument (id, kind, size, issued_by, terms)
     select ${WIDE_IDS} + w, 'receivable', ${FACE}, ${WIDE_ENTRIES} + w * ${ENTRIES_EACH},
            ledger.terms_of('2026-12-01', p.number, 'CNY')
       from generate_series(0, ${WIDE - 1}) w join ledger.party p on p.id = ${me('debtor')}`,
  ],
  [
    'wide titles',
    `insert into ledger.title (instrument, lo, hi, size, holder, since, origin, terms)
     select h.instrument, h.lo, h.hi, ${FACE}, h.taker, h.entry, h.lo, n.terms
       from hop h join ledger.instrument n on n.id = h.instrument where h.m = h.moves
      order by h.instrument, h.lo`,
  ],
  [
    'their entries',
    `with h as materialized (select id, ledger.id_text('pty', id) as name from ledger.party)
     insert into ledger.entry (id, act, party, command, part, postings, leaf, business_date)
     select id, 'receivable.confirm', ${me('debtor')}, 'wide ' || id, 0,
            '[{"instrument":"' || ledger.id_text('rcv', w) || '","post":"issue","size":"'
              || ${FACE} || '","to":"' || ledger.id_text('pty', 20000 + w - ${WIDE_IDS}) || '"}]',
            '{"entry":"' || id || '","pad":"' || repeat('x', 300) || '"}', date '2026-03-02'
       from (select ${WIDE_IDS} + w as w, ${WIDE_ENTRIES} + w * ${ENTRIES_EACH} as id
               from generate_series(0, ${WIDE - 1}) w) x
      union all
     select entry - 1, 'title.offer-transfer', giver, 'wide ' || entry - 1, 0,
            '[{"instrument":"' || hop.name || '","kind":"offer","party":"' || h.name
              || '","post":"bind","span":{"hi":"' || hi || '","lo":"' || lo || '"}}]',
            '{"entry":"' || entry - 1 || '","pad":"' || repeat('x', 300) || '"}', date '2026-03-02'
       from hop join h on h.id = taker
      union all
     select entry, 'title.answer-offer', taker, 'wide ' || entry, 0,
            '[{"instrument":"' || hop.name || '","post":"free","span":{"hi":"' || hi || '","lo":"'
              || lo || '"}},{"instrument":"' || hop.name || '","post":"move","span":{"hi":"' || hi
              || '","lo":"' || lo || '"},"to":"' || h.name || '"}]',
            '{"entry":"' || entry || '","pad":"' || repeat('x', 300) || '"}', date '2026-03-02'
       from hop join h on h.id = taker`,
  ],
  [
    'their touches',
    `insert into ledger.touch (noun, subject, version, entry, before)
     select 'rcv', instrument, row_number() over (partition by instrument order by entry), entry,
            case when entry % ${ENTRIES_EACH} > 0 then sha256('generated') end
       from (select ${WIDE_IDS} + w as instrument, ${WIDE_ENTRIES} + w * ${ENTRIES_EACH} as entry
               from generate_series(0, ${WIDE - 1}) w
              union all select instrument, entry - 1 from hop
              union all select instrument, entry from hop) t`,
  ],
  [
    'their visibility rows',
    `insert into ledger.entry_visibility (party, instrument, entry)
     select distinct v.party, instrument, e from hop
       cross join lateral (values (entry - 1), (entry)) n (e)
       cross join lateral (values (${me('debtor')}), (giver), (taker)) v (party)
      union select ${me('debtor')}, ${WIDE_IDS} + w, ${WIDE_ENTRIES} + w * ${ENTRIES_EACH}
       from generate_series(0, ${WIDE - 1}) w`,
  ],
  [
    'their invoices',
    `insert into trade.invoice (id, seller, number, buyer, currency, amount_minor, quantity,
       price_minor, invoiced_on, due_on, synthetic)
     select entry, taker, 'W' || entry, giver, 'CNY', 400000, 1, 400000, '2026-03-02',
            '2026-12-01', true from hop`,
  ],
  [
    'and what they back',
    `insert into trade.invoice_allocation (invoice, lo, hi, size, allocated_to, since)
     select entry, 0, ${PIECE_MINOR}, 400000, instrument, entry from hop
      union all select entry, ${PIECE_MINOR}, 400000, 400000, 0, 0 from hop`,
  ],
]
