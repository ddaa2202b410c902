import type { Pool } from 'pg'
import { type BusinessDate, dayNumber } from '../../contracts/kernel/date.ts'
import {
  type InstrumentId,
  idNumber,
  idOf,
  isId,
  type PartyId,
  type ReceivableId,
} from '../../contracts/kernel/id.ts'
import { rulesOn } from '../../contracts/kernel/rules.ts'
import { type TransferStep, watchTiers } from '../../contracts/receivable/tiers.ts'
import { FINDINGS, type FindingKind } from '../../contracts/trade/findings.ts'
import { watchRulesOn } from '../../contracts/trade/graph/watch-rules.ts'
import { type PiecePassed, watchBurst } from '../../contracts/trade/graph/watch-titles.ts'
import { type Transaction, withTransaction } from '../platform/transaction.ts'

/**
 * One turn of the watch: reads entries placed since the last one, and writes a finding for every
 * transfer that is deeper than it should be or goes back to an earlier holder. Answers with how
 * many entries it has read; it is done with them, or with none, when it fails.
 */
export async function watchTurn(pool: Pool): Promise<number> {
  return await withTransaction(pool, watch)
}

async function watch(client: Transaction): Promise<number> {
  const since = await client.query<{ position: bigint }>(
    'select position from trade.watch for update',
  )
  const { rows } = await client.query<PlacedEntry>(
    `select p.position, e.id, e.party, e.postings, e.business_date
       from ledger.position p join ledger.entry e on e.id = p.entry
      where p.position > $1 order by p.position limit ${TURN_ENTRIES_MAX}`,
    [since.rows[0]!.position],
  )
  if (rows.length === 0) return 0
  const moves = rows.flatMap(entry => movesIn(entry.postings).map(move => ({ entry, move })))
  const chains = await loadChains(client, new Set(moves.map(m => m.move.receivable)))
  for (const { entry, move } of moves)
    await report(client, entry, move, chains.get(idNumber(move.receivable)) ?? [])
  for (const entry of rows)
    for (const receivable of new Set(movesIn(entry.postings).map(move => move.receivable)))
      await reportBurst(client, entry, receivable, chains.get(idNumber(receivable)) ?? [])
  await client.query('update trade.watch set position = $1', [rows.at(-1)!.position])
  return rows.length
}

const TURN_ENTRIES_MAX = 200

interface PlacedEntry {
  readonly position: bigint
  readonly id: bigint
  readonly party: bigint
  readonly postings: string
  readonly business_date: BusinessDate
}

/** What a receivable's entries ever gave, in order. */
type Chain = readonly (TransferStep & PiecePassed & { readonly entry: bigint })[]

interface Move extends TransferStep {
  readonly receivable: ReceivableId
}

async function loadChains(client: Transaction, receivables: ReadonlySet<ReceivableId>) {
  const { rows } = await client.query<{
    receivable: bigint
    entry: bigint
    holder: bigint
    lo: bigint
    hi: bigint
    date: BusinessDate
  }>(
    `select r.receivable, s.entry, s.holder, s.lo, s.hi, e.business_date as date
       from unnest($1::bigint[]) r (receivable) cross join lateral ledger.steps(r.receivable) s
       join ledger.entry e on e.id = s.entry
      order by r.receivable, s.entry, s.lo`,
    [[...receivables].map(idNumber)],
  )
  const steps = rows.map(({ receivable, entry, holder, lo, hi, date }) => {
    return { receivable, entry, to: idOf('pty', holder), span: { lo, hi }, day: dayNumber(date) }
  })
  return Map.groupBy(steps, step => step.receivable)
}

async function report(
  client: Transaction,
  entry: PlacedEntry,
  move: Move,
  chain: Chain,
): Promise<void> {
  const before = chain.filter(one => one.entry < entry.id)
  for (const { kind, span, ...more } of watchTiers(before, move, rulesOn(entry.business_date)))
    await insertFinding(client, kind, entry, move.receivable, {
      ...{ lo: String(span.lo), hi: String(span.hi), ...more },
    })
}

/** Pieces are counted with those of the same entry: an act may pass on many. */
async function reportBurst(
  client: Transaction,
  entry: PlacedEntry,
  receivable: ReceivableId,
  chain: Chain,
): Promise<void> {
  const before = chain.filter(one => one.entry < entry.id)
  const passing = chain.filter(one => one.entry === entry.id)
  const burst = watchBurst(before, passing, watchRulesOn(entry.business_date))
  if (burst.length === 0) return
  const holders = new Set(burst.map(at => [...before, ...passing][at]!.to))
  await insertFinding(client, 'burst_watched', entry, receivable, {
    ...{ pieces: burst.length, holders: holders.size },
  })
}

async function insertFinding(
  client: Transaction,
  kind: FindingKind,
  entry: PlacedEntry,
  receivable: ReceivableId,
  evidence: object,
): Promise<void> {
  await client.query(
    `insert into trade.finding (kind, severity, party, subject, evidence)
     values ($1, $2, $3, $4, $5)`,
    [
      ...[kind, FINDINGS[kind].severity, entry.party, idNumber(receivable)],
      { entry: String(entry.id), ...evidence },
    ],
  )
}

/** What of receivables an entry moved from one holder to another. */
function movesIn(postings: string): readonly Move[] {
  if (!postings.includes('"move"')) return []
  const all = JSON.parse(postings) as readonly WirePosting[]
  return all.flatMap(({ post, instrument, to, span }) =>
    post === 'move' && isId('rcv', instrument)
      ? [{ receivable: instrument, to, span: { lo: BigInt(span.lo), hi: BigInt(span.hi) } }]
      : [],
  )
}

interface WirePosting {
  readonly post: string
  readonly instrument: InstrumentId
  readonly to: PartyId
  readonly span: { readonly lo: string; readonly hi: string }
}
