import { EnvelopArmor } from '@escape.tech/graphql-armor'
import type { Plugin } from 'graphql-yoga'

/** 500 signed acts take about 1 MB; whatever is larger than this is not read. */
export const BODY_BYTES_MAX = 4 * 2 ** 20
export const TOKENS_MAX = 2_000
export const ALIASES_MAX = 30
export const DIRECTIVES_MAX = 20
export const DEPTH_MAX = 14
/** Fields of all rows asked for: pages in pages are multiplied, and each list of edges by ten. */
export const COST_MAX = 20_000
export const BREADTH_MAX = 500
export const PAGE_ROWS_MAX = 200
export const PAGE_ROWS = 20
export const REQUEST_WAIT_MS = 30_000
/** For a file of 1 GiB over 20 Mbit/s, with room. */
export const UPLOAD_WAIT_MS = 15 * 60_000
export const STATEMENT_WAIT_MS = 5_000

/** Documents that only cost, refused before anything of them is carried out. */
export function documentLimits(): Plugin[] {
  const armor = new EnvelopArmor({
    maxTokens: { n: TOKENS_MAX },
    maxAliases: { n: ALIASES_MAX },
    maxDirectives: { n: DIRECTIVES_MAX },
    maxDepth: { n: DEPTH_MAX, flattenFragments: true },
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: true },
  })
  return armor.protect().plugins as unknown as Plugin[]
}

/** Longer than any client keeps an idle connection, or the two would close it at once. */
export const KEEP_ALIVE_MS = 65_000
