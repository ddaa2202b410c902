import { describe, expect, it } from 'vitest'
import type { Detail, Details, Refusal } from '../../../contracts/kernel/decision.ts'
import { formatMoney, formatUnits } from '../../../contracts/kernel/money.ts'
import {
  type AnyText,
  type CodeOf,
  formatRefusal,
  type RefusalTexts,
} from '../../../contracts/kernel/refusal-text.ts'

/** How to break one rule, and the nearest inputs that keep it. */
export interface RefusalRow<Case> {
  readonly breaks: (plain: Case) => Case
  /** By name: just inside the boundary, so accepted. */
  readonly keeps?: Readonly<Record<string, (plain: Case) => Case>>
}

/** The row of a refusal that shows details: those that it shows when it is broken alone. */
export interface DetailedRow<Case, D extends Details> extends RefusalRow<Case> {
  readonly details: D
}

/** A row for each code; a code with details without its details does not compile. */
export type RefusalRows<R extends Refusal, Case> = {
  readonly [Code in CodeOf<R>]: Code extends R
    ? RefusalRow<Case>
    : DetailedRow<Case, Extract<R, { readonly code: Code }>['details']>
}

/**
 * A contract's refusals, in the order its rules are argued, which is that of its texts. Each is
 * broken alone, and together with every rule below it, which pins the order; the nearest inputs
 * that keep it are accepted. What it shows is shown by both of its sentences.
 */
export function refusalTable<R extends Refusal, Case>(
  name: string,
  texts: RefusalTexts<R>,
  plain: Case,
  decide: (input: Case) => Outcome,
  rows: RefusalRows<R, Case>,
): void {
  const codes = Object.keys(rows)
  const row = (code: string) => (rows as Record<string, AnyRow<Case>>)[code]!
  describe(name, () => {
    it('accepts the plain case', () => expect(decide(plain)).toMatchObject({ ok: true }))
    it('argues its duties in the order in which they are printed', () =>
      expect(codes).toEqual(Object.keys(texts).filter(code => codes.includes(code))))
    for (const [index, code] of codes.entries()) {
      const { breaks, details, keeps = {} } = row(code)
      it(`refuses: ${code}`, () => {
        const refused = decide(breaks(plain)) as { readonly details?: Details }
        expect(refused).toMatchObject({ ok: false, refusal: code })
        expect(refused.details).toEqual(details)
        showsDetails((texts as Record<string, AnyText>)[code]!, details)
        const broken = codes.slice(index).reduceRight((input, c) => row(c).breaks(input), plain)
        expect(decide(broken)).toMatchObject({ ok: false, refusal: code })
      })
      for (const [what, near] of Object.entries(keeps))
        it(`accepts, short of ${code}: ${what}`, () =>
          expect(decide(near(plain))).toMatchObject({ ok: true }))
    }
  })
}

/** The texts of an act with those of a noun where the act asks it: before this duty of its own. */
export function insertBefore<Own extends object, Added extends object>(
  texts: Own,
  before: keyof Own & string,
  added: Added,
): Own & Added {
  const own = Object.entries(texts)
  const place = own.findIndex(([code]) => code === before)
  expect(place).toBeGreaterThanOrEqual(0)
  return Object.fromEntries(own.toSpliced(place, 0, ...Object.entries(added))) as Own & Added
}

type AnyRow<Case> = RefusalRow<Case> & { readonly details?: Details }

/** A decision or an answer. */
export type Outcome = { readonly ok: boolean }

/** Both sentences are whole, and show each of the details. */
export function showsDetails(text: AnyText, details: Details | undefined): void {
  const { zh, en } = formatRefusal(text, details)
  expect(zh).toMatch(/^.*\p{Script=Han}.*。$/u)
  expect(en).toMatch(/^[A-Z0-9].*\.$/)
  expect(`${zh} ${en}`).not.toMatch(/undefined|null|NaN|\[object/)
  const words = 'words' in text ? text.words : {}
  for (const [name, value] of Object.entries(details ?? {})) {
    if (isCodeWord(value) || Object.hasOwn(words, name)) {
      expect(zh).not.toContain(String(value))
      continue
    }
    expect(zh).toContain(shownAs(value))
    expect(en).toContain(shownAs(value))
  }
}

/** A status, a kind, a field: each language has a word of its own for it. */
function isCodeWord(value: Detail): value is string {
  return typeof value === 'string' && /^[a-z]+[A-Z]?[a-z]*$/.test(value)
}

function shownAs(value: Detail): string {
  if (typeof value !== 'object') return String(value)
  return 'units' in value ? formatUnits(value.units) : formatMoney(value)
}
