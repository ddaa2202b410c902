import { EnvelopArmor } from '@escape.tech/graphql-armor'
import type { Plugin } from 'graphql-yoga'
import { ALIASES_MAX, DEPTH_MAX, DIRECTIVES_MAX, TOKENS_MAX } from './limits.ts'

/** Refuses documents that only cost, before anything of them is carried out. */
export function useDocumentLimits(): Plugin[] {
  const armor = new EnvelopArmor({
    maxTokens: { n: TOKENS_MAX },
    maxAliases: { n: ALIASES_MAX },
    maxDirectives: { n: DIRECTIVES_MAX },
    maxDepth: { n: DEPTH_MAX, flattenFragments: true },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: false },
  })
  return armor.protect().plugins as unknown as Plugin[]
}
