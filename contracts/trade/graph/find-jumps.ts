import { type GraphFinding, SHOWN_INVOICES_MAX, type TradeGraph } from './trade-graph.ts'
import type { WatchRules } from './watch-rules.ts'

/**
 * Jumps in what a firm sells: within some days very many invoices, or very large ones, beside the
 * most that it sold in as many days before. Days that lie together are one finding, and what was a
 * jump is no measure of what is usual.
 */
export function findJumps(
  graph: TradeGraph,
  sellers: Iterable<number>,
  rules: JumpRules,
): readonly GraphFinding[] {
  return [...sellers].flatMap(seller => findSellersJumps(graph, seller, rules))
}

export type JumpRules = Pick<
  WatchRules,
  | 'jumpDays'
  | 'usualDays'
  | 'knownDaysMin'
  | 'jumpInvoicesMin'
  | 'jumpInvoicesTimes'
  | 'jumpSumTimes'
  | 'usualInvoicesMin'
>

function findSellersJumps(graph: TradeGraph, seller: number, rules: JumpRules): GraphFinding[] {
  const { sold, day } = graph
  const places = sold.places.subarray(sold.from[seller]!, sold.from[seller + 1]!)
  const windows = sumWindows(graph, places, rules.jumpDays)
  const usual = new Usual(graph, places, windows, rules)
  const jumps: Jump[] = []
  for (let at = 0; at < places.length; at++) {
    const window = windows[at]!
    const known = isKnownSince(graph, day[places[at]!]!, rules)
    const measured = judge(window, usual.before(at), known, rules)
    if (measured === null) continue
    const last = jumps.at(-1)
    const goesOn = last !== undefined && window.from <= last.to
    if (goesOn) jumps.pop()
    jumps.push({ from: goesOn ? last.from : window.from, to: at, measured })
    usual.leaveOut(jumps)
  }
  return jumps.map(jump => describeJump(graph, places, jump))
}

/** The sales of the days up to one of them, that one included. */
interface Window {
  /** The index of the first one. */
  readonly from: number
  readonly invoices: number
  readonly sum: number
}

function sumWindows({ day, amount }: TradeGraph, places: Int32Array, days: number): Window[] {
  let [from, sum] = [0, 0]
  return Array.from(places, (place, at) => {
    sum += amount[place]!
    while (day[places[from]!]! <= day[place]! - days) sum -= amount[places[from++]!]!
    return { from, invoices: at - from + 1, sum }
  })
}

/** The most that was sold in as many days before, within what counts as usual. */
interface Most {
  readonly invoices: number
  readonly sum: number
  /** All that was sold in the days that count as usual. */
  readonly all: number
}

/** Slides over a seller's windows, which end one after the other. */
class Usual {
  readonly #graph: TradeGraph
  readonly #places: Int32Array
  readonly #windows: readonly Window[]
  readonly #usualDays: number
  /** Windows of which none later is greater, the greatest first. */
  readonly #byInvoices: number[] = []
  readonly #bySum: number[] = []
  #jumps: readonly Jump[] = []
  #from = 0
  #to = 0

  constructor(
    graph: TradeGraph,
    places: Int32Array,
    windows: readonly Window[],
    { usualDays }: JumpRules,
  ) {
    this.#graph = graph
    this.#places = places
    this.#windows = windows
    this.#usualDays = usualDays
  }

  /** Leaves days out of what is usual that have any sale of these. */
  leaveOut(jumps: readonly Jump[]): void {
    this.#jumps = jumps
  }

  before(at: number): Most {
    const { from } = this.#windows[at]!
    for (; this.#to < from; this.#to++) {
      if (this.#isInJump(this.#to)) continue
      this.#add(this.#byInvoices, window => window.invoices)
      this.#add(this.#bySum, window => window.sum)
    }
    const oldest = this.#dayOf(at) - this.#usualDays
    while (this.#from < this.#to && this.#dayOf(this.#from) < oldest) this.#from += 1
    for (const most of [this.#byInvoices, this.#bySum])
      while (most.length > 0 && most[0]! < this.#from) most.shift()
    return {
      invoices: this.#windows[this.#byInvoices[0] ?? -1]?.invoices ?? 0,
      sum: this.#windows[this.#bySum[0] ?? -1]?.sum ?? 0,
      all: this.#to - this.#from,
    }
  }

  #isInJump(at: number): boolean {
    const { from } = this.#windows[at]!
    return this.#jumps.some(jump => at >= jump.from && from <= jump.to)
  }

  #dayOf(at: number): number {
    return this.#graph.day[this.#places[at]!]!
  }

  #add(most: number[], measure: (window: Window) => number): void {
    const added = measure(this.#windows[this.#to]!)
    while (most.length > 0 && measure(this.#windows[most.at(-1)!]!) <= added) most.pop()
    most.push(this.#to)
  }
}

/** Of the first days that anything is known of nobody can say whether a firm is new. */
function isKnownSince({ day }: TradeGraph, on: number, { knownDaysMin }: JumpRules): boolean {
  return on - day[0]! >= knownDaysMin
}

function judge(
  { invoices, sum }: Window,
  most: Most,
  known: boolean,
  rules: JumpRules,
): GraphFinding['measured'] | null {
  const isNew = most.all === 0
  const { jumpInvoicesMin, jumpInvoicesTimes, jumpSumTimes, usualInvoicesMin } = rules
  const measured = { invoices, sum, invoicesBefore: most.invoices, sumBefore: most.sum }
  if (invoices >= jumpInvoicesMin && invoices >= jumpInvoicesTimes * most.invoices)
    return isNew && !known ? null : measured
  const isLarge = invoices >= 2 && most.all >= usualInvoicesMin && sum >= jumpSumTimes * most.sum
  return isLarge ? measured : null
}

interface Jump {
  readonly from: number
  readonly to: number
  readonly measured: GraphFinding['measured']
}

function describeJump(
  { seller, buyer }: TradeGraph,
  places: Int32Array,
  { from, to, measured }: Jump,
): GraphFinding {
  const invoices = [...places.subarray(from, to + 1)].slice(0, SHOWN_INVOICES_MAX)
  const firms = new Set([seller[invoices[0]!]!, ...invoices.map(place => buyer[place]!)])
  return { kind: 'jump_in_trade', firms: [...firms], invoices, measured }
}
