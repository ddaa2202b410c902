import { idNumber, idOf, isId } from '../../../contracts/kernel/id.ts'
import type { CommandAnswer } from '../../ledger/index.ts'

/**
 * Names the last entry that commands made. A ledger's groups commit in the order of their entries,
 * so who sees this one sees all that the same request made before it.
 */
export function tokenOf(answers: readonly CommandAnswer[]): string | null {
  let last = 0n
  for (const answer of answers)
    if (answer.ok)
      for (const act of answer.acts)
        if (act.ok && BigInt(act.entry) > last) last = BigInt(act.entry)
  return last === 0n ? null : idOf('ent', last)
}

/** The entry that a token names; null for what is no token of ours. */
export function entryOfToken(token: string): bigint | null {
  return isId('ent', token) ? idNumber(token) : null
}
