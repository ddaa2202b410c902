import { assert } from '../../kernel/bug.ts'

/**
 * Who sold to whom, when and for how much, in one currency: typed arrays with an element for each
 * invoice, in the order of their days, so that a million take some forty megabytes. Firms are known
 * by their index, invoices by their place.
 */
export interface TradeGraph extends InvoiceColumns {
  readonly firms: number
  /** Where each invoice stood in what the graph was built from. */
  readonly given: Int32Array
  /** Places of the invoices that a firm sold, or bought, in the order of their days. */
  readonly sold: ByFirm
  readonly bought: ByFirm
}

export interface InvoiceColumns {
  readonly seller: Int32Array
  readonly buyer: Int32Array
  /** Days since 1970-01-01. */
  readonly day: Int32Array
  /** Whole fen, each exact: an invoice is at most 2^53. */
  readonly amount: Float64Array
}

/** Places of firm `f` are `places[from[f]]` up to and without `places[from[f + 1]]`. */
export interface ByFirm {
  readonly from: Int32Array
  readonly places: Int32Array
}

/** What was found: the firms and the places of the invoices that show it. */
export interface GraphFinding {
  readonly kind: GraphFindingKind
  /** In a circle in the order of its sales, else sellers first. */
  readonly firms: readonly number[]
  readonly invoices: readonly number[]
  /** What was measured, in days, fen or invoices, beside the limit of the rule. */
  readonly measured: Readonly<Record<string, number>>
}

export type GraphFindingKind =
  | 'circular_trade'
  | 'related_trade'
  | 'related_through_another'
  | 'jump_in_trade'
  | 'just_under_a_watched_amount'

/** Of one finding no more invoices are named: the first ones show it. */
export const SHOWN_INVOICES_MAX = 200

export function buildTradeGraph(firms: number, columns: InvoiceColumns): TradeGraph {
  const given = sortByDay(columns.day)
  const seller = Int32Array.from(given, at => columns.seller[at]!)
  const buyer = Int32Array.from(given, at => columns.buyer[at]!)
  const day = Int32Array.from(given, at => columns.day[at]!)
  const amount = Float64Array.from(given, at => columns.amount[at]!)
  assert(
    amount.every(one => Number.isSafeInteger(one) && one > 0),
    'amounts are whole fen',
  )
  const [sold, bought] = [groupByFirm(firms, seller), groupByFirm(firms, buyer)]
  return { firms, given, seller, buyer, day, amount, sold, bought }
}

/** The places in the order of their days, those of one day as they were given. */
function sortByDay(day: Int32Array): Int32Array {
  let [first, last] = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]
  for (const one of day) {
    if (one < first) first = one
    if (one > last) last = one
  }
  if (day.length === 0) return new Int32Array()
  const days = Int32Array.from(day, one => one - first)
  return groupByFirm(last - first + 1, days).places
}

/** Groups places by what `of` says of each; within a group they keep their order. */
function groupByFirm(firms: number, of: Int32Array): ByFirm {
  const from = new Int32Array(firms + 1)
  for (const firm of of) from[firm + 1]! += 1
  for (let firm = 0; firm < firms; firm++) from[firm + 1]! += from[firm]!
  const next = from.slice()
  const places = new Int32Array(of.length)
  for (let place = 0; place < of.length; place++) {
    const at = next[of[place]!]!
    places[at] = place
    next[of[place]!] = at + 1
  }
  return { from, places }
}

/** The index in `places` of the firm's first invoice of this day or later. */
export function findFrom(
  { from, places }: ByFirm,
  days: Int32Array,
  firm: number,
  day: number,
): number {
  let [lo, hi] = [from[firm]!, from[firm + 1]!]
  while (lo < hi) {
    const middle = (lo + hi) >> 1
    if (days[places[middle]!]! < day) lo = middle + 1
    else hi = middle
  }
  return lo
}
