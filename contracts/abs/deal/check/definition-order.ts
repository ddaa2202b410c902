import { tokensOf } from '../../expression/tokens.ts'
import type { Deal } from '../deal.ts'
import { everyPartName } from '../walk-steps.ts'
import { type ExpressionPlace, expressionPlaces } from './list-expressions.ts'

export interface Order {
  /** Definitions (`terms.oc`, `fees.trustee`, `parts.accelerated` …), each after what it needs. */
  readonly order: readonly string[]
  /**
   * Definitions that need each other in a circle, from one back to itself; empty when there is
   * none.
   */
  readonly circle: readonly string[]
}

/** Which definition must be known before which. The payout fee is no circle: it is solved. */
export function orderOfDefinitions(deal: Deal): Order {
  const needs = new Map<string, Set<string>>()
  const need = (from: string, to: string) => needs.set(from, (needs.get(from) ?? new Set()).add(to))
  for (const place of expressionPlaces(deal)) {
    const from = definitionAt(place.path)
    if (from) for (const to of neededBy(place, deal)) need(from, to)
  }
  for (const [name, { overflow }] of Object.entries(deal.ledgers ?? {})) {
    if (overflow) need(`ledgers.${name}`, `ledgers.${overflow}`)
  }
  for (const [from, to] of includedParts(deal)) need(from, to)
  const always = (['fees', 'ledgers'] as const).flatMap(section =>
    Object.keys(deal[section] ?? {}).map(name => `${section}.${name}`),
  )
  return sort([...always, ...needs.keys()], needs)
}

/** `fees.trustee.amount` belongs to `fees.trustee`; steps and triggers define nothing. */
function definitionAt(path: string): string | null {
  const [section, name] = path.split('.')
  return section && DEFINING.has(section) ? `${section}.${name}` : null
}

const DEFINING = new Set(['terms', 'notes', 'accounts', 'fees', 'supports', 'ledgers'])

/** Only measures that are computed from the definition; balances and payments are facts by then. */
const COMPUTED: readonly (readonly [pattern: RegExp, section: string])[] = [
  [/^term\.([^.]+)$/, 'terms'],
  [/^account\.([^.]+)\.(target|shortage)$/, 'accounts'],
  [/^fee\.([^.]+)\.(accrued|unpaid)$/, 'fees'],
  [/^support\.([^.]+)\.(available|net)$/, 'supports'],
]

function neededBy({ text }: ExpressionPlace, deal: Deal): readonly string[] {
  const tokens = tokensOf(text)
  if (typeof tokens === 'number') return []
  const fees = Object.keys(deal.fees ?? {}).map(name => `fees.${name}`)
  return tokens.flatMap(token => {
    if (token.kind !== 'name') return []
    if (token.text === 'fees.unpaid') return fees
    const found = COMPUTED.flatMap(([pattern, section]) => {
      const match = pattern.exec(token.text)
      return match ? [`${section}.${match[1]}`] : []
    })
    return found
  })
}

function includedParts(deal: Deal): readonly (readonly [from: string, to: string])[] {
  return everyPartName(deal).flatMap(({ name, path }) => {
    const [section, within] = path.split('.')
    return section === 'parts' ? [[`parts.${within}`, `parts.${name}`] as const] : []
  })
}

function sort(nodes: readonly string[], needs: ReadonlyMap<string, ReadonlySet<string>>): Order {
  const order: string[] = []
  const done = new Set<string>()
  const open: string[] = []
  const visit = (node: string): readonly string[] => {
    if (done.has(node)) return []
    if (open.includes(node)) return [...open.slice(open.indexOf(node)), node]
    open.push(node)
    for (const next of needs.get(node) ?? []) {
      const circle = visit(next)
      if (circle.length > 0) return circle
    }
    open.pop()
    done.add(node)
    order.push(node)
    return []
  }
  for (const node of nodes) {
    const circle = visit(node)
    if (circle.length > 0) return { order, circle }
  }
  return { order, circle: [] }
}
