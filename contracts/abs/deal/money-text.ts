import { assert } from '../../kernel/bug.ts'
import { parseLiteral } from '../expression/tokens.ts'
import type { Note } from './deal.ts'
import type { MoneyText } from './deal-text.ts'

/** The face of a unit where a note states none (每份 100 元). */
const UNIT = '100元'

/** Parses an amount that the schema has admitted into fen: `12.50元` is 1250n. */
export function parseMoney(text: MoneyText): bigint {
  const literal = parseLiteral(text)
  assert(
    literal?.type === 'money' && literal.value.num % literal.value.den === 0n,
    `${text} is an amount`,
  )
  return literal.value.num / literal.value.den
}

/** Computes the principal issued of a note, in fen. */
export function computeNotePrincipal(note: Note): bigint {
  return BigInt(note.units) * parseMoney(note.unit ?? UNIT)
}
