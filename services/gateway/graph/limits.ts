/** What a document may ask for, and how long its reads may take. */
export const TOKENS_MAX = 2_000
export const ALIASES_MAX = 30
export const DIRECTIVES_MAX = 20
export const DEPTH_MAX = 14
/** Fields of one name in a document, wherever they stand. */
export const REPEATS_MAX = 200
/** The same, of a document whose sender names no session; introspection takes 25. */
export const STRANGERS_REPEATS_MAX = 50
/** Fields of all rows asked for: pages in pages are multiplied, and so are other lists. */
export const COST_MAX = 10_000
/** What a list that is no page counts as: most hold a part or two, as red letters of an invoice. */
export const PARTS_RECKONED = 3
/** What a list counts as that may be long, such as the steps of a span. */
export const LONG_LIST = { field: 1, multiplier: 10 } as const
export const BREADTH_MAX = 500
export const PAGE_ROWS_MAX = 200
export const PAGE_ROWS = 20
export const STATEMENT_WAIT_MS = 5_000
/** All reads of one request together, their waiting for a connection included. */
export const READS_WAIT_MS = 20_000
/** Characters of a text that is given, unless its field has a limit of its own. */
export const TEXT_LENGTH_MAX = 1_000
/** Items of a list that is given, unless its field has a limit of its own. */
export const LIST_ITEMS_MAX = 500
