import { parentPort, workerData } from 'node:worker_threads'
import { gatherTies, type Tie } from '../../contracts/trade/graph/ties.ts'
import {
  buildTradeGraph,
  type GraphFinding,
  type InvoiceColumns,
} from '../../contracts/trade/graph/trade-graph.ts'
import type { WatchRules } from '../../contracts/trade/graph/watch-rules.ts'
import { watchTrade } from '../../contracts/trade/graph/watch-trade.ts'

/** What the thread is to look through. */
export interface TradeTask {
  readonly firms: number
  readonly columns: InvoiceColumns
  readonly ties: readonly Tie[]
  readonly rules: WatchRules
  /** Only around these, by their index in the columns; null: around all. */
  readonly around: readonly number[] | null
}

/** Findings whose invoices are indices in the columns. */
export interface TradeSeen {
  readonly findings: readonly GraphFinding[]
  readonly cutShort: number
}

function look({ firms, columns, ties, rules, around }: TradeTask): TradeSeen {
  const graph = buildTradeGraph(firms, columns)
  const asked = around && new Set(around)
  const places = asked
    ? [...graph.day.keys()].filter(place => asked.has(graph.given[place]!))
    : 'all'
  const { findings, cutShort } = watchTrade(graph, gatherTies(ties, rules), rules, places)
  return {
    findings: findings.map(finding => ({
      ...finding,
      invoices: finding.invoices.map(place => graph.given[place]!),
    })),
    cutShort,
  }
}

parentPort?.postMessage(look(workerData as TradeTask))
