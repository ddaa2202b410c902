import type { PoolClient } from 'pg'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import type { Tiling, Title } from '../../../../contracts/kernel/title.ts'
import type { AuditFinding } from '../replay/finding.ts'
import type { Comparison } from '../replay/noun-audit.ts'
import type { Replayed } from '../replay/replayed.ts'

/** Every row that the journal accounts for, told against it; and every one that it does not. */
export async function* compareRows(
  client: PoolClient,
  comparisons: readonly Comparison[],
): AsyncGenerator<AuditFinding> {
  for (const { kind, select, expected } of comparisons) {
    const left = new Map(expected)
    const { rows } = await client.query<{ subject: string; says: string }>(select)
    for (const { subject, says } of rows) {
      const must = left.get(subject) ?? 'no such row'
      left.delete(subject)
      if (must !== says) yield { kind, subject, expected: must, found: says }
    }
    for (const [subject, must] of left)
      yield { kind, subject, expected: must, found: 'no such row' }
  }
}

/** The comparisons of the kernel: tilings, claims, holds, allocations, and what is kept of them. */
export function kernelComparisons(replayed: Replayed): Comparison[] {
  return [
    instruments(replayed),
    titles(replayed),
    claims(replayed),
    holds(replayed),
    allocations(replayed),
    movements(),
    terms(),
  ]
}

function instruments({ tilings }: Replayed): Comparison {
  return {
    kind: 'instrument_differs',
    select: `select id::text as subject, concat_ws(' ', size, paid_p, paid_q) as says
               from ledger.instrument`,
    expected: [...tilings].map(([id, { size, paid }]) => [
      formatNumber(id),
      `${size} ${paid.p} ${paid.q}`,
    ]),
  }
}

function titles(replayed: Replayed): Comparison {
  return {
    kind: 'title_differs',
    select: `select concat_ws(' ', instrument, lo) as subject,
                    concat_ws(' ', hi, size, holder, since, origin, claim is not null,
                              holds) as says
               from ledger.title`,
    expected: titleLines(replayed, (title, { size }) => {
      const { hi, holder, since, origin, claim, holds } = title
      const given = `${formatNumber(holder)} ${since} ${origin}`
      return [`${hi} ${size} ${given} ${formatFlag(claim !== null)} ${holds.length}`]
    }),
  }
}

function claims(replayed: Replayed): Comparison {
  return {
    kind: 'claim_differs',
    select: `select concat_ws(' ', c.instrument, c.lo) as subject,
                    concat_ws(' ', c.hi, c.holder, c.kind, c.claimant, c.charge, c.bound_by,
                              coalesce(s.party, 0), t.claim = c.id) as says
               from ledger.claim c left join ledger.successor s on s.live = c.id
               left join ledger.title t on t.instrument = c.instrument and t.lo = c.lo
              where c.freed_by is null`,
    expected: titleLines(replayed, ({ hi, holder, claim }) => {
      if (claim === null) return []
      const { kind, claimant, charge, boundBy, successor } = claim
      const heir = successor ? formatNumber(successor.party) : '0'
      const parties = `${formatNumber(holder)} ${kind} ${formatNumber(claimant)}`
      return [`${hi} ${parties} ${charge} ${boundBy} ${heir} t`]
    }),
  }
}

function holds({ tilings }: Replayed): Comparison {
  return {
    kind: 'hold_differs',
    select: `select concat_ws(' ', instrument, lo, set_by) as subject,
                    concat_ws(' ', hi, kind, party) as says
               from ledger.hold where lifted_by is null`,
    expected: [...tilings].flatMap(([id, { titles }]) =>
      titles.flatMap(({ lo, hi, holds }) =>
        holds.map(({ kind, party, setBy }) => {
          const name = `${formatNumber(id)} ${lo} ${setBy}`
          return [name, `${hi} ${kind} ${formatNumber(party)}`] as const
        }),
      ),
    ),
  }
}

function allocations({ allocations }: Replayed): Comparison {
  return {
    kind: 'allocation_differs',
    select: `select concat_ws(' ', invoice, lo) as subject,
                    concat_ws(' ', hi, size, allocated_to, since) as says
               from trade.invoice_allocation u
              where exists (select from trade.invoice_allocation o
                             where o.invoice = u.invoice and o.since <> 0)
                 or allocated_to <> 0`,
    expected: [...allocations.values()].flatMap(({ invoice, amount, tiles }) =>
      tiles.map(({ lo, hi, on, since }) => {
        const user = on === null ? '0' : formatNumber(on)
        return [`${formatNumber(invoice)} ${lo}`, `${hi} ${amount} ${user} ${since}`] as const
      }),
    ),
  }
}

/** Terms that titles carry are those of their receivables: each that differs is a row. */
function terms(): Comparison {
  return {
    kind: 'terms_differs',
    select: `select concat_ws(' ', t.instrument, t.lo) as subject, t.terms::text as says
               from ledger.title t left join ledger.receivable r on r.id = t.instrument
               left join ledger.party p on p.id = r.debtor
              where t.holder <> 0
                and t.terms <> coalesce(ledger.terms_of(r.due_on, p.number, r.currency), 0)`,
    expected: [],
  }
}

/** Movements are kept from postings by the store itself: each that differs from them is a row. */
function movements(): Comparison {
  const columns = 'm.part, m.kind, m.instrument, m.lo, m.hi, m.currency, m.from_party, m.to_party'
  const kept = `select m.entry, m.act, m.business_date, ${columns} from ledger.moved m`
  const posted = `select e.id, e.act, e.business_date, ${columns}
    from ledger.entry e cross join lateral ledger.movements_in(e.id, e.party, e.postings) m
   where e.id <= (select u.entry from ledger.moved_until u)`
  return {
    kind: 'movement_differs',
    select: `select concat_ws(' ', d.entry, d.part, d.is_kept) as subject,
                    concat_ws(' ', d.kind, d.instrument, d.lo, d.hi, d.from_party, d.to_party)
                      as says
               from (select k.*, 'kept' as is_kept from (${kept} except ${posted}) k
                     union all
                     select p.*, 'posted' from (${posted} except ${kept}) p) d`,
    expected: [],
  }
}

function titleLines(
  { tilings }: Replayed,
  line: (title: Title, tiling: Tiling) => readonly string[],
): (readonly [string, string])[] {
  return [...tilings].flatMap(([id, tiling]) =>
    tiling.titles.flatMap(title =>
      line(title, tiling).map(says => [`${formatNumber(id)} ${title.lo}`, says] as const),
    ),
  )
}

/** Formats an id as PostgreSQL prints its number. */
export function formatNumber(id: string): string {
  return String(idNumber(id))
}

/** Formats a boolean as PostgreSQL prints it in a row of text. */
export function formatFlag(value: boolean): 't' | 'f' {
  return value ? 't' : 'f'
}
