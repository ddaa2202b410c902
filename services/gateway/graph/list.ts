import type { QueryResultRow } from 'pg'
import { Bug } from '../../../contracts/kernel/bug.ts'
import type { ConnectionOf, OfWholeList } from './connection.ts'
import { enumOf } from './enum-of.ts'
import type { Filters, Given } from './filters.ts'
import {
  countRows,
  type KeyType,
  mustBeAPage,
  type PageArgs,
  type PageQuery,
  pageCost,
  readPage,
} from './page.ts'
import type { Readers } from './readers.ts'
import type { Snapshot } from './snapshot.ts'
import { addUp, type Listed } from './sums.ts'

/**
 * A list as it declares itself, once: which rows, for whom, by what they are found, ordered and
 * added up. Its connection is made of this, and whatever else reads the list. `Row` is what its
 * statement answers, which a test compares with the store.
 */
export interface ListDeclaration<Row extends QueryResultRow> {
  /** Its field, and its name wherever else it is asked for. */
  readonly name: string
  readonly connection: ConnectionOf<Row>
  readonly description: string
  readonly readers?: Readers
  readonly columns: string
  readonly from: string
  /** SQL: which rows are the list's own. Row rights only filter what it finds. */
  readonly own: string
  /** What `$1` and its like stand for in `own`. */
  readonly values?: (parent: never) => readonly unknown[]
  readonly filters?: Filters
  /** By name; a list is in the first, unless another one is asked for. */
  readonly orders: Readonly<Record<string, Order>>
  readonly totals?: Totals
  /** SQL within `from` whose rows each statement works out anew: sums share them. */
  readonly computed?: string
  readonly others?: PageQuery['others']
  readonly prepared?: true
  readonly joined?: string
}

export interface Order {
  readonly description: string
  /** SQL expressions, each of the column of the same place; unique together, none null. */
  readonly keys: readonly string[]
  readonly columns: readonly string[]
  /** Whole numbers, if not said. */
  readonly types?: readonly KeyType[]
  readonly newestFirst?: boolean
}

/** How the rows of a list add up: `columns` are those of its type of totals, grouped by `by`. */
export interface Totals {
  readonly columns: string
  readonly by: string
}

/** Rows of one table in the order of their ids, which are made by time. */
export function byId(alias: string, newestFirst = true): Record<'NEWEST' | 'OLDEST', Order> {
  const order = { keys: [`${alias}.id`], columns: ['id'] }
  const newest = { ...order, newestFirst: true, description: 'The newest first.' }
  const oldest = { ...order, description: 'The oldest first.' }
  return newestFirst ? { NEWEST: newest, OLDEST: oldest } : { OLDEST: oldest, NEWEST: newest }
}

/** Where lists stand: the fields of a type, or of the query itself. */
export interface Home {
  readonly name: string
  readonly add: (field: string, make: never) => void
  /** What `$1` stands for in `own`, if the list says nothing else. */
  readonly values: (parent: never) => readonly unknown[]
}

/** A list that stands where it belongs. */
export interface List extends Omit<ListDeclaration<never>, 'connection'> {
  readonly home: string
  readonly values: (parent: never) => readonly unknown[]
}

const lists: List[] = []

/** All lists of the graph, each with its declaration. */
export function allLists(): readonly List[] {
  return lists
}

/** Declares a list, and adds its connection where it stands. */
export function defineList<Row extends QueryResultRow>(
  home: Home,
  declared: ListDeclaration<Row>,
): void {
  const list = { ...declared, home: home.name, values: declared.values ?? home.values }
  lists.push(list)
  const { connection, readers, description } = list
  home.add(list.name, ((t: FieldMaker) =>
    t.connection(
      {
        ...{ type: connection.node, nullable: true, complexity: pageCost, description },
        ...(readers && { readers }),
        args: declareArguments(t, list),
        resolve: (parent: never, args: PageArgs & Given, { snapshot }: { snapshot: Snapshot }) =>
          openList(snapshot, list, list.values(parent), args),
      },
      connection.page,
    )) as never)
}

/** What a list reads under what is asked of it; `own` are the values of its own predicate. */
export function buildPageQuery(
  list: Omit<List, 'home' | 'values' | 'description'>,
  own: readonly unknown[],
  given: Given,
): PageQuery {
  const values = [...own]
  const place = (value: unknown) => `$${values.push(value)}`
  const left = Object.entries(list.filters ?? {}).flatMap(([name, { where }]) =>
    given[name] == null ? [] : [where(given[name] as never, place, given)],
  )
  const [first] = Object.keys(list.orders)
  const name = (given['order'] as string | null | undefined) ?? first
  const order = list.orders[name ?? '']
  if (!order) throw new Bug(`${list.name} has an order`)
  return {
    ...{ columns: list.columns, from: list.from, values },
    where: [list.own, ...left].join(' and '),
    ...{ keys: order.keys, keyColumns: order.columns },
    ...(order.types && { keyTypes: order.types }),
    ...(order.newestFirst && { newestFirst: true }),
    ...(name !== undefined && name !== first && { order: name }),
    ...(list.others && { others: list.others }),
    ...(list.prepared && { prepared: list.prepared }),
    ...(list.joined !== undefined && { joined: list.joined }),
  }
}

/** Nothing is read but what is asked for: sums without rows, or rows without sums. */
function openList(
  snapshot: Snapshot,
  list: List,
  own: readonly unknown[],
  args: PageArgs & Given,
): OfWholeList & Record<'edges' | 'pageInfo', unknown> {
  const query = buildPageQuery(list, own, args)
  mustBeAPage(args, query)
  const { totals, computed } = list
  let reading: ReturnType<typeof readPage> | null = null
  const read = () => {
    reading ??= readPage(snapshot, args, query)
    return reading
  }
  let adding: Promise<Listed[]> | null = null
  const add = (by: Totals) => {
    adding ??= addUp(snapshot, { ...query, ...by, computed })
    return adding
  }
  return {
    get edges() {
      return read().then(page => page?.edges)
    },
    get pageInfo() {
      return read().then(page => page?.pageInfo)
    },
    count: async () => {
      // All fields of a page are asked for in one turn: totals tell of how many rows they are.
      await Promise.resolve()
      if (!totals || !(adding || computed)) return await countRows(snapshot, query)
      return (await add(totals)).reduce((sum, { listed }) => sum + Number(listed), 0)
    },
    totals: async () => (totals ? await add(totals) : null),
  }
}

type FieldMaker = {
  readonly connection: (options: object, page: object) => unknown
  readonly arg: (options: object) => unknown
}

function declareArguments(
  t: FieldMaker,
  { name, filters = {}, orders }: Pick<List, 'name' | 'filters' | 'orders'>,
) {
  const args = Object.entries(filters).map(([field, { type, isList, required, description }]) => [
    field,
    t.arg({ type: isList ? [type] : type, required: required ?? false, description }),
  ])
  const meanings = Object.entries(orders).map(([order, { description }]) => [order, description])
  if (meanings.length < 2) return Object.fromEntries(args)
  const Name = `${name[0]!.toUpperCase()}${name.slice(1)}Order`
  const description = 'In which order the list is; the first one, if nothing is said.'
  const type = findOrderType(Name, description, Object.fromEntries(meanings))
  return Object.fromEntries([...args, ['order', t.arg({ type, description })]])
}

const orderTypes = new Map<string, ReturnType<typeof enumOf>>()

/** The orders of one name, which lists of one name in several places share. */
function findOrderType(name: string, description: string, meanings: Record<string, string>) {
  const known = orderTypes.get(name)
  if (known) return known
  const made = enumOf(name, description, meanings)
  orderTypes.set(name, made)
  return made
}
