import { type GraphFinding, SHOWN_INVOICES_MAX, type TradeGraph } from './trade-graph.ts'
import type { WatchRules } from './watch-rules.ts'

/**
 * Amounts that stay just under one from which somebody looks twice: several invoices of one seller
 * to one buyer within some days, and many more than stand as near above it.
 */
export function findJustUnder(
  graph: TradeGraph,
  sellers: Iterable<number>,
  rules: UnderRules,
): readonly GraphFinding[] {
  return [...sellers].flatMap(seller =>
    rules.watchedAmounts.flatMap(limit => findUnder(graph, seller, limit, rules)),
  )
}

export type UnderRules = Pick<
  WatchRules,
  'watchedAmounts' | 'underPerMille' | 'underInvoicesMin' | 'underDays' | 'underTimes'
>

function findUnder(
  { sold, amount, buyer, day }: TradeGraph,
  seller: number,
  limit: number,
  { underPerMille, underInvoicesMin, underDays, underTimes }: UnderRules,
): GraphFinding[] {
  const near = (limit * underPerMille) / 1_000
  const places = sold.places.subarray(sold.from[seller]!, sold.from[seller + 1]!)
  const close = places.filter(place => Math.abs(amount[place]! - limit) <= near)
  if (close.length < underInvoicesMin) return []
  const pairs = Map.groupBy(close, place => buyer[place]!)
  return [...pairs].flatMap(([to, sales]) => {
    const under = sales.filter(place => amount[place]! < limit)
    const over = sales.length - under.length
    return groupWithin(under, day, underDays)
      .filter(run => run.length >= underInvoicesMin && run.length >= underTimes * over)
      .map(run => ({
        kind: 'just_under_a_watched_amount' as const,
        firms: [seller, to],
        invoices: run.slice(0, SHOWN_INVOICES_MAX),
        measured: { limit, under: run.length, over },
      }))
  })
}

/** Runs of sales in their order, each within so many days of its first. */
function groupWithin(places: readonly number[], day: Int32Array, days: number): number[][] {
  const runs: number[][] = []
  for (const place of places) {
    const run = runs.at(-1)
    if (run && day[place]! - day[run[0]!]! <= days) run.push(place)
    else runs.push([place])
  }
  return runs
}
