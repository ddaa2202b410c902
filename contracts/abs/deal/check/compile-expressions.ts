import { type Compiled, compile } from '../../expression/compile.ts'
import { commonType, type ValueType } from '../../expression/value.ts'
import type { Deal } from '../deal.ts'
import { buildVocabulary, PAYMENTS_BELOW } from '../vocabulary.ts'
import { type DealFinding, finding } from './deal-finding.ts'
import { type DealExpression, listExpressions } from './list-expressions.ts'

export interface CompiledExpressions {
  /** By JSON path: `fees.trustee.amount`. */
  readonly expressions: ReadonlyMap<string, Compiled>
  readonly findings: readonly DealFinding[]
}

/** Compiles every expression of a deal; `order` lists definitions after those that they need. */
export function compileExpressions(deal: Deal, order: readonly string[]): CompiledExpressions {
  const expressions = new Map<string, Compiled>()
  const findings: DealFinding[] = []
  const terms = new Map<string, ValueType>()
  const rank = (each: DealExpression) => order.indexOf(each.path.replace(/\.is$/, ''))
  const all = listExpressions(deal)
  const vocabulary = buildVocabulary(deal, terms)
  const definitions = all.filter(each => each.path.startsWith('terms.'))
  const others = all.filter(each => !each.path.startsWith('terms.'))
  for (const source of definitions.sort((a, b) => rank(a) - rank(b))) {
    const compiled = read(source)
    if (compiled) terms.set(source.path.split('.')[1]!, compiled.type)
  }
  for (const source of others) read(source)
  const oversized = findOversized(expressions)
  return { expressions, findings: [...findings, ...findMisplacedPayout(expressions), ...oversized] }

  function read(source: DealExpression): Compiled | null {
    const answered = compile(source.text, vocabulary)
    if (!answered.ok) {
      findings.push(finding(answered.refusal, source.path, ...answered.details))
      return null
    }
    const compiled = answered.value
    findings.push(...checkType(source, compiled, expressions))
    expressions.set(source.path, compiled)
    return compiled
  }
}

function checkType(
  { path, needs }: DealExpression,
  { type }: Compiled,
  expressions: ReadonlyMap<string, Compiled>,
): readonly DealFinding[] {
  const needed = typeof needs === 'object' ? expressions.get(needs.likePath)?.type : needs
  const fits = !needed || needed === 'any' || commonType(needed, type) !== null
  if (fits) return []
  return [finding('expression_must_give_what_is_needed', path, needed, type)]
}

/** Finds `payments.below` outside a fee's amount: only payout fees are solved for it. */
function findMisplacedPayout(expressions: ReadonlyMap<string, Compiled>): readonly DealFinding[] {
  return [...expressions]
    .filter(([path, e]) => e.names.includes(PAYMENTS_BELOW) && !/^fees\.[^.]+\.amount$/.test(path))
    .map(([path]) => finding('payments_below_must_stand_in_a_fee', path))
}

/** The most terms of an expression, all that it refers to included: each period computes them. */
const TERMS_MAX = 10_000

/** Finds definitions that grow beyond computing, as when sixty double each other in a chain. */
function findOversized(expressions: ReadonlyMap<string, Compiled>): readonly DealFinding[] {
  const sizes = new Map<string, number>()
  const countTerms = (path: string): number => {
    const known = sizes.get(path)
    if (known !== undefined) return known
    const names = expressions.get(path)?.names ?? []
    const size = names.reduce((sum, name) => sum + 1 + countTerms(findDefinition(name)), 0)
    sizes.set(path, size)
    return size
  }
  const path = [...expressions.keys()].find(each => countTerms(each) > TERMS_MAX)
  const details = String(TERMS_MAX)
  return path ? [finding('definitions_must_stay_within_their_size', path, details)] : []
}

/** Finds the path of the expression behind a quantity: `terms.costs.is` for `term.costs`. */
function findDefinition(quantity: string): string {
  return quantity
    .replace(/^term\.([^.]+)$/, 'terms.$1.is')
    .replace(/^account\.([^.]+)\.(target|shortage)$/, 'accounts.$1.target')
    .replace(/^support\.([^.]+)\.available$/, 'supports.$1.limit')
}
