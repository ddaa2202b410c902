import { type Answered, answer } from '../../kernel/answer.ts'
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
  readonly ok: false
  readonly refusal: ExpressionRefusal
  readonly details: readonly string[]
}

/** Compiles an expression by a vocabulary, or finds the first thing wrong with it. */
export function compile(
  text: string,
  vocabulary: Vocabulary,
): Answered<Compiled> | ExpressionProblem {
  const expression = parse(text)
  if (expression.kind === 'unreadable') {
    const place = expression.found === '' ? text.slice(-12) : expression.found
    return refuse('expression_must_be_readable', place, String(expression.at + 1))
  }
  const names: string[] = []
  const type = findExpressionType(expression, vocabulary, names)
  if (!type.ok) return type
  const bind: Compiled['bind'] = reader => bindExpression(expression, reader)
  return answer({ text, expression, names, type: type.value, bind })
}

function findExpressionType(
  e: Expression,
  vocabulary: Vocabulary,
  names: string[],
): Answered<ValueType> | ExpressionProblem {
  if (e.kind === 'literal') return answer(e.type)
  if (e.kind === 'name') return findTypeOfName(e.name, vocabulary, names)
  const args: ValueType[] = []
  for (const argument of e.args) {
    const type = findExpressionType(argument, vocabulary, names)
    if (!type.ok) return type
    args.push(type.value)
  }
  return findTypeOfCall(e.op, args)
}

function findTypeOfName(
  name: string,
  vocabulary: Vocabulary,
  names: string[],
): Answered<ValueType> | ExpressionProblem {
  const type = vocabulary.findType(name)
  if (type === null) {
    return refuse('quantity_must_be_known', name, vocabulary.nearest(name) ?? '')
  }
  names.push(name)
  return answer(type)
}

function findTypeOfCall(
  op: string,
  args: readonly ValueType[],
): Answered<ValueType> | ExpressionProblem {
  const operation = OPERATIONS.get(op)
  if (!operation) {
    return refuse('function_must_be_known', op, nearest(op, FUNCTIONS) ?? '')
  }
  const type = operation.type(args)
  return type === null ? refuse('units_must_agree', op, args.join(', ')) : answer(type)
}

function refuse(refusal: ExpressionRefusal, ...details: string[]): ExpressionProblem {
  return { ok: false, refusal, details }
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
