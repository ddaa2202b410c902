import {
  add,
  compare,
  larger,
  negate,
  ONE,
  over,
  type Ratio,
  smaller,
  subtract,
  times,
  ZERO,
} from '../ratio.ts'
import type { Evaluator } from './value.ts'
import { commonType, type ValueType } from './value.ts'

/** A sign or function: the types it takes and gives, and how it is computed. */
export interface Operation {
  /** Finds the type of the result; null when these arguments do not mix. */
  readonly type: (args: readonly ValueType[]) => ValueType | null
  readonly build: <State>(
    a: Evaluator<State>,
    b: Evaluator<State>,
    c: Evaluator<State>,
  ) => Evaluator<State>
}

/** A division by zero in some period; the caller knows the period and the path in the deal. */
export class DivisionByZero extends Error {
  override name = 'DivisionByZero'
}

export const FUNCTIONS = ['min', 'max', 'if'] as const

export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries<Operation>({
    '+': { type: findSumType, build: pair(add) },
    '-': { type: findDifferenceType, build: pair(subtract) },
    'negative of': {
      type: ([a]) => (a === 'date' || a === 'condition' ? null : a!),
      build: a => r => negate(a(r)),
    },
    '*': { type: findProductType, build: pair(times) },
    '/': { type: findQuotientType, build: pair(divide) },
    min: { type: findChoiceType, build: pair(smaller) },
    max: { type: findChoiceType, build: pair(larger) },
    if: {
      type: ([c, a, b, more]) =>
        c === 'condition' && a && b && !more ? (a === b ? a : commonType(a, b)) : null,
      build: (condition, a, b) => r => (condition(r).num !== 0n ? a(r) : b(r)),
    },
    and: { type: conditions(2), build: (a, b) => r => (a(r).num === 0n ? ZERO : b(r)) },
    or: { type: conditions(2), build: (a, b) => r => (a(r).num !== 0n ? ONE : b(r)) },
    not: { type: conditions(1), build: a => r => (a(r).num === 0n ? ONE : ZERO) },
    '<': comparison(order => order < 0),
    '<=': comparison(order => order <= 0),
    '>': comparison(order => order > 0),
    '>=': comparison(order => order >= 0),
    '=': comparison(order => order === 0),
    '!=': comparison(order => order !== 0),
  }),
)

function pair(compute: (x: Ratio, y: Ratio) => Ratio): Operation['build'] {
  return (a, b) => r => compute(a(r), b(r))
}

function divide(a: Ratio, b: Ratio): Ratio {
  if (b.num === 0n) throw new DivisionByZero()
  return over(a, b)
}

function comparison(holds: (order: number) => boolean): Operation {
  return {
    type: args => (args[0] !== 'condition' && findChoiceType(args) ? 'condition' : null),
    build: pair((x, y) => (holds(compare(x, y)) ? ONE : ZERO)),
  }
}

function conditions(count: number): Operation['type'] {
  return args => (args.length === count && args.every(a => a === 'condition') ? 'condition' : null)
}

function findChoiceType([a, b, more]: readonly ValueType[]): ValueType | null {
  return a && b && !more ? commonType(a, b) : null
}

/** Finds the type of a sum: days may be added to a date. */
function findSumType([a, b]: readonly ValueType[]): ValueType | null {
  if (a === 'date' && b === 'number') return 'date'
  const type = a && b ? commonType(a, b) : null
  return type === 'date' || type === 'condition' ? null : type
}

/** Finds the type of a difference: two dates differ by days, which are a number. */
function findDifferenceType([a, b]: readonly ValueType[]): ValueType | null {
  if (a === 'date' && b === 'date') return 'number'
  return findSumType([a!, b!])
}

function findProductType([a, b]: readonly ValueType[]): ValueType | null {
  const plain = [a, b].filter(type => type === 'number' || type === 'zero').length
  if (plain === 2) return 'number'
  return plain === 1 && (a === 'money' || b === 'money') ? 'money' : null
}

function findQuotientType([a, b]: readonly ValueType[]): ValueType | null {
  const money = a === 'money'
  if (b === 'money') return money || a === 'zero' ? 'number' : null
  if (b !== 'number') return null
  return money ? 'money' : a === 'number' || a === 'zero' ? 'number' : null
}
