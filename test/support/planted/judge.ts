import { dayNumber } from '../../../contracts/kernel/date.ts'
import { RULES } from '../../../contracts/kernel/rules.ts'
import { watchTiers } from '../../../contracts/receivable/tiers.ts'
import { gatherTies } from '../../../contracts/trade/graph/ties.ts'
import { buildTradeGraph } from '../../../contracts/trade/graph/trade-graph.ts'
import { WATCH_RULES, type WatchRules } from '../../../contracts/trade/graph/watch-rules.ts'
import { findBurst, isStranger } from '../../../contracts/trade/graph/watch-titles.ts'
import { watchTrade } from '../../../contracts/trade/graph/watch-trade.ts'
import { type Corpus, FRAUD_KINDS, type FraudKind } from './corpus.ts'

/** What was noticed in a corpus: of which kind of fraud, by which documents. */
export interface Noticed {
  readonly kind: FraudKind
  readonly cites: readonly string[]
}

export interface Judged {
  readonly kind: FraudKind
  readonly planted: number
  readonly found: number
  /** Noticed in documents of another kind of fraud alone. */
  readonly ofOthers: number
  /** Noticed where nothing was planted. */
  readonly falseAlarms: number
}

/**
 * Sets what was noticed beside what was planted. A fraud is found if something of its kind cites a
 * document of it; what cites honest documents alone is a false alarm.
 */
export function judge(corpus: Corpus, noticed: readonly Noticed[]): readonly Judged[] {
  const guilty = new Set(corpus.frauds.flatMap(fraud => fraud.cites))
  return FRAUD_KINDS.map(kind => {
    const planted = corpus.frauds.filter(fraud => fraud.kind === kind)
    const ours = noticed.filter(one => one.kind === kind)
    const cited = new Set(ours.flatMap(one => one.cites))
    const own = new Set(planted.flatMap(fraud => fraud.cites))
    const others = ours.filter(({ cites }) => !cites.some(one => own.has(one)))
    const falseAlarms = others.filter(({ cites }) => !cites.some(one => guilty.has(one))).length
    return {
      kind,
      planted: planted.length,
      found: planted.filter(({ cites }) => cites.some(one => cited.has(one))).length,
      ofOthers: others.length - falseAlarms,
      falseAlarms,
    }
  })
}

/** Everything that is noticed in a corpus. */
export function noticeAll(corpus: Corpus, rules: WatchRules = WATCH_RULES[0]!): Noticed[] {
  return [
    ...noticeInTrade(corpus, rules),
    ...noticeInTitles(corpus, rules),
    ...noticePayers(corpus),
  ]
}

const KINDS = {
  circular_trade: 'circular',
  related_trade: 'related',
  related_through_another: 'related',
  jump_in_trade: 'jump',
  just_under_a_watched_amount: 'threshold',
} as const satisfies Record<string, FraudKind>

export function readGraph({ firms, invoices }: Corpus, rules: WatchRules) {
  const index = new Map(firms.map(({ name }, at) => [name, at]))
  const indexOf = (name: string) => index.get(name) ?? index.set(name, index.size).size - 1
  const graph = buildTradeGraph(firms.length, {
    seller: Int32Array.from(invoices, one => indexOf(one.seller)),
    buyer: Int32Array.from(invoices, one => indexOf(one.buyer)),
    day: Int32Array.from(invoices, one => dayNumber(one.on)),
    amount: Float64Array.from(invoices, one => Number(one.amount)),
  })
  const ties = firms.flatMap(({ name, controllers, accounts }) =>
    [...controllers, ...accounts].map(one => ({ firm: indexOf(name), behind: indexOf(one) })),
  )
  return { graph, ties: gatherTies(ties, rules) }
}

function noticeInTrade(corpus: Corpus, rules: WatchRules): Noticed[] {
  const { graph, ties } = readGraph(corpus, rules)
  return watchTrade(graph, ties, rules).findings.map(({ kind, invoices }) => ({
    kind: KINDS[kind],
    cites: invoices.map(place => corpus.invoices[graph.given[place]!]!.id),
  }))
}

function noticeInTitles({ passings }: Corpus, rules: WatchRules): Noticed[] {
  return [...Map.groupBy(passings, one => one.certificate).values()].flatMap(all => {
    const steps = all.map(({ id, lo, hi, to }) => ({
      id,
      span: { lo, hi },
      to: to as `pty_${string}`,
    }))
    const tiers = steps.flatMap((step, at) =>
      watchTiers(steps.slice(0, at), step, RULES[0]!).map(({ kind }) => ({
        kind: kind === 'tiers_watched' ? ('deep' as const) : ('return' as const),
        cites: [step.id],
      })),
    )
    const burst = findBurst(
      all.map(({ on }) => ({ day: dayNumber(on) })),
      rules,
    )
    const split = { kind: 'splitting' as const, cites: burst.map(at => all[at]!.id) }
    return burst.length > 0 ? [...tiers, split] : tiers
  })
}

function noticePayers({ firms, payments }: Corpus): Noticed[] {
  const accounts = new Map(firms.map(one => [one.name, new Set(one.accounts)]))
  return payments
    .filter(({ debtor, account }) => isStranger(account, accounts.get(debtor)!))
    .map(({ id }) => ({ kind: 'stranger', cites: [id] }))
}
