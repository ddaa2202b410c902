import type { Ratio } from '../ratio.ts'
import { nearest } from './nearest.ts'
import { FUNCTIONS, OPERATIONS } from './operations.ts'
import { type Expression, parse } from './parse.ts'
import type { ValueType } from './value-type.ts'

/** An expression that was checked: what it is measured in, what it reads, and how to compute it. */
export interface Compiled {
  readonly text: string
  readonly type: ValueType
  readonly names: readonly string[]
  readonly expression: Expression
  /** Throws `DivisionByZero`; conditions are 1 or 0, dates are day numbers, money is fen. */
  readonly run: (read: ReadQuantity) => Ratio
}

export type ReadQuantity = (name: string) => Ratio

/** What a name stands for; null where it means nothing, with the name it may have meant. */
export interface Vocabulary {
  typeOf(name: string): ValueType | null
  nearest(name: string): string | null
}

export type ExpressionRefusal =
  | 'expression_must_be_readable'
  | 'quantity_must_be_known'
  | 'function_must_be_known'
  | 'units_must_agree'

/** `details` name the culprit first: what was found, then what was meant or expected. */
export interface ExpressionProblem {
  readonly refusal: ExpressionRefusal
  readonly details: readonly string[]
}

/** Reads an expression against a vocabulary, or says the first thing wrong with it. */
export function compile(text: string, vocabulary: Vocabulary): Compiled | ExpressionProblem {
  const expression = parse(text)
  if (expression.kind === 'unreadable') {
    const place = expression.found === '' ? text.slice(-12) : expression.found
    return { refusal: 'expression_must_be_readable', details: [place, String(expression.at + 1)] }
  }
  const names: string[] = []
  const compiled = compileNode(expression, vocabulary, names)
  if ('refusal' in compiled) return compiled
  return { text, expression, names, type: compiled.type, run: compiled.run }
}

type Node = Pick<Compiled, 'type' | 'run'>

function compileNode(
  e: Expression,
  vocabulary: Vocabulary,
  names: string[],
): Node | ExpressionProblem {
  if (e.kind === 'literal') return { type: e.type, run: () => e.value }
  if (e.kind === 'name') return compileName(e.name, vocabulary, names)
  const args: Node[] = []
  for (const argument of e.args) {
    const arg = compileNode(argument, vocabulary, names)
    if ('refusal' in arg) return arg
    args.push(arg)
  }
  return compileCall(e.op, args)
}

function compileName(
  name: string,
  vocabulary: Vocabulary,
  names: string[],
): Node | ExpressionProblem {
  const type = vocabulary.typeOf(name)
  if (type === null) {
    return { refusal: 'quantity_must_be_known', details: [name, vocabulary.nearest(name) ?? ''] }
  }
  names.push(name)
  return { type, run: read => read(name) }
}

function compileCall(op: string, args: readonly Node[]): Node | ExpressionProblem {
  const operation = OPERATIONS.get(op)
  if (!operation) {
    return { refusal: 'function_must_be_known', details: [op, nearest(op, FUNCTIONS) ?? ''] }
  }
  const type = operation.type(args.map(a => a.type))
  if (type === null) {
    return { refusal: 'units_must_agree', details: [op, args.map(a => a.type).join(', ')] }
  }
  const [a, b, c] = args.map(arg => arg.run)
  return { type, run: operation.build(a!, b ?? a!, c ?? a!) }
}
