import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const WAITS = graphql(`
  query OpenWaits(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: OpenWaitsOrder
    $stuck: Boolean
  ) {
    openWaits(
      first: $first
      after: $after
      last: $last
      before: $before
      order: $order
      stuck: $stuck
    ) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges {
        node {
          id
          kind
          opener { id name }
          awaited { id name }
          openItems
          openedAt
          remindedOn
          escalatedOn
          lapseOn
          lapseAt
          provisional
          trouble { words { zh en } }
        }
      }
    }
  }
`)

type Edges = NonNullable<ResultOf<typeof WAITS>['openWaits']>['edges']
export type WaitRow = NonNullable<Edges[number]['node']>
