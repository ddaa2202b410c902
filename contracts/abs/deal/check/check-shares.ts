import type { Compiled } from '../../expression/compile.ts'
import type { Expression } from '../../expression/parse.ts'
import type { ValueType } from '../../expression/value.ts'
import { compare, formatRatio, times, whole } from '../../ratio.ts'
import type { Deal } from '../deal.ts'
import { buildVocabulary } from '../vocabulary.ts'
import { type DealFinding, finding } from './deal-finding.ts'

/** From here on a bare number against a share is more likely per cent than a multiple. */
const BARE_BELOW = whole(2n)
const COMPARISONS = new Set(['<', '<=', '>', '>=', '=', '!='])
const THRESHOLDS = ['above', 'atLeast', 'below', 'atMost'] as const

/**
 * Checks what shares are compared with: a bare number from 2 on, where 5 per cent or 5 times could
 * be meant, is refused, since both can be written with their sign.
 */
export function checkShares(
  deal: Deal,
  expressions: ReadonlyMap<string, Compiled>,
): readonly DealFinding[] {
  const kinds = new Kinds(deal, expressions)
  const thresholds = Object.keys(deal.triggers ?? {}).flatMap(name => {
    const value = expressions.get(`triggers.${name}.value`)
    if (!value || !kinds.isShare(value.expression)) return []
    return THRESHOLDS.flatMap(field => {
      const path = `triggers.${name}.${field}`
      const threshold = expressions.get(path)
      return threshold ? findBare(threshold, threshold.expression, path) : []
    })
  })
  const compared = [...expressions].flatMap(([path, compiled]) =>
    listCalls(compiled.expression)
      .filter(({ op }) => COMPARISONS.has(op))
      .flatMap(({ args: [a, b] }) => [
        ...(kinds.isShare(a!) ? findBare(compiled, b!, path) : []),
        ...(kinds.isShare(b!) ? findBare(compiled, a!, path) : []),
      ]),
  )
  return [...thresholds, ...compared]
}

function findBare({ text }: Compiled, e: Expression, path: string): readonly DealFinding[] {
  if (e.kind !== 'literal' || e.type !== 'number' || compare(e.value, BARE_BELOW) < 0) return []
  const written = /^[\d.]+%?/.exec(text.slice(e.at))![0]
  if (written.endsWith('%')) return []
  const percent = formatRatio(times(e.value, whole(100n)))
  return [finding('share_must_be_written_in_per_cent', path, written, percent)]
}

type Call = Extract<Expression, { kind: 'call' }>

function listCalls(e: Expression): readonly Call[] {
  return e.kind === 'call' ? [e, ...e.args.flatMap(listCalls)] : []
}

/** Tells amounts from shares, which are quotients of amounts. */
class Kinds {
  readonly #expressions: ReadonlyMap<string, Compiled>
  readonly #findType: (name: string) => ValueType | null

  constructor(deal: Deal, expressions: ReadonlyMap<string, Compiled>) {
    this.#expressions = expressions
    const terms = Object.keys(deal.terms ?? {}).flatMap(name => {
      const compiled = expressions.get(`terms.${name}.is`)
      return compiled ? [[name, compiled.type] as const] : []
    })
    this.#findType = buildVocabulary(deal, new Map(terms)).findType
  }

  isShare(e: Expression): boolean {
    if (e.kind === 'literal') return false
    if (e.kind === 'name') {
      const term = this.#expressions.get(e.name.replace(/^term\.([^.]+)$/, 'terms.$1.is'))
      return term ? this.isShare(term.expression) : /^note\.[^.]+\.factor$/.test(e.name)
    }
    const [a, b] = e.args
    if (e.op === '/') return this.#isAmount(a!) && this.#isAmount(b!)
    return CHOICES.has(e.op) && e.args.some(arg => this.isShare(arg))
  }

  #isAmount(e: Expression): boolean {
    if (e.kind === 'literal') return e.type === 'money'
    if (e.kind === 'name') return this.#findType(e.name) === 'money'
    const [a, b] = e.args
    if (e.op === '/') return this.#isAmount(a!) && !this.#isAmount(b!)
    return AMOUNTS.has(e.op) && e.args.some(arg => this.#isAmount(arg))
  }
}

const CHOICES = new Set(['min', 'max', 'if'])
const AMOUNTS = new Set([...CHOICES, '+', '-', '*', 'negative of'])
