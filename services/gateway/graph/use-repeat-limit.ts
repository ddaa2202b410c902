import { visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { REPEATS_MAX } from './limits.ts'
import { turnedAway } from './turned-away.ts'

/**
 * Refuses a document that names one field very often, before it is validated: whether fields of one
 * name agree is compared pair by pair, and a stranger's 490 took 9 ms of it.
 */
export function useRepeatLimit(): Plugin {
  return {
    onValidate: ({ params: { documentAST } }) => {
      const counts = new Map<string, number>()
      visit(documentAST, {
        Field: ({ name: { value } }) => void counts.set(value, (counts.get(value) ?? 0) + 1),
      })
      const found = Math.max(0, ...counts.values())
      if (found > REPEATS_MAX)
        throw turnedAway('document_must_keep_to_its_repeats', { limit: REPEATS_MAX, found })
    },
  }
}
