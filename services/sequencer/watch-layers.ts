import type { Pool, PoolClient } from 'pg'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import { type InstrumentId, idNumber, type PartyId } from '../../contracts/kernel/id.ts'
import { type Passing, watchLayers } from '../../contracts/receivable/layers.ts'
import { rulesOn } from '../../contracts/receivable/rules.ts'

/**
 * One turn of the watch: reads entries placed since the last one, and writes a finding for every
 * transfer that is deeper than it should be or goes back to an earlier holder. Answers with how
 * many entries it has read; it is done with them, or with none, when it fails.
 */
export async function watchTurn(pool: Pool): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const read = await watch(client)
    await client.query('commit')
    return read
  } catch (fault) {
    await client.query('rollback').catch(() => undefined)
    throw fault
  } finally {
    client.release()
  }
}

async function watch(client: PoolClient): Promise<number> {
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
  const moves = rows.flatMap(entry =>
    givenBy(entry.postings).flatMap(given => (given.post === 'move' ? [{ entry, given }] : [])),
  )
  const chains = await chainsOf(client, new Set(moves.map(m => m.given.instrument)))
  for (const { entry, given } of moves)
    await report(client, entry, given, chains.get(idNumber(given.instrument)) ?? [])
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

interface Given extends Passing {
  readonly post: 'issue' | 'move'
  readonly instrument: InstrumentId
}

/** What was ever given of an instrument, in order, with its entry. */
type Chain = readonly (Given & { readonly entry: bigint })[]

async function chainsOf(client: PoolClient, instruments: ReadonlySet<InstrumentId>) {
  const { rows } = await client.query<{ subject: bigint; id: bigint; postings: string }>(
    `select t.subject, e.id, e.postings from ledger.touch t join ledger.entry e on e.id = t.entry
      where t.subject = any($1::bigint[]) and t.noun = 'rcv' order by t.subject, t.version`,
    [[...instruments].map(idNumber)],
  )
  const given = rows.flatMap(({ subject, id, postings }) =>
    givenBy(postings).flatMap(one =>
      idNumber(one.instrument) === subject ? [{ ...one, subject, entry: id }] : [],
    ),
  )
  return Map.groupBy(given, one => one.subject)
}

async function report(
  client: PoolClient,
  entry: PlacedEntry,
  given: Given,
  chain: Chain,
): Promise<void> {
  const before = chain.filter(one => one.entry < entry.id)
  for (const { kind, span, ...more } of watchLayers(before, given, rulesOn(entry.business_date)))
    await client.query(
      `insert into trade.finding (kind, severity, party, subject, evidence)
       values ($1, 'warning', $2, $3, $4)`,
      [
        ...[kind, entry.party, idNumber(given.instrument)],
        { entry: String(entry.id), lo: String(span.lo), hi: String(span.hi), ...more },
      ],
    )
}

/** What an entry's postings gave to somebody. */
function givenBy(postings: string): readonly Given[] {
  if (!postings.includes('"move"') && !postings.includes('"issue"')) return []
  const all = JSON.parse(postings) as readonly WirePosting[]
  return all.flatMap(({ post, instrument, to, span, size }) => {
    if (post !== 'issue' && post !== 'move') return []
    const { lo, hi } = span ?? { lo: '0', hi: size! }
    return [{ post, instrument, to, span: { lo: BigInt(lo), hi: BigInt(hi) } }]
  })
}

interface WirePosting {
  readonly post: string
  readonly instrument: InstrumentId
  readonly to: PartyId
  readonly span?: { readonly lo: string; readonly hi: string }
  readonly size?: string
}
