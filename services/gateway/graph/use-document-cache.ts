import type { DocumentNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from './context.ts'
import { DocumentCache, RecentTexts } from './document-cache.ts'

const MEMBERS_BYTES_MAX = 64 * 2 ** 20
const STRANGERS_BYTES_MAX = 4 * 2 ** 20

/** Texts of strangers that are remembered, by their hash, to tell when one comes again. */
const SEEN_ONCE_MAX = 2_000

/**
 * Keeps documents that were found valid, so that the same text is neither parsed nor validated
 * again. Nothing is kept before it is known who asks: what strangers send has a small cache of its
 * own, in which it displaces nothing of the members', and enters it only when it comes a second
 * time: a text that is another each time leaves nothing. The last of the plugins, so that what one
 * of the others refuses is not kept.
 */
export function useDocumentCache(
  members = new DocumentCache(MEMBERS_BYTES_MAX),
  strangers = new DocumentCache(STRANGERS_BYTES_MAX),
): Plugin<Context> {
  const valid = new WeakSet<DocumentNode>()
  const seenOnce = new RecentTexts(SEEN_ONCE_MAX)
  return {
    onParse: ({ params: { source }, setParsedDocument }) => {
      const text = String(source)
      const document = members.find(text) ?? strangers.find(text)
      if (document) setParsedDocument(document)
    },
    onValidate: ({ params: { documentAST }, setResult }) => {
      if (valid.has(documentAST)) setResult([])
    },
    onExecute: async ({ args: { document, contextValue } }) => {
      if (valid.has(document)) return
      valid.add(document)
      if (!document.loc) return
      const text = document.loc.source.body
      if (await contextValue.caller()) members.keep(text, document)
      else if (seenOnce.hasSeen(text)) strangers.keep(text, document)
    },
  }
}
