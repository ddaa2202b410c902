import type { Pool } from 'pg'
import type { InstrumentId } from '../../../../contracts/kernel/id.ts'
import type { Tiling, Title } from '../../../../contracts/kernel/title.ts'
import type { AuditFinding, FindingKind } from './finding.ts'
import type { Replayed } from './replay.ts'
import { numberOf, partyComparisons } from './replay-parties.ts'

/** Every row that the journal accounts for, told against it; and every one that it does not. */
export async function* compareRows(pool: Pool, replayed: Replayed): AsyncGenerator<AuditFinding> {
  for (const { kind, select, expected } of comparisons(replayed)) {
    const left = new Map(expected)
    const { rows } = await pool.query<{ subject: string; says: string }>(select)
    for (const { subject, says } of rows) {
      const must = left.get(subject) ?? 'no such row'
      left.delete(subject)
      if (must !== says) yield { kind, subject, expected: must, found: says }
    }
    for (const [subject, must] of left)
      yield { kind, subject, expected: must, found: 'no such row' }
  }
}

export interface Comparison {
  readonly kind: FindingKind
  /** Rows as a name and one line of what they say, in the numbers of the store. */
  readonly select: string
  /** The same names and lines, from the journal. */
  readonly expected: Iterable<readonly [string, string]>
}

function comparisons(replayed: Replayed): Comparison[] {
  return [
    instruments(replayed),
    titles(replayed),
    claims(replayed),
    holds(replayed),
    allocations(replayed),
    keys(replayed),
    receivables(replayed),
    businessDays(replayed),
    singleSigned(replayed),
    ...partyComparisons(replayed),
  ]
}

function instruments({ tilings }: Replayed): Comparison {
  return {
    kind: 'instrument_differs',
    select: `select id::text as subject, concat_ws(' ', size, paid_p, paid_q) as says
               from ledger.instrument`,
    expected: [...tilings].map(([id, { size, paid }]) => [
      numberOf(id),
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
      const given = `${numberOf(holder)} ${since} ${origin}`
      return [`${hi} ${size} ${given} ${flag(claim)} ${holds.length}`]
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
      const heir = successor ? numberOf(successor.party) : '0'
      const parties = `${numberOf(holder)} ${kind} ${numberOf(claimant)}`
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
          const name = `${numberOf(id)} ${lo} ${setBy}`
          return [name, `${hi} ${kind} ${numberOf(party)}`] as const
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
        const user = on === null ? '0' : numberOf(on)
        return [`${numberOf(invoice)} ${lo}`, `${hi} ${amount} ${user} ${since}`] as const
      }),
    ),
  }
}

function keys({ keys }: Replayed): Comparison {
  return {
    kind: 'key_differs',
    select: `select id::text as subject,
                    concat_ws(' ', user_id, party, alg, encode(public_key, 'hex'), custody,
                              enrolled_by, coalesce(revoked_by, 0)) as says
               from ledger.key`,
    expected: [...keys].map(([id, key]) => {
      const { user, party, alg, publicKey, custody, enrolledBy, revokedBy } = key
      const hex = Buffer.from(publicKey, 'base64url').toString('hex')
      const who = `${numberOf(user)} ${numberOf(party)} ${alg}`
      const when = `${enrolledBy} ${revokedBy ?? 0}`
      return [numberOf(id), `${who} ${hex} ${flag(custody || null)} ${when}`]
    }),
  }
}

function receivables({ receivables, tilings }: Replayed): Comparison {
  return {
    kind: 'receivable_differs',
    select: 'select id::text as subject, status as says from ledger.receivable',
    expected: [...receivables].map(([id, status]) => {
      const titles = tilings.get(id as InstrumentId)?.titles
      const paid = status === 'issued' && titles?.every(t => numberOf(t.holder) === '0')
      return [numberOf(id), paid ? 'settled' : status]
    }),
  }
}

function businessDays({ businessDays }: Replayed): Comparison {
  return {
    kind: 'business_day_differs',
    select: 'select date::text as subject, entry::text as says from ledger.business_day',
    expected: [...businessDays].map(([date, entry]) => [date, String(entry)]),
  }
}

function singleSigned({ singleSigned }: Replayed): Comparison {
  return {
    kind: 'single_signed_differs',
    select: `select concat_ws(' ', party, date) as subject, amount_minor::text as says
               from ledger.single_signed`,
    expected: [...singleSigned].map(([day, amount]) => [day, String(amount)]),
  }
}

function titleLines(
  { tilings }: Replayed,
  line: (title: Title, tiling: Tiling) => readonly string[],
): (readonly [string, string])[] {
  return [...tilings].flatMap(([id, tiling]) =>
    tiling.titles.flatMap(title =>
      line(title, tiling).map(says => [`${numberOf(id)} ${title.lo}`, says] as const),
    ),
  )
}

/** PostgreSQL's text of a boolean. */
function flag(value: unknown): 't' | 'f' {
  return value === null ? 'f' : 't'
}
