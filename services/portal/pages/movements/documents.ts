import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TOTALS } from '../../list/totals.documents.ts'

export const MOVEMENTS = graphql(
  `
  query Movements(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: MovementsOrder
    $direction: Direction
    $kind: [MovementKind!]
    $from: Date
    $to: Date
  ) {
    viewer {
      movements(
        first: $first
        after: $after
        last: $last
        before: $before
        order: $order
        direction: $direction
        kind: $kind
        from: $from
        to: $to
      ) {
        totalCount
        totals { ...Totals }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { id on kind amount currency from { id name } to { id name } } }
      }
    }
  }
`,
  [TOTALS],
)

type Connection = NonNullable<NonNullable<ResultOf<typeof MOVEMENTS>['viewer']>['movements']>
export type MovementRow = NonNullable<Connection['edges'][number]['node']>
