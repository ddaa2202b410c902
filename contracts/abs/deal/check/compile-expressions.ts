import { type Compiled, compile } from '../../expression/compile.ts'
import { common, type ValueType } from '../../expression/value.ts'
import type { Deal } from '../deal.ts'
import { PAYMENTS_BELOW, vocabularyOf } from '../vocabulary.ts'
import { type Finding, finding } from './deal-finding.ts'
import { type ExpressionPlace, expressionPlaces } from './list-expressions.ts'

export interface CompiledExpressions {
  /** By JSON path: `fees.trustee.amount`. */
  readonly expressions: ReadonlyMap<string, Compiled>
  readonly findings: readonly Finding[]
}

/**
 * Reads every expression of a deal; `order` lists definitions so that each follows what it needs.
 */
export function compileExpressions(deal: Deal, order: readonly string[]): CompiledExpressions {
  const expressions = new Map<string, Compiled>()
  const findings: Finding[] = []
  const terms = new Map<string, ValueType>()
  const rank = (place: ExpressionPlace) => order.indexOf(place.path.replace(/\.is$/, ''))
  const places = [...expressionPlaces(deal)]
  const definitions = places.filter(p => p.path.startsWith('terms.'))
  const others = places.filter(p => !p.path.startsWith('terms.'))
  for (const place of definitions.sort((a, b) => rank(a) - rank(b))) {
    const compiled = read(place)
    if (compiled) terms.set(place.path.split('.')[1]!, compiled.type)
  }
  const vocabulary = vocabularyOf(deal, terms)
  for (const place of others) read(place)
  const oversized = sizeFindings(expressions)
  return { expressions, findings: [...findings, ...payoutFindings(expressions), ...oversized] }

  function read(place: ExpressionPlace): Compiled | null {
    const known = place.path.startsWith('terms.') ? vocabularyOf(deal, terms) : vocabulary
    const compiled = compile(place.text, known)
    if ('refusal' in compiled) {
      findings.push(finding(compiled.refusal, place.path, ...compiled.details))
      return null
    }
    findings.push(...wrongType(place, compiled, expressions))
    expressions.set(place.path, compiled)
    return compiled
  }
}

function wrongType(
  { path, needs }: ExpressionPlace,
  { type }: Compiled,
  expressions: ReadonlyMap<string, Compiled>,
): readonly Finding[] {
  const needed = typeof needs === 'object' ? expressions.get(needs.likePath)?.type : needs
  const fits = !needed || needed === 'any' || common(needed, type) !== null
  if (fits) return []
  return [finding('expression_must_give_what_is_needed', path, needed, type)]
}

/** A share of the payments below it is what makes a fee circular; such fees are solved exactly. */
function payoutFindings(expressions: ReadonlyMap<string, Compiled>): readonly Finding[] {
  return [...expressions]
    .filter(([path, e]) => e.names.includes(PAYMENTS_BELOW) && !/^fees\.[^.]+\.amount$/.test(path))
    .map(([path]) => finding('payments_below_must_stand_in_a_fee', path))
}

/** An expression is worked out with all that it refers to, in every period of every scenario. */
const TERMS_MAX = 10_000

/** Definitions that double each other sixty times would never come to an end. */
function sizeFindings(expressions: ReadonlyMap<string, Compiled>): readonly Finding[] {
  const sizes = new Map<string, number>()
  const sizeOf = (path: string): number => {
    const known = sizes.get(path)
    if (known !== undefined) return known
    const names = expressions.get(path)?.names ?? []
    const size = names.reduce((sum, name) => sum + 1 + sizeOf(definitionOf(name)), 0)
    sizes.set(path, size)
    return size
  }
  const path = [...expressions.keys()].find(each => sizeOf(each) > TERMS_MAX)
  const details = String(TERMS_MAX)
  return path ? [finding('definitions_must_stay_within_their_size', path, details)] : []
}

/** Where the quantity is worked out, if it is: `terms.costs.is` of `term.costs`. */
function definitionOf(quantity: string): string {
  return quantity
    .replace(/^term\.([^.]+)$/, 'terms.$1.is')
    .replace(/^account\.([^.]+)\.(target|shortage)$/, 'accounts.$1.target')
    .replace(/^support\.([^.]+)\.available$/, 'supports.$1.limit')
}
