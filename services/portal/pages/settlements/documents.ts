import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TOTALS } from '../../list/totals.documents.ts'

export const SETTLEMENTS = graphql(
  `
  query Settlements(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $dueFrom: Date
    $dueTo: Date
  ) {
    viewer {
      settlements(
        first: $first
        after: $after
        last: $last
        before: $before
        dueFrom: $dueFrom
        dueTo: $dueTo
      ) {
        totalCount
        totals { ...Totals }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { id dueOn currency amount reference executeOn from { id number } } }
      }
    }
  }
`,
  [TOTALS],
)

type Connection = NonNullable<NonNullable<ResultOf<typeof SETTLEMENTS>['viewer']>['settlements']>
export type SettlementRow = NonNullable<Connection['edges'][number]['node']>
