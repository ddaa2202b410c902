import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'

/** A choice of a filter or an order: what the graph calls it, and what people do. */
export interface Choice extends Bilingual {
  readonly value: string
}

/** A filter of a list, by the name of its argument in the graph. */
export type Filter = { readonly name: string; readonly label: Bilingual } & (
  | { readonly kind: 'text' | 'date' }
  /** Yes, no, or whichever. */
  | { readonly kind: 'flag'; readonly yes: Bilingual; readonly no: Bilingual }
  | { readonly kind: 'one' | 'many'; readonly choices: readonly Choice[] }
)

/** Where a list stands: in the page's link, so that it can be sent, kept and come back to. */
export interface ListState {
  /** By the name of the filter; of `many` joined by commas. */
  readonly filters: Readonly<Record<string, string>>
  readonly order: string | null
  readonly after: string | null
  readonly before: string | null
}

const MOVES = ['order', 'after', 'before'] as const

export function readState(search: URLSearchParams, filters: readonly Filter[]): ListState {
  const set = filters.flatMap(({ name }): [string, string][] => {
    const value = search.get(name)
    return value === null || value === '' ? [] : [[name, value]]
  })
  const [order, after, before] = MOVES.map(name => search.get(name))
  return { filters: Object.fromEntries(set), order: order!, after: after!, before: before! }
}

/** The link of a state; what else stands in the link, such as the side of a list, stays. */
export function writeState(
  search: URLSearchParams,
  filters: readonly Filter[],
  state: ListState,
): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const { name } of filters) next.delete(name)
  for (const name of MOVES) next.delete(name)
  for (const [name, value] of Object.entries(state.filters)) if (value) next.set(name, value)
  for (const name of MOVES) if (state[name]) next.set(name, state[name])
  return next
}

/** The filters as the graph takes them. */
export function toArguments(
  filters: readonly Filter[],
  { filters: set, order }: Pick<ListState, 'filters' | 'order'>,
): Record<string, unknown> {
  const given = filters.flatMap((filter): [string, unknown][] => {
    const value = set[filter.name]
    return value === undefined ? [] : [[filter.name, toArgument(filter, value)]]
  })
  return { ...Object.fromEntries(given), ...(order === null ? {} : { order }) }
}

function toArgument({ kind }: Filter, value: string): unknown {
  if (kind === 'flag') return value === 'true'
  return kind === 'many' ? value.split(',') : value
}

/** The part of the list that a page shows. */
export function toPage({ after, before }: ListState, size: number): Record<string, unknown> {
  return before === null ? { first: size, after } : { last: size, before }
}
