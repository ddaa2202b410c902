import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const IMPORTS = graphql(`
  query Imports(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: ImportsOrder
    $kind: [DocumentKind!]
  ) {
    viewer {
      imports(
        first: $first
        after: $after
        last: $last
        before: $before
        order: $order
        kind: $kind
      ) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { id kind name accepted duplicate refused startedAt endedAt } }
      }
    }
  }
`)

type Connection = NonNullable<NonNullable<ResultOf<typeof IMPORTS>['viewer']>['imports']>
export type ImportRow = NonNullable<Connection['edges'][number]['node']>
