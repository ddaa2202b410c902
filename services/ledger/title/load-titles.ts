import { type InstrumentId, idNumber, idOf } from '../../../contracts/kernel/id.ts'
import type { Span } from '../../../contracts/kernel/span.ts'
import type { Claim, Hold, HoldKind, Tiling, Title } from '../../../contracts/kernel/title.ts'
import { numberArray } from '../../platform/sql-array.ts'
import type { Transaction } from '../../platform/transaction.ts'

/** The part of an instrument that an act will look at. */
export interface Range extends Span {
  readonly instrument: InstrumentId
}

/** The titles that cover the ranges, whole, with their claims and holds; instruments are locked. */
export async function loadTilings(
  client: Transaction,
  ranges: readonly Range[],
): Promise<Map<InstrumentId, Tiling>> {
  const tilings = new Map<InstrumentId, Tiling>()
  if (ranges.length === 0) return tilings
  const wanted = unite(ranges)
  const { rows } = await client.query<TitleRecord>(SELECT_TITLES, [
    numberArray(wanted.map(r => idNumber(r.instrument))),
    numberArray(wanted.map(r => r.lo)),
    numberArray(wanted.map(r => r.hi)),
  ])
  const nouns = new Map(wanted.map(r => [idNumber(r.instrument), r.instrument]))
  const holds = await loadHolds(client, rows)
  for (const row of rows) {
    const instrument = nouns.get(row.instrument)!
    const title = buildTitle(row, holds.get(`${row.instrument}:${row.lo}`) ?? [])
    const tiling = tilings.get(instrument)
    if (tiling) (tiling.titles as Title[]).push(title)
    else {
      const paid = { p: row.paid_p, q: row.paid_q }
      tilings.set(instrument, { instrument, size: row.size, paid, titles: [title] })
    }
  }
  return tilings
}

/** One range an instrument, from the lowest to the highest unit that is asked for. */
function unite(ranges: readonly Range[]): Range[] {
  const united = new Map<InstrumentId, { instrument: InstrumentId; lo: bigint; hi: bigint }>()
  for (const range of ranges) {
    const has = united.get(range.instrument)
    if (!has) united.set(range.instrument, { ...range })
    if (has && range.lo < has.lo) has.lo = range.lo
    if (has && range.hi > has.hi) has.hi = range.hi
  }
  return [...united.values()]
}

const SELECT_TITLES = `
  select t.instrument, t.lo, t.hi, t.size, t.holder, t.since, t.origin, t.holds, i.paid_p, i.paid_q,
         c.kind, c.claimant, c.charge, c.bound_by,
         s.party as successor, s.act as successor_act, s.expires, s.named_by
    from unnest($1::bigint[], $2::bigint[], $3::bigint[]) u (instrument, lo, hi)
   cross join lateral (select * from ledger.instrument where id = u.instrument limit 1) i
    join ledger.title t on t.instrument = u.instrument and t.lo < u.hi and t.hi > u.lo
    left join ledger.claim c on c.id = t.claim
    left join ledger.successor s on s.live = t.claim
   order by t.instrument, t.lo`

interface TitleRecord {
  instrument: bigint
  lo: bigint
  hi: bigint
  size: bigint
  holder: bigint
  since: bigint
  origin: bigint
  holds: number
  paid_p: bigint
  paid_q: bigint
  kind: Claim['kind'] | null
  claimant: bigint
  charge: bigint
  bound_by: bigint
  successor: bigint | null
  successor_act: string
  expires: NonNullable<Claim['successor']>['expires']
  named_by: bigint
}

function buildTitle(row: TitleRecord, holds: readonly Hold[]): Title {
  return {
    lo: row.lo,
    hi: row.hi,
    holder: idOf('pty', row.holder),
    since: row.since,
    origin: row.origin,
    claim: row.kind === null ? null : buildClaim(row, row.kind),
    holds,
  }
}

function buildClaim(row: TitleRecord, kind: Claim['kind']): Claim {
  return {
    kind,
    claimant: idOf('pty', row.claimant),
    charge: row.charge,
    boundBy: row.bound_by,
    successor:
      row.successor === null
        ? null
        : {
            party: idOf('pty', row.successor),
            act: row.successor_act,
            expires: row.expires,
            namedBy: row.named_by,
          },
  }
}

async function loadHolds(client: Transaction, titles: readonly TitleRecord[]) {
  const held = titles.filter(t => t.holds > 0)
  const byTitle = new Map<string, Hold[]>()
  if (held.length === 0) return byTitle
  const { rows } = await client.query<{
    instrument: bigint
    lo: bigint
    kind: HoldKind
    party: bigint
    set_by: bigint
  }>(
    `select h.instrument, h.lo, h.kind, h.party, h.set_by
       from unnest($1::bigint[], $2::bigint[]) u (instrument, lo)
       join ledger.hold h
         on h.instrument = u.instrument and h.lo = u.lo and h.lifted_by is null
      order by h.set_by`,
    [held.map(t => t.instrument), held.map(t => t.lo)],
  )
  for (const { instrument, lo, kind, party, set_by } of rows) {
    const key = `${instrument}:${lo}`
    byTitle.set(key, [
      ...(byTitle.get(key) ?? []),
      { kind, party: idOf('pty', party), setBy: set_by },
    ])
  }
  return byTitle
}
