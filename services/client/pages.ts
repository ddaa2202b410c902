/** A transport asks the graph in the name of its user. */
export type Read = <Data>(query: string, variables?: object) => Promise<Data>

/** Reads all pages of the viewer's connection that a query calls `page`, from `$after` on. */
export async function readAll<Node>(
  read: Read,
  query: string,
  variables: object = {},
): Promise<readonly Node[]> {
  const nodes: Node[] = []
  for (let after: string | null = null; ; ) {
    const { viewer }: Paged<Node> = await read<Paged<Node>>(query, { ...variables, after })
    nodes.push(...viewer.page.edges.map(({ node }) => node))
    if (!viewer.page.pageInfo.hasNextPage) return nodes
    after = viewer.page.pageInfo.endCursor
  }
}

/** A connection of the query itself, read as one of the viewer is. */
export function ofQuery(read: Read): Read {
  return async <Data>(query: string, variables?: object) =>
    ({ viewer: await read<object>(query, variables) }) as Data
}

interface Paged<Node> {
  readonly viewer: {
    readonly page: {
      readonly edges: readonly { readonly node: Node }[]
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    }
  }
}
