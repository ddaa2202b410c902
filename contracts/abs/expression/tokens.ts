import { dayNumber, isBusinessDate } from '../../kernel/date.ts'
import { negate, parseRatio, type Ratio, times, whole } from '../ratio.ts'
import type { ValueType } from './value.ts'

export type Token =
  | {
      readonly kind: 'literal'
      readonly at: number
      readonly value: Ratio
      readonly type: ValueType
    }
  | { readonly kind: 'name' | 'sign'; readonly at: number; readonly text: string }
  | { readonly kind: 'end'; readonly at: number; readonly text: '' }

const PATTERNS = {
  space: /\s+/y,
  date: /\d{4}-\d{2}-\d{2}(?![\d.])/y,
  number: /(\d+(?:\.\d+)?)(元|yuan|分|fen|%)?/y,
  name: /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*/uy,
  sign: /<=|>=|!=|[-+*/×÷−<>=≤≥≠(),]/uy,
} as const

/** The sign that each other spelling stands for: inside there is one spelling of each. */
const SAME_SIGN: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '−': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
}

const UNIT: Readonly<Record<string, { type: ValueType; worth: Ratio }>> = {
  元: { type: 'money', worth: whole(100n) },
  yuan: { type: 'money', worth: whole(100n) },
  分: { type: 'money', worth: whole(1n) },
  fen: { type: 'money', worth: whole(1n) },
  '%': { type: 'number', worth: { num: 1n, den: 100n } },
}

/** Cuts an expression into tokens; returns the position where no token begins. */
export function readTokens(text: string): readonly Token[] | number {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const space = match('space', text, at)
    if (space) {
      at += space[0].length
      continue
    }
    const token = dateAt(text, at) ?? numberAt(text, at) ?? wordAt(text, at)
    if (!token) return at
    tokens.push(token[0])
    at += token[1]
  }
  return [...tokens, { kind: 'end', at, text: '' }]
}

/** Parses `50000.00元` or `3.5%`; null when the text is more or less than one literal. */
export function parseLiteral(text: string): { value: Ratio; type: ValueType } | null {
  const negative = text.startsWith('-')
  const found = numberAt(text, negative ? 1 : 0)
  if (!found || found[1] !== text.length - (negative ? 1 : 0)) return null
  const [{ value, type }] = found
  return { value: negative ? negate(value) : value, type }
}

type Found<T> = readonly [token: T, length: number]
type Literal = Extract<Token, { kind: 'literal' }>

function dateAt(text: string, at: number): Found<Literal> | null {
  const found = match('date', text, at)
  if (!found || !isBusinessDate(found[0])) return null
  const value = whole(BigInt(dayNumber(found[0])))
  return [{ kind: 'literal', at, value, type: 'date' }, found[0].length]
}

function numberAt(text: string, at: number): Found<Literal> | null {
  const found = match('number', text, at)
  if (!found) return null
  const value = parseRatio(found[1]!)
  const unit = UNIT[found[2] ?? '']
  const token = { kind: 'literal', at } as const
  if (unit) return [{ ...token, value: times(value, unit.worth), type: unit.type }, found[0].length]
  return [{ ...token, value, type: value.num === 0n ? 'zero' : 'number' }, found[0].length]
}

function wordAt(text: string, at: number): Found<Token> | null {
  const name = match('name', text, at)
  if (name) return [{ kind: 'name', at, text: name[0] }, name[0].length]
  const sign = match('sign', text, at)
  return sign && [{ kind: 'sign', at, text: SAME_SIGN[sign[0]] ?? sign[0] }, sign[0].length]
}

function match(kind: keyof typeof PATTERNS, text: string, at: number): RegExpExecArray | null {
  const pattern = PATTERNS[kind]
  pattern.lastIndex = at
  return pattern.exec(text)
}
