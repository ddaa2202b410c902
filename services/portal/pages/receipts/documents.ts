import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const RECEIPTS = graphql(`
  query Receipts(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $as: ReceiptSide!
    $status: [ReceiptStatus!]
  ) {
    viewer {
      receipts(
        first: $first
        after: $after
        last: $last
        before: $before
        as: $as
        status: $status
      ) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges {
          node {
            id number status size unit delivered storedUntil
            keeper { id name }
            depositor { id name }
            lot { id commodity { id name } }
            insurance { until }
          }
        }
      }
    }
  }
`)

type Connection = NonNullable<NonNullable<ResultOf<typeof RECEIPTS>['viewer']>['receipts']>
export type ReceiptRow = NonNullable<Connection['edges'][number]['node']>
