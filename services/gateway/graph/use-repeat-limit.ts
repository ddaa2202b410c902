import type { IncomingMessage } from 'node:http'
import { type DocumentNode, visit } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { readSecret } from '../http/session/cookie.ts'
import { REPEATS_MAX, STRANGERS_REPEATS_MAX } from './limits.ts'
import { turnedAway } from './turned-away.ts'

/** What is known of a request before its document is validated. */
interface Asked {
  readonly req: IncomingMessage & { readonly secure?: boolean }
}

/**
 * Refuses a document that names one field very often, before it is validated: whether fields of one
 * name agree is compared pair by pair. Whoever names no session may ask for little, and so often
 * for less: 200 of two fields each took 4 ms.
 */
export function useRepeatLimit(): Plugin<Asked> {
  return {
    onValidate: ({ context: { req }, params: { documentAST } }) => {
      const named = readSecret(req, req.secure ?? false) !== null
      const limit = named ? REPEATS_MAX : STRANGERS_REPEATS_MAX
      const found = countRepeats(documentAST)
      if (found > limit) throw turnedAway('document_must_keep_to_its_repeats', { limit, found })
    },
  }
}

function countRepeats(document: DocumentNode): number {
  const counts = new Map<string, number>()
  visit(document, {
    Field: ({ name: { value } }) => void counts.set(value, (counts.get(value) ?? 0) + 1),
  })
  return Math.max(0, ...counts.values())
}
