import { type DocumentNode, print } from '@0no-co/graphql.web'
import type { ListDocument, Page, Paging, TypedDocument } from '../../schema/graphql/lists.ts'
import type { Read } from './pages.ts'

/** Reads what a document asks for that knows its types, or what a text does. */
export interface TypedRead {
  <Data, Variables extends object>(
    document: TypedDocument<Data, Variables>,
    ...variables: Given<Variables>
  ): Promise<Data>
  <Data>(query: string, variables?: object): Promise<Data>
}

/** Variables need not be given where none of them must be. */
export type Given<Variables> =
  Record<never, never> extends Variables ? [variables?: Variables] : [variables: Variables]

type AnyDocument = string | ListDocument<object, object, object> | TypedDocument<unknown, never>

export function typedReadBy(read: Read): TypedRead {
  const readAny = async (document: AnyDocument, variables?: object) =>
    isList(document)
      ? readPage(await read<PageAnswer>(document.text, onWire(variables)), document)
      : await read(textOf(document), variables)
  return readAny as TypedRead
}

/** Reads every row of a list, page by page. */
export async function readRows<Row, Filters extends object, Total>(
  read: TypedRead,
  document: ListDocument<Row, Filters, Total>,
  filters: Filters & Paging,
): Promise<readonly Row[]> {
  const readPage = read as (list: typeof document, given: object) => Promise<Page<Row, Total>>
  const rows: Row[] = []
  for (let after: string | null = null; ; ) {
    const page: Page<Row, Total> = await readPage(document, { ...filters, after })
    rows.push(...page.rows)
    if (page.next === null) return rows
    after = page.next
  }
}

function isList(document: AnyDocument): document is ListDocument<object, object, object> {
  return typeof document === 'object' && 'amounts' in document
}

/** Other tools write a document as a text with its types, or as its syntax tree. */
function textOf(document: string | TypedDocument<unknown, never>): string {
  const isTree = typeof document === 'object' && 'kind' in document
  return isTree ? print(document as DocumentNode) : String(document)
}

interface PageAnswer {
  /** Of a list of one's own party or of a record; null: there is none that the reader may see. */
  readonly home?: { readonly page: WirePage | null } | null
  /** Of a list of the query itself. */
  readonly page?: WirePage | null
}

interface WirePage {
  readonly totalCount?: number | null
  readonly totals?: readonly object[] | null
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly edges: readonly { readonly node: object }[]
}

function readPage(
  { home, page }: PageAnswer,
  { amounts, sums }: ListDocument<object, object, object>,
): Page<unknown, unknown> {
  const { totalCount, totals, pageInfo, edges } = home?.page ?? page ?? NO_PAGE
  return {
    rows: edges.map(({ node }) => readAmounts(node, amounts)),
    next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    totalCount: totalCount ?? null,
    totals: totals?.map(total => readAmounts(total, sums)) ?? null,
  }
}

const NO_PAGE: WirePage = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }

/** Makes numbers of the texts at these places: `amount`, `debt.secured`, in lists too. */
function readAmounts(value: object, places: readonly string[]): object {
  const read: Record<string, unknown> = { ...value }
  for (const place of places) {
    const [name, ...rest] = place.split('.')
    read[name!] = readAmount(read[name!], rest)
  }
  return read
}

function readAmount(value: unknown, rest: readonly string[]): unknown {
  if (value === null || value === undefined) return value
  if (Array.isArray(value)) return value.map(one => readAmount(one, rest))
  return rest.length === 0 ? BigInt(value as string) : readAmounts(value, [rest.join('.')])
}

function onWire(variables: object = {}): object {
  const texts = Object.entries(variables).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? String(value) : value,
  ])
  return Object.fromEntries(texts)
}
