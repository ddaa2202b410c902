import { type Circles, findCircles } from './find-circles.ts'
import { findJumps } from './find-jumps.ts'
import { findJustUnder } from './find-just-under.ts'
import { findRelated } from './find-related.ts'
import type { Ties } from './ties.ts'
import type { GraphFinding, TradeGraph } from './trade-graph.ts'
import type { WatchRules } from './watch-rules.ts'

/**
 * Everything that is watched in trade, around some of its invoices: those of an import, or all.
 * What is found around one after another is what is found around all at once.
 */
export function watchTrade(
  graph: TradeGraph,
  ties: Ties,
  rules: WatchRules,
  places: readonly number[] | 'all' = 'all',
): Circles {
  const all = places === 'all'
  const around = all ? graph.day.keys() : places
  const { findings, cutShort } = findCircles(graph, around, rules)
  const sellers = all
    ? Array.from({ length: graph.firms }, (_, firm) => firm)
    : [...new Set(places.map(place => graph.seller[place]!))]
  const others: readonly GraphFinding[] = [
    ...findRelated(graph, all ? graph.day.keys() : places, ties, rules),
    ...findJumps(graph, sellers, rules),
    ...findJustUnder(graph, sellers, rules),
  ]
  return { findings: [...findings, ...others], cutShort }
}
