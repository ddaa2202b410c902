import { findFrom, type GraphFinding, type TradeGraph } from './trade-graph.ts'
import type { WatchRules } from './watch-rules.ts'

/**
 * Goods that go round on paper: 2 to 6 firms of which each sells to the next and the last to the
 * first, within some days and for about the same amount. Every invoice of `places` that lies on
 * such a circle is in a finding, its shortest circle; the dates may be in any order. Given the
 * invoices of an import it finds the circles that they close, given all it finds all.
 */
export function findCircles(
  graph: TradeGraph,
  places: Iterable<number>,
  rules: CircleRules,
): Circles {
  const search = new CircleSearch(graph, rules)
  const shown = new Uint8Array(graph.day.length)
  const findings: GraphFinding[] = []
  let cutShort = 0
  for (const place of places) {
    if (shown[place] === 1) continue
    const circle = search.through(place)
    if (circle === 'cut short') cutShort += 1
    else if (circle !== null) {
      for (const one of circle) shown[one] = 1
      findings.push(describeCircle(graph, circle))
    }
  }
  return { findings, cutShort }
}

export type CircleRules = Pick<WatchRules, 'circleFirmsMax' | 'circleDays' | 'circleSpreadPerMille'>

export interface Circles {
  readonly findings: readonly GraphFinding[]
  /** Invoices around which there was too much trade to search all of it. */
  readonly cutShort: number
}

/** For one invoice no more of its surroundings are looked at: some milliseconds. */
const STEPS_MAX = 50_000

function describeCircle(graph: TradeGraph, circle: readonly number[]): GraphFinding {
  const days = circle.map(place => graph.day[place]!)
  const amounts = circle.map(place => graph.amount[place]!)
  return {
    kind: 'circular_trade',
    firms: circle.map(place => graph.seller[place]!),
    invoices: circle,
    measured: {
      firms: circle.length,
      days: Math.max(...days) - Math.min(...days),
      least: Math.min(...amounts),
      greatest: Math.max(...amounts),
    },
  }
}

/** The days and amounts of a way so far. */
interface Reach {
  readonly first: number
  readonly last: number
  readonly least: number
  readonly greatest: number
}

class CircleSearch {
  readonly #graph: TradeGraph
  readonly #rules: CircleRules
  /** For each firm the start for which it was marked, and how many sales from the end it is. */
  readonly #markedFor: Int32Array
  readonly #toEnd: Uint8Array
  #steps = 0

  constructor(graph: TradeGraph, rules: CircleRules) {
    this.#graph = graph
    this.#rules = rules
    this.#markedFor = new Int32Array(graph.firms).fill(-1)
    this.#toEnd = new Uint8Array(graph.firms)
  }

  /** The shortest circle through an invoice, which comes first in it; null: it lies on none. */
  through(start: number): readonly number[] | 'cut short' | null {
    const { seller, buyer, day, amount } = this.#graph
    const [end, next] = [seller[start]!, buyer[start]!]
    if (end === next) return null
    const reach = {
      first: day[start]!,
      last: day[start]!,
      least: amount[start]!,
      greatest: amount[start]!,
    }
    if (!this.#markSellersTo(end, start, reach)) return null
    this.#steps = 0
    for (let sales = 1; sales < this.#rules.circleFirmsMax; sales++) {
      const way = [start]
      if (this.#goOn(way, next, sales, reach)) return way
      if (this.#steps > STEPS_MAX) return 'cut short'
    }
    return null
  }

  /** Marks who sold to the last firm, and who sold to those; false where nobody could have. */
  #markSellersTo(end: number, start: number, reach: Reach): boolean {
    const near = this.#sellersTo(end, reach)
    for (const firm of near) this.#mark(firm, start, 1)
    for (const firm of near)
      for (const further of this.#sellersTo(firm, reach)) this.#mark(further, start, 2)
    return near.length > 0
  }

  #mark(firm: number, start: number, toEnd: number): void {
    if (this.#markedFor[firm] === start) return
    this.#markedFor[firm] = start
    this.#toEnd[firm] = toEnd
  }

  #sellersTo(firm: number, reach: Reach): number[] {
    const { bought, day, seller } = this.#graph
    const { circleDays } = this.#rules
    const sellers: number[] = []
    const to = bought.from[firm + 1]!
    for (let at = findFrom(bought, day, firm, reach.last - circleDays); at < to; at++) {
      const place = bought.places[at]!
      if (day[place]! > reach.first + circleDays || sellers.length > STEPS_MAX) break
      if (this.#extend(reach, place) !== null) sellers.push(seller[place]!)
    }
    return sellers
  }

  /** Goes on from a firm until exactly so many more sales lead back to where the way began. */
  #goOn(way: number[], firm: number, sales: number, reach: Reach): boolean {
    const { sold, day, buyer, seller } = this.#graph
    const [start, end] = [way[0]!, seller[way[0]!]!]
    if (sales <= 2 && !(this.#markedFor[firm] === start && this.#toEnd[firm]! <= sales))
      return false
    const to = sold.from[firm + 1]!
    for (let at = findFrom(sold, day, firm, reach.last - this.#rules.circleDays); at < to; at++) {
      const place = sold.places[at]!
      if (day[place]! > reach.first + this.#rules.circleDays) return false
      if (++this.#steps > STEPS_MAX) return false
      const buys = buyer[place]!
      if (sales === 1 ? buys !== end : buys === end || this.#isOn(way, buys)) continue
      const further = this.#extend(reach, place)
      if (further === null) continue
      way.push(place)
      if (sales === 1 || this.#goOn(way, buys, sales - 1, further)) return true
      way.pop()
    }
    return false
  }

  #isOn(way: readonly number[], firm: number): boolean {
    return way.some(place => this.#graph.buyer[place] === firm)
  }

  /** What days and amounts the way then has; null: too many days, or too different amounts. */
  #extend({ first, last, least, greatest }: Reach, place: number): Reach | null {
    const { circleDays, circleSpreadPerMille } = this.#rules
    const [day, amount] = [this.#graph.day[place]!, this.#graph.amount[place]!]
    const reach = {
      first: day < first ? day : first,
      last: day > last ? day : last,
      least: amount < least ? amount : least,
      greatest: amount > greatest ? amount : greatest,
    }
    if (reach.last - reach.first > circleDays) return null
    const isAlike =
      reach.greatest * (1_000 - circleSpreadPerMille) <=
      reach.least * (1_000 + circleSpreadPerMille)
    return isAlike ? reach : null
  }
}
