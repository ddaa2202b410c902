import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TOTALS } from '../../list/totals.documents.ts'

export const LINES_DUE = graphql(
  `
  query LinesDue(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $dueFrom: Date
    $dueTo: Date
  ) {
    viewer {
      linesDue(
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
        edges {
          node {
            id instrument lo hi amount currency dueOn toPledgee blockedBy again
            holder { id name }
            pledgee { id name }
            holderAccount { id number bank }
            pledgeeAccount { id number bank }
          }
        }
      }
    }
  }
`,
  [TOTALS],
)

type Connection = NonNullable<NonNullable<ResultOf<typeof LINES_DUE>['viewer']>['linesDue']>
export type DueRow = NonNullable<Connection['edges'][number]['node']>
