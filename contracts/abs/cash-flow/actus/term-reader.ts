import { type Refused, refuse } from '../../../kernel/decision.ts'
import { Rate } from '../../../kernel/rate.ts'
import { type Cycle, type Moment, parseCycle, parseMoment } from './moment.ts'

export type TermRefusal =
  | 'a_term_must_be_given'
  | 'a_date_must_exist'
  | 'a_number_must_be_a_finite_decimal'
  | 'a_number_must_not_be_negative'
  | 'a_cycle_must_have_a_period_and_a_stub'
  | 'a_value_must_be_known_to_the_standard'
  | 'a_term_must_be_one_that_is_followed'
  | 'an_object_must_be_given'

/**
 * Reads the fields of a JSON object and keeps the first refusal. After it, reading goes on with
 * harmless values; the caller looks at `refused` before using any.
 */
export class TermReader {
  refused: Refused<TermRefusal> | null = null
  readonly fields: Readonly<Record<string, unknown>>
  readonly path: string

  constructor(json: unknown, path: string) {
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
    this.fields = isObject ? (json as Record<string, unknown>) : {}
    this.path = path
    if (!isObject) this.refuse('an_object_must_be_given', '')
  }

  refuse(refusal: TermRefusal, name: string): void {
    this.refused ??= refuse(refusal, [this.path, name].filter(Boolean).join('.'))
  }

  /** Reads a field as trimmed text; null when it is absent or empty. */
  text(name: string): string | null {
    const value = Object.hasOwn(this.fields, name) ? this.fields[name] : null
    if (typeof value === 'number') return String(value)
    if (typeof value === 'string') return value.trim() || null
    if (value !== null && value !== undefined) {
      this.refuse('a_value_must_be_known_to_the_standard', name)
    }
    return null
  }

  moment(name: string): Moment | null {
    return this.#parsed(name, parseMoment, 'a_date_must_exist')
  }

  number(name: string): Rate | null {
    return this.#parsed(name, parseDecimal, 'a_number_must_be_a_finite_decimal')
  }

  unsigned(name: string): Rate | null {
    const value = this.number(name)
    if (value?.isNegative() && !value.isZero()) this.refuse('a_number_must_not_be_negative', name)
    return value
  }

  cycle(name: string): Cycle | null {
    return this.#parsed(name, parseCycle, 'a_cycle_must_have_a_period_and_a_stub')
  }

  /** Reads one of the values that the standard knows, translated. */
  choice<Value>(name: string, known: Readonly<Record<string, Value>>): Value | null {
    const look = (text: string) => (Object.hasOwn(known, text) ? known[text]! : null)
    return this.#parsed(name, look, 'a_value_must_be_known_to_the_standard')
  }

  /** Refuses a value of the standard that is not followed here, and any unknown value. */
  only(name: string, followed: readonly string[], known: readonly string[]): void {
    const value = this.text(name)
    if (value === null || followed.includes(value)) return
    const isKnown = known.includes(value)
    this.refuse(
      isKnown ? 'a_term_must_be_one_that_is_followed' : 'a_value_must_be_known_to_the_standard',
      name,
    )
  }

  /** Returns the value, or refuses and returns `otherwise` when it was not given. */
  required<Value>(value: Value | null, name: string, otherwise: Value): Value {
    if (value === null) this.refuse('a_term_must_be_given', name)
    return value ?? otherwise
  }

  #parsed<Value>(
    name: string,
    parse: (text: string) => Value | null,
    refusal: TermRefusal,
  ): Value | null {
    const text = this.text(name)
    const value = text === null ? null : parse(text)
    if (text !== null && value === null) this.refuse(refusal, name)
    return value
  }
}

/** Parses a number; JSON numbers may have an exponent. Never NaN or infinity. */
function parseDecimal(text: string): Rate | null {
  return /^[-+]?\d{1,30}(\.\d{1,40})?([eE][-+]?\d{1,2})?$/.test(text) ? new Rate(text) : null
}
