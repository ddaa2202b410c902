import { describe, expect, it } from 'vitest'

/** How to break one rule, and the nearest inputs that keep it. */
export interface RefusalRow<Case> {
  readonly breaks: (plain: Case) => Case
  /** By name: just inside the boundary, so accepted. */
  readonly keeps?: Readonly<Record<string, (plain: Case) => Case>>
}

/**
 * A contract's refusals, in the order its rules are argued. Each is broken alone, and together with
 * every rule below it, which pins the order; the nearest inputs that keep it are accepted.
 */
export function refusalTable<Code extends string, Case>(
  name: string,
  plain: Case,
  decide: (input: Case) => Outcome,
  rows: Readonly<Record<Code, RefusalRow<Case>>>,
): void {
  const codes = Object.keys(rows) as Code[]
  describe(name, () => {
    it('accepts the plain case', () => expect(decide(plain)).toMatchObject({ ok: true }))
    for (const [index, code] of codes.entries()) {
      const { breaks, keeps = {} } = rows[code]
      it(`refuses: ${code}`, () => {
        expect(decide(breaks(plain))).toMatchObject({ ok: false, refusal: code })
        const broken = codes.slice(index).reduceRight((input, c) => rows[c].breaks(input), plain)
        expect(decide(broken)).toMatchObject({ ok: false, refusal: code })
      })
      for (const [what, near] of Object.entries(keeps))
        it(`accepts, short of ${code}: ${what}`, () =>
          expect(decide(near(plain))).toMatchObject({ ok: true }))
    }
  })
}

/** A decision or an answer. */
export type Outcome = { readonly ok: boolean }
