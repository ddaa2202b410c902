import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const KEYS = graphql(`
  query KeysOfFirm(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: KeysOrder
    $revoked: Boolean
  ) {
    viewer {
      keys(
        first: $first
        after: $after
        last: $last
        before: $before
        order: $order
        revoked: $revoked
      ) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { id alg custody revoked publicKey user { id duty active } } }
      }
    }
  }
`)

type Edges = NonNullable<NonNullable<ResultOf<typeof KEYS>['viewer']>['keys']>['edges']
export type KeyRow = NonNullable<Edges[number]['node']>
