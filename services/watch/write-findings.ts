import type { Pool } from 'pg'
import { idOf } from '../../contracts/kernel/id.ts'
import { FINDINGS } from '../../contracts/trade/findings.ts'
import type { GraphFinding } from '../../contracts/trade/graph/trade-graph.ts'
import { withTransaction } from '../platform/transaction.ts'
import type { TieKind } from './load-ties.ts'
import type { Loaded, LoadedTrade } from './load-trade.ts'

export interface Found {
  readonly findings: readonly GraphFinding[]
  readonly trade: LoadedTrade
  readonly firms: Loaded['firms']
  readonly kinds: readonly TieKind[]
}

/**
 * Writes what was found and says something new: one of its invoices is in no finding of its kind so
 * far. So the night repeats nothing of what imports have shown. Answers how many were written.
 */
export async function writeFindings(pool: Pool, found: Found): Promise<number> {
  let written = 0
  for (let at = 0; at < found.findings.length; at += AT_ONCE) {
    const some = found.findings.slice(at, at + AT_ONCE)
    written += await writeSome(pool, { ...found, findings: some })
  }
  return written
}

const AT_ONCE = 200

async function writeSome(pool: Pool, found: Found): Promise<number> {
  const { findings, trade } = found
  const numbers = findings.map(({ invoices }) => invoices.map(at => trade.invoices[at]!))
  return await withTransaction(pool, async client => {
    const { rows } = await client.query<{ kind: string; invoice: bigint }>(
      `select distinct f.kind, d.invoice from trade.finding_document d
         join trade.finding f on f.id = d.finding
        where d.invoice = any($1::bigint[])`,
      [numbers.flat()],
    )
    const known = new Set(rows.map(({ kind, invoice }) => `${kind} ${invoice}`))
    const fresh = findings.flatMap((finding, at) => {
      const invoices = numbers[at]!
      if (invoices.every(one => known.has(`${finding.kind} ${one}`))) return []
      for (const one of invoices) known.add(`${finding.kind} ${one}`)
      return [{ finding, invoices }]
    })
    for (const { finding, invoices } of fresh)
      await client.query(INSERT_FINDING, [
        ...[finding.kind, FINDINGS[finding.kind].severity],
        ...[found.firms[finding.firms[0]!]!, invoices[0]!],
        ...[describeEvidence(finding, found), invoices],
      ])
    return fresh.length
  })
}

const INSERT_FINDING = `
  with found as (
    insert into trade.finding (kind, severity, party, subject, evidence)
    values ($1, $2, $3, $4, $5) returning id)
  insert into trade.finding_document (finding, invoice)
  select found.id, invoice from found, unnest($6::bigint[]) invoice`

/** Of a finding so many invoices are shown with what they say; the others by their number alone. */
const PATH_MAX = 20

/** What the invoices said when it was found, so that it can be read whatever becomes of them. */
function describeEvidence(
  { firms: parties, invoices, measured }: GraphFinding,
  { trade, firms, kinds }: Found,
) {
  const { seller, buyer, day, amount } = trade.columns
  const party = (firm: number) => idOf('pty', firms[firm]!)
  return {
    firms: parties.map(party),
    invoices: invoices.length,
    path: invoices.slice(0, PATH_MAX).map(at => ({
      invoice: idOf('inv', trade.invoices[at]!),
      seller: party(seller[at]!),
      buyer: party(buyer[at]!),
      amount: String(amount[at]!),
      currency: trade.currency,
      invoicedOn: new Date(day[at]! * MS_PER_DAY).toISOString().slice(0, 10),
    })),
    ...describeMeasured(measured, firms.length, kinds, party),
  }
}

const MS_PER_DAY = 86_400_000
const IN_FEN = new Set(['least', 'greatest', 'sum', 'sumBefore', 'limit'])

function describeMeasured(
  measured: GraphFinding['measured'],
  firms: number,
  kinds: readonly TieKind[],
  party: (firm: number) => string,
) {
  return Object.fromEntries(
    Object.entries(measured).map(([name, value]) => {
      if (name === 'firms') return ['length', value]
      if (name === 'tie') return [name, value < firms ? party(value) : kinds[value - firms]!]
      return [name, IN_FEN.has(name) ? String(value) : value]
    }),
  )
}
