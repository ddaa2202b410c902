import { assert } from '../../kernel/bug.ts'
import { literalOf } from '../expression/tokens.ts'
import type { Note } from './deal.ts'
import type { MoneyText } from './deal-text.ts'

/** 每份 100 元, in fen. */
export const FEN_PER_UNIT = 10_000n

/** The fen of an amount that the schema has admitted: `12.50元` → 1250n. */
export function moneyOf(text: MoneyText): bigint {
  const literal = literalOf(text)
  assert(
    literal?.type === 'money' && literal.value.num % literal.value.den === 0n,
    `${text} is an amount`,
  )
  return literal.value.num / literal.value.den
}

export function notePrincipal(note: Note): bigint {
  return BigInt(note.units) * FEN_PER_UNIT
}
