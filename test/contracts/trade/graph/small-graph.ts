import { buildTradeGraph, type TradeGraph } from '../../../../contracts/trade/graph/trade-graph.ts'
import { WATCH_RULES } from '../../../../contracts/trade/graph/watch-rules.ts'

/** Seller, buyer, day and amount in fen. */
export type Sold = readonly [number, number, number, number]

/** A graph of a few invoices, which are then known by their place in the list. */
export function graphOf(sales: readonly Sold[]): TradeGraph {
  const firms = Math.max(0, ...sales.flatMap(sale => sale.slice(0, 2))) + 1
  return buildTradeGraph(firms, {
    seller: Int32Array.from(sales, sale => sale[0]),
    buyer: Int32Array.from(sales, sale => sale[1]),
    day: Int32Array.from(sales, sale => sale[2]),
    amount: Float64Array.from(sales, sale => sale[3]),
  })
}

/** The invoices of a finding as they stand in the list, ascending. */
export function listGiven(
  graph: TradeGraph,
  { invoices }: { readonly invoices: readonly number[] },
) {
  return invoices.map(place => graph.given[place]!).sort((a, b) => a - b)
}

export const RULES_OF_TODAY = WATCH_RULES[0]!
