/**
 * What one character of a number is taken for under version 1 of the rule, whatever the width, case
 * or typography it was written in: a character of the alphabet, `space` or `quote`, or null where
 * it can stand in no number. The lists are written out, so that they are the same in every language
 * and every version of Unicode.
 */
export function foldCharacter(character: string): string | null {
  const folded = FOLDED.get(character)
  if (folded !== undefined) return folded
  if (/^[a-z]$/.test(character)) return character.toUpperCase()
  return IN_ALPHABET.test(character) ? character : null
}

/** Digits, Latin capitals, Han of the basic plane, and two separators. */
const IN_ALPHABET = /^[0-9A-Z/\u3007\u3400-\u4dbf\u4e00-\u9fff-]$/u

const FOLDED: ReadonlyMap<string, string> = new Map([
  ...folds('space', '\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff'),
  ...folds('space', range('\u2000', '\u200a')),
  ...folds('quote', '\'"`\u00b4\u00ab\u00bb\u2032\u2033\u300c\u300d\u300e\u300f\uff07\uff02'),
  ...folds('quote', range('\u2018', '\u201f')),
  ...folds('-', '_\uff3f\u2043\u2212\u2e3a\u2e3b\ufe31\ufe32\ufe58\ufe63\uff0d'),
  ...folds('-', range('\u2010', '\u2015')),
  ...folds('-', '()[]{}\u3008\u3009\u3010\u3011\u3014\u3015\uff08\uff09\uff3b\uff3d\uff5b\uff5d'),
  ...folds('/', '\\\u2044\u2215\u29f8\uff0f\uff3c'),
])

function folds(to: string, characters: string): readonly (readonly [string, string])[] {
  return [...characters].map(character => [character, to] as const)
}

function range(first: string, last: string): string {
  const from = first.codePointAt(0)!
  const length = last.codePointAt(0)! - from + 1
  return String.fromCodePoint(...Array.from({ length }, (_, i) => from + i))
}
