import { execute, type GraphQLSchema, parse, validate } from 'graphql'
import { type Cell, FORMATS, type FormatName } from '../../exports/index.ts'
import type { Context } from '../graph/context.ts'
import { closedTo, collectFields } from '../graph/open-to.ts'
import { turnedAway } from '../graph/turned-away.ts'
import { readCell } from './cells.ts'
import type { ExportDocument } from './document.ts'

/** What an export asks the graph with: for each part of it a context anew, on one snapshot. */
export interface Asking {
  readonly schema: GraphQLSchema
  readonly newContext: () => Context
  /** The filters, and the node on which the list stands. */
  readonly variables: Readonly<Record<string, unknown>>
}

/** Asks a document of ours as any reader would; whatever is refused of it is thrown. */
export async function ask<Data>(
  { schema, newContext, variables }: Asking,
  text: string,
  more: object = {},
): Promise<Data> {
  const document = parse(text)
  const [invalid] = validate(schema, document)
  if (invalid) throw invalid
  const contextValue = newContext()
  const caller = await contextValue.caller()
  const closed = closedTo(caller, collectFields(document, schema))
  if (closed.length > 0)
    throw turnedAway('field_must_be_open_to_its_reader', {
      fields: closed.map(({ name }) => name).join(', '),
    })
  const variableValues = { ...variables, ...more }
  const { data, errors } = await execute({ schema, document, contextValue, variableValues })
  if (errors?.[0]) throw errors[0]
  return data as Data
}

type Found<Connection> = { readonly at?: { readonly list?: Connection } | null } & {
  readonly list?: Connection
}

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[]
}

/** Refuses a list of more rows than its format holds; counted on the same snapshot. */
export async function mustFit(
  asking: Asking,
  { size }: ExportDocument,
  format: FormatName,
): Promise<void> {
  const limit = FORMATS[format].rowsMax
  if (limit === null) return
  const { totalCount: found } = findList(await ask<Found<{ totalCount: number }>>(asking, size))
  if (found > limit) throw turnedAway('export_must_keep_to_its_rows', { format, limit, found })
}

/** Reads the rows of a list page by page. Nothing of a page is held when the next one is read. */
export async function* readRows(
  asking: Asking,
  { pages, columns }: ExportDocument,
): AsyncGenerator<readonly Cell[]> {
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo }: Page = findList(await ask<Found<Page>>(asking, pages, { after }))
    for (const { node } of edges) yield columns.map(column => readCell(node, column))
    if (!pageInfo.hasNextPage) return
    after = pageInfo.endCursor
  }
}

/** A node that is not there, or not the reader's to see, has no lists. */
function findList<Connection>({ at, list }: Found<Connection>): Connection {
  const found = list ?? at?.list
  if (!found) throw turnedAway('export_must_be_of_a_node_that_is_seen')
  return found
}
