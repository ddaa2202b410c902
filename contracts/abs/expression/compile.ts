import { nearest } from './nearest.ts'
import { FUNCTIONS, OPERATIONS } from './operations.ts'
import { type Expression, parse } from './parse.ts'
import type { Value, ValueType } from './value.ts'

/** An expression that was checked: what it is measured in, what it reads, and how to compute it. */
export interface Compiled {
  readonly text: string
  readonly type: ValueType
  readonly names: readonly string[]
  readonly expression: Expression
  /**
   * Makes one function of it, given how to read each quantity. It throws `DivisionByZero`;
   * conditions are 1 or 0, dates are day numbers, money is fen.
   */
  readonly bind: <State>(reader: (name: string) => Value<State>) => Value<State>
}

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
  const type = typeOf(expression, vocabulary, names)
  if (typeof type === 'object') return type
  return { text, expression, names, type, bind: reader => bound(expression, reader) }
}

function typeOf(
  e: Expression,
  vocabulary: Vocabulary,
  names: string[],
): ValueType | ExpressionProblem {
  if (e.kind === 'literal') return e.type
  if (e.kind === 'name') return typeOfName(e.name, vocabulary, names)
  const args: ValueType[] = []
  for (const argument of e.args) {
    const type = typeOf(argument, vocabulary, names)
    if (typeof type === 'object') return type
    args.push(type)
  }
  return typeOfCall(e.op, args)
}

function typeOfName(
  name: string,
  vocabulary: Vocabulary,
  names: string[],
): ValueType | ExpressionProblem {
  const type = vocabulary.typeOf(name)
  if (type === null) {
    return { refusal: 'quantity_must_be_known', details: [name, vocabulary.nearest(name) ?? ''] }
  }
  names.push(name)
  return type
}

function typeOfCall(op: string, args: readonly ValueType[]): ValueType | ExpressionProblem {
  const operation = OPERATIONS.get(op)
  if (!operation) {
    return { refusal: 'function_must_be_known', details: [op, nearest(op, FUNCTIONS) ?? ''] }
  }
  return operation.type(args) ?? { refusal: 'units_must_agree', details: [op, args.join(', ')] }
}

function bound<State>(e: Expression, reader: (name: string) => Value<State>): Value<State> {
  if (e.kind === 'literal') return () => e.value
  if (e.kind === 'name') return reader(e.name)
  const [a, b, c] = e.args.map(argument => bound(argument, reader))
  return OPERATIONS.get(e.op)!.build(a!, b ?? a!, c ?? a!)
}
