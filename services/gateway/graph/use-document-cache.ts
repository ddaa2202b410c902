import type { DocumentNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from './context.ts'
import { DocumentCache } from './document-cache.ts'

const MEMBERS_BYTES_MAX = 64 * 2 ** 20
const STRANGERS_BYTES_MAX = 4 * 2 ** 20

/**
 * Keeps documents that were found valid, so that the same text is neither parsed nor validated
 * again. Nothing is kept before it is known who asks: what strangers send has a small cache of its
 * own, in which it displaces nothing of the members'. The last of the plugins, so that what one of
 * the others refuses is not kept.
 */
export function useDocumentCache(
  members = new DocumentCache(MEMBERS_BYTES_MAX),
  strangers = new DocumentCache(STRANGERS_BYTES_MAX),
): Plugin<Context> {
  const valid = new WeakSet<DocumentNode>()
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
      const cache = (await contextValue.caller()) ? members : strangers
      if (document.loc) cache.keep(document.loc.source.body, document)
    },
  }
}
