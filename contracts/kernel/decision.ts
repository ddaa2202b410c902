/** What a contract answers: the facts and postings that follow, or the duty that was not met. */
export type Decision<Fact, Post, Code extends string> = Accepted<Fact, Post> | Refused<Code>

export interface Accepted<Fact, Post> {
  readonly ok: true
  readonly facts: readonly Fact[]
  readonly postings: readonly Post[]
}

/** `path` leads to the offending field, e.g. `body.spans.0.hi`; empty: the act as a whole. */
export interface Refused<Code extends string> {
  readonly ok: false
  readonly refusal: Code
  readonly path: string
}

export function accept<Fact, Post>(
  facts: readonly Fact[],
  postings: readonly Post[],
): Accepted<Fact, Post> {
  return { ok: true, facts, postings }
}

export function refuse<Code extends string>(refusal: Code, path = ''): Refused<Code> {
  return { ok: false, refusal, path }
}
