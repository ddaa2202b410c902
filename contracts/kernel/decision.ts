import type { Money, Units } from './money.ts'

/** What a contract answers: the facts and postings that follow, or the duty that was not met. */
export type Decision<Fact, Post, R extends Refusal> = Accepted<Fact, Post> | Refused<R>

export interface Accepted<Fact, Post> {
  readonly ok: true
  readonly facts: readonly Fact[]
  readonly postings: readonly Post[]
}

/** A duty that may not be met: its code alone, or its code with what its sentences show. */
export type Refusal = string | Detailed<string, Details>

export interface Detailed<Code extends string, D extends Details> {
  readonly code: Code
  readonly details: D
}

/** The values of a refusal by name: which limit, how much is free, which date, which field. */
export type Details = { readonly [name: string]: Detail }
export type Detail = string | number | Money | Units

/** The answer that a duty was not met: for each code its own details, or none. */
export type Refused<R extends Refusal> = Plain<Extract<R, string>> | WithDetails<Exclude<R, string>>

type Plain<Code extends string> = [Code] extends [never] ? never : RefusedPlain<Code>

type WithDetails<R> =
  R extends Detailed<infer Code, infer D extends Details> ? RefusedDetailed<Code, D> : never

interface RefusedPlain<Code extends string> {
  readonly ok: false
  readonly refusal: Code
  /** Leads to the offending field, e.g. `body.spans.0.hi`; empty: the act as a whole. */
  readonly path: string
  readonly details?: undefined
}

interface RefusedDetailed<Code extends string, D extends Details> {
  readonly ok: false
  readonly refusal: Code
  readonly path: string
  readonly details: D
}

export function accept<Fact, Post>(
  facts: readonly Fact[],
  postings: readonly Post[],
): Accepted<Fact, Post> {
  return { ok: true, facts, postings }
}

export function refuse<Code extends string>(refusal: Code, path?: string): RefusedPlain<Code>
export function refuse<Code extends string, D extends Details>(
  refusal: Code,
  path: string,
  details: D,
): RefusedDetailed<Code, D>
export function refuse(refusal: string, path = '', details?: Details): Refused<Refusal> {
  return details ? { ok: false, refusal, path, details } : { ok: false, refusal, path }
}
