import { nearest } from './nearest.ts'
import { FUNCTIONS, OPERATIONS } from './operations.ts'
import { type Expression, parse } from './parse.ts'
import type { Evaluator, ValueType } from './value.ts'

/** An expression that was checked: its type, the names it reads, and how to compute it. */
export interface Compiled {
  readonly text: string
  readonly type: ValueType
  readonly names: readonly string[]
  readonly expression: Expression
  /**
   * Makes one function of it, given how each quantity is read from a state. The function throws
   * `DivisionByZero`; conditions are 1 or 0, dates are day numbers, money is fen.
   */
  readonly bind: <State>(reader: (name: string) => Evaluator<State>) => Evaluator<State>
}

/** The names that expressions may use. */
export interface Vocabulary {
  /** Finds the type of a name; null when the name is unknown. */
  findType(name: string): ValueType | null
  /** Finds the known name that is most like it. */
  nearest(name: string): string | null
}

export type ExpressionRefusal =
  | 'expression_must_be_readable'
  | 'quantity_must_be_known'
  | 'function_must_be_known'
  | 'units_must_agree'

/**
 * What is wrong with an expression. `details` begin with what was found, then what was expected.
 */
export interface ExpressionProblem {
  readonly refusal: ExpressionRefusal
  readonly details: readonly string[]
}

/** Compiles an expression by a vocabulary, or finds the first thing wrong with it. */
export function compile(text: string, vocabulary: Vocabulary): Compiled | ExpressionProblem {
  const expression = parse(text)
  if (expression.kind === 'unreadable') {
    const place = expression.found === '' ? text.slice(-12) : expression.found
    return { refusal: 'expression_must_be_readable', details: [place, String(expression.at + 1)] }
  }
  const names: string[] = []
  const type = findExpressionType(expression, vocabulary, names)
  if (typeof type === 'object') return type
  return { text, expression, names, type, bind: reader => bindExpression(expression, reader) }
}

function findExpressionType(
  e: Expression,
  vocabulary: Vocabulary,
  names: string[],
): ValueType | ExpressionProblem {
  if (e.kind === 'literal') return e.type
  if (e.kind === 'name') return findTypeOfName(e.name, vocabulary, names)
  const args: ValueType[] = []
  for (const argument of e.args) {
    const type = findExpressionType(argument, vocabulary, names)
    if (typeof type === 'object') return type
    args.push(type)
  }
  return findTypeOfCall(e.op, args)
}

function findTypeOfName(
  name: string,
  vocabulary: Vocabulary,
  names: string[],
): ValueType | ExpressionProblem {
  const type = vocabulary.findType(name)
  if (type === null) {
    return { refusal: 'quantity_must_be_known', details: [name, vocabulary.nearest(name) ?? ''] }
  }
  names.push(name)
  return type
}

function findTypeOfCall(op: string, args: readonly ValueType[]): ValueType | ExpressionProblem {
  const operation = OPERATIONS.get(op)
  if (!operation) {
    return { refusal: 'function_must_be_known', details: [op, nearest(op, FUNCTIONS) ?? ''] }
  }
  return operation.type(args) ?? { refusal: 'units_must_agree', details: [op, args.join(', ')] }
}

function bindExpression<State>(
  e: Expression,
  reader: (name: string) => Evaluator<State>,
): Evaluator<State> {
  if (e.kind === 'literal') return () => e.value
  if (e.kind === 'name') return reader(e.name)
  const [a, b, c] = e.args.map(argument => bindExpression(argument, reader))
  return OPERATIONS.get(e.op)!.build(a!, b ?? a!, c ?? a!)
}
