import type { Ratio } from '../ratio.ts'
import { readTokens, type Token } from './tokens.ts'
import type { ValueType } from './value.ts'

/** An expression as a tree. `at` is the position in the text, from 0. */
export type Expression =
  | {
      readonly kind: 'literal'
      readonly at: number
      readonly value: Ratio
      readonly type: ValueType
    }
  | { readonly kind: 'name'; readonly at: number; readonly name: string }
  | {
      readonly kind: 'call'
      readonly at: number
      /** A function or a sign. */
      readonly op: string
      readonly args: readonly Expression[]
    }

/** The first position at which a text is not an expression, and the text found there. */
export interface Unreadable {
  readonly kind: 'unreadable'
  readonly at: number
  readonly found: string
}

const TEXT_LENGTH_MAX = 2000
const DEPTH_MAX = 50

const PRECEDENCE: ReadonlyMap<string, number> = new Map([
  ['or', 1],
  ['and', 2],
  ...['<', '<=', '>', '>=', '=', '!='].map(sign => [sign, 4] as const),
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
])
const COMPARISON = PRECEDENCE.get('=')
const NOT_PRECEDENCE = 3
const SIGN_PRECEDENCE = 7

/** Parses `a + b * c >= 5% and not trigger.x`; comparisons do not chain. */
export function parse(text: string): Expression | Unreadable {
  if (text.length > TEXT_LENGTH_MAX) return unreadable(TEXT_LENGTH_MAX, text)
  const tokens = readTokens(text)
  if (typeof tokens === 'number') return unreadable(tokens, text)
  const reader = new Reader(tokens)
  const expression = reader.expression(0, 0)
  return expression && reader.peek().kind === 'end'
    ? expression
    : unreadable(reader.peek().at, text)
}

function unreadable(at: number, text: string): Unreadable {
  return { kind: 'unreadable', at, found: text.slice(at, at + 12) }
}

function isComparison(e: Expression): boolean {
  return e.kind === 'call' && PRECEDENCE.get(e.op) === COMPARISON
}

/**
 * Reads tokens by precedence climbing. A method returns null where the text cannot be read, and the
 * reader stays there.
 */
class Reader {
  readonly tokens: readonly Token[]
  next = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  peek(): Token {
    return this.tokens[this.next]!
  }

  expression(binding: number, depth: number): Expression | null {
    if (depth > DEPTH_MAX) return null
    let left = this.operand(depth)
    while (left) {
      const token = this.peek()
      const op = token.kind === 'literal' ? '' : token.text
      const precedence = PRECEDENCE.get(op)
      if (precedence === undefined || precedence <= binding) return left
      if (precedence === COMPARISON && isComparison(left)) return null
      this.next++
      const right = this.expression(precedence, depth + 1)
      left = right && { kind: 'call', at: token.at, op, args: [left, right] }
    }
    return null
  }

  operand(depth: number): Expression | null {
    const token = this.peek()
    if (token.kind === 'end') return null
    this.next++
    if (token.kind === 'literal') return token
    if (token.text === '-' || token.text === 'not') {
      const [op, binding] =
        token.text === '-' ? ['negative of', SIGN_PRECEDENCE] : ['not', NOT_PRECEDENCE]
      const arg = this.expression(binding, depth + 1)
      return arg && { kind: 'call', at: token.at, op, args: [arg] }
    }
    if (token.text === '(') {
      const inside = this.expression(0, depth + 1)
      return inside && this.take(')') ? inside : null
    }
    if (token.kind === 'name' && !PRECEDENCE.has(token.text)) {
      return this.take('(')
        ? this.call(token.text, token.at, depth)
        : { kind: 'name', at: token.at, name: token.text }
    }
    this.next--
    return null
  }

  call(op: string, at: number, depth: number): Expression | null {
    const args: Expression[] = []
    do {
      const arg = this.expression(0, depth + 1)
      if (!arg) return null
      args.push(arg)
    } while (this.take(','))
    return this.take(')') ? { kind: 'call', at, op, args } : null
  }

  take(text: string): boolean {
    const token = this.peek()
    const taken = token.kind === 'sign' && token.text === text
    if (taken) this.next++
    return taken
  }
}
