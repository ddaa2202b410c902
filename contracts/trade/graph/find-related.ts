import { findTie, type Ties } from './ties.ts'
import { findFrom, type GraphFinding, SHOWN_INVOICES_MAX, type TradeGraph } from './trade-graph.ts'
import type { WatchRules } from './watch-rules.ts'

/**
 * The same people at both ends: sales between related firms, one finding for each pair; and sales
 * to a firm that soon sells on to a relative of its seller, at next to no margin.
 */
export function findRelated(
  graph: TradeGraph,
  places: Iterable<number>,
  ties: Ties,
  rules: ThroughRules,
): readonly GraphFinding[] {
  const pairs = new Map<string, number[]>()
  // Each two sales once, though both of them may be asked about.
  const through = new Map<string, GraphFinding>()
  const { seller, buyer } = graph
  for (const place of places) {
    const [from, to] = [seller[place]!, buyer[place]!]
    const isTied = ties.behind.has(from) || ties.behind.has(to)
    if (!isTied) continue
    if (findTie(ties, from, to) !== null) {
      const pair = `${from} ${to}`
      const known = pairs.get(pair)
      if (known) known.push(place)
      else pairs.set(pair, [place])
    } else
      for (const found of findThrough(graph, place, ties, rules))
        through.set(found.invoices.join(' '), found)
  }
  const direct = [...pairs.values()].map(sales => describePair(graph, sales, ties))
  return [...direct, ...through.values()]
}

export type ThroughRules = Pick<
  WatchRules,
  'throughDays' | 'throughMarginPerMille' | 'throughLossPerMille'
>

function describePair(
  { seller, buyer, amount }: TradeGraph,
  sales: readonly number[],
  ties: Ties,
): GraphFinding {
  const firms = [seller[sales[0]!]!, buyer[sales[0]!]!]
  return {
    kind: 'related_trade',
    firms,
    invoices: sales.slice(0, SHOWN_INVOICES_MAX),
    measured: {
      tie: findTie(ties, firms[0]!, firms[1]!)!,
      invoices: sales.length,
      sum: sales.reduce((sum, place) => sum + amount[place]!, 0),
    },
  }
}

/** As the first sale or as the second: an import may bring either. */
function findThrough(
  graph: TradeGraph,
  place: number,
  ties: Ties,
  { throughDays, throughMarginPerMille, throughLossPerMille }: ThroughRules,
): readonly GraphFinding[] {
  const { seller, buyer, day } = graph
  const onward = listBetween(graph, 'sold', buyer[place]!, day[place]!, day[place]! + throughDays)
  const before = listBetween(
    graph,
    'bought',
    seller[place]!,
    day[place]! - throughDays,
    day[place]!,
  )
  const pairs = [
    ...onward.map(then => [place, then] as const),
    ...before.map(first => [first, place] as const),
  ]
  return pairs.flatMap(([first, then]) => {
    const [from, to] = [seller[first]!, buyer[then]!]
    const margin = marginPerMille(graph, first, then)
    const isThin = margin <= throughMarginPerMille && margin >= -throughLossPerMille
    const tie = isThin && from !== to ? findTie(ties, from, to) : null
    return tie === null ? [] : [describeThrough(graph, first, then, tie)]
  })
}

/** Sales of one firm that are set beside one sale. */
const BETWEEN_MAX = 1_000

function listBetween(
  graph: TradeGraph,
  side: 'sold' | 'bought',
  firm: number,
  first: number,
  last: number,
): number[] {
  const { from, places } = graph[side]
  const found: number[] = []
  for (let at = findFrom(graph[side], graph.day, firm, first); at < from[firm + 1]!; at++) {
    if (graph.day[places[at]!]! > last || found.length === BETWEEN_MAX) break
    found.push(places[at]!)
  }
  return found
}

function marginPerMille({ amount }: TradeGraph, first: number, then: number): number {
  return ((amount[then]! - amount[first]!) * 1_000) / amount[first]!
}

function describeThrough(
  graph: TradeGraph,
  first: number,
  then: number,
  tie: number,
): GraphFinding {
  const { seller, buyer, day } = graph
  return {
    kind: 'related_through_another',
    firms: [seller[first]!, buyer[first]!, buyer[then]!],
    invoices: [first, then],
    measured: {
      tie,
      days: day[then]! - day[first]!,
      marginPerMille: Math.round(marginPerMille(graph, first, then)),
    },
  }
}
