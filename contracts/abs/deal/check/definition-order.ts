import { readTokens } from '../../expression/tokens.ts'
import type { Deal } from '../deal.ts'
import { listPartReferences } from '../walk-steps.ts'
import { type DealExpression, listExpressions } from './list-expressions.ts'

export interface DefinitionOrder {
  /** Definitions (`terms.oc`, `fees.trustee`, `parts.accelerated` …), each after those it needs. */
  readonly order: readonly string[]
  /**
   * Definitions that need each other in a circle, from one back to itself; empty if there is none.
   */
  readonly circle: readonly string[]
}

/** Orders definitions by what they need. A payout fee is not a circle, since it is solved. */
export function orderDefinitions(deal: Deal): DefinitionOrder {
  const needs = new Map<string, Set<string>>()
  const need = (from: string, to: string) => needs.set(from, (needs.get(from) ?? new Set()).add(to))
  for (const source of listExpressions(deal)) {
    const from = findDefinition(source.path)
    if (from) for (const to of listNeeded(source, deal)) need(from, to)
  }
  for (const [name, { overflow }] of Object.entries(deal.ledgers ?? {})) {
    if (overflow) need(`ledgers.${name}`, `ledgers.${overflow}`)
  }
  for (const [from, to] of listIncludedParts(deal)) need(from, to)
  const always = (['fees', 'ledgers'] as const).flatMap(section =>
    Object.keys(deal[section] ?? {}).map(name => `${section}.${name}`),
  )
  return sort([...always, ...needs.keys()], needs)
}

/** Finds the definition of a path: `fees.trustee` of `fees.trustee.amount`; a step has none. */
function findDefinition(path: string): string | null {
  const [section, name] = path.split('.')
  return section && DEFINING.has(section) ? `${section}.${name}` : null
}

const DEFINING = new Set(['terms', 'notes', 'accounts', 'fees', 'supports', 'ledgers'])

/** The measures that are computed from a definition; balances and payments are facts by then. */
const COMPUTED: readonly (readonly [pattern: RegExp, section: string])[] = [
  [/^term\.([^.]+)$/, 'terms'],
  [/^account\.([^.]+)\.(target|shortage)$/, 'accounts'],
  [/^fee\.([^.]+)\.(accrued|unpaid)$/, 'fees'],
  [/^support\.([^.]+)\.(available|net)$/, 'supports'],
]

function listNeeded({ text }: DealExpression, deal: Deal): readonly string[] {
  const tokens = readTokens(text)
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

function listIncludedParts(deal: Deal): readonly (readonly [from: string, to: string])[] {
  return listPartReferences(deal).flatMap(({ name, path }) => {
    const [section, within] = path.split('.')
    return section === 'parts' ? [[`parts.${within}`, `parts.${name}`] as const] : []
  })
}

function sort(
  nodes: readonly string[],
  needs: ReadonlyMap<string, ReadonlySet<string>>,
): DefinitionOrder {
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
