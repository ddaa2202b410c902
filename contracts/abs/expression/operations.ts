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
import type { Value } from './value.ts'
import { common, type ValueType } from './value.ts'

/** What a sign or function takes and gives, and how it is computed. */
export interface Operation {
  /** The result's type, or null when these arguments do not mix. */
  readonly type: (args: readonly ValueType[]) => ValueType | null
  readonly build: <State>(a: Value<State>, b: Value<State>, c: Value<State>) => Value<State>
}

/** A divisor was zero in some period: the caller says which period and where in the deal. */
export class DivisionByZero extends Error {
  override name = 'DivisionByZero'
}

export const FUNCTIONS = ['min', 'max', 'if'] as const

export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries<Operation>({
    '+': { type: typeOfSum, build: pair(add) },
    '-': { type: typeOfDifference, build: pair(subtract) },
    'negative of': {
      type: ([a]) => (a === 'date' || a === 'condition' ? null : a!),
      build: a => r => negate(a(r)),
    },
    '*': { type: typeOfProduct, build: pair(times) },
    '/': { type: typeOfQuotient, build: pair(divide) },
    min: { type: typeOfChoice, build: pair(smaller) },
    max: { type: typeOfChoice, build: pair(larger) },
    if: {
      type: ([c, a, b, more]) =>
        c === 'condition' && a && b && !more ? (a === b ? a : common(a, b)) : null,
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
    type: args => (args[0] !== 'condition' && typeOfChoice(args) ? 'condition' : null),
    build: pair((x, y) => (holds(compare(x, y)) ? ONE : ZERO)),
  }
}

function conditions(count: number): Operation['type'] {
  return args => (args.length === count && args.every(a => a === 'condition') ? 'condition' : null)
}

function typeOfChoice([a, b, more]: readonly ValueType[]): ValueType | null {
  return a && b && !more ? common(a, b) : null
}

/** Days may be added to a date. */
function typeOfSum([a, b]: readonly ValueType[]): ValueType | null {
  if (a === 'date' && b === 'number') return 'date'
  const type = a && b ? common(a, b) : null
  return type === 'date' || type === 'condition' ? null : type
}

/** Two dates differ by days, a number. */
function typeOfDifference([a, b]: readonly ValueType[]): ValueType | null {
  if (a === 'date' && b === 'date') return 'number'
  return typeOfSum([a!, b!])
}

function typeOfProduct([a, b]: readonly ValueType[]): ValueType | null {
  const plain = [a, b].filter(type => type === 'number' || type === 'zero').length
  if (plain === 2) return 'number'
  return plain === 1 && (a === 'money' || b === 'money') ? 'money' : null
}

function typeOfQuotient([a, b]: readonly ValueType[]): ValueType | null {
  const money = a === 'money'
  if (b === 'money') return money || a === 'zero' ? 'number' : null
  if (b !== 'number') return null
  return money ? 'money' : a === 'number' || a === 'zero' ? 'number' : null
}
