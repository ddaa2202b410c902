import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TOTALS } from '../../list/totals.documents.ts'
import { BOOKED_LINE } from '../../settlement/line.documents.ts'

export const LINES_RECEIVED = graphql(
  `
  query LinesReceived(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $status: [SettlementLineStatus!]
    $dueFrom: Date
    $dueTo: Date
  ) {
    viewer {
      linesReceived(
        first: $first
        after: $after
        last: $last
        before: $before
        status: $status
        dueFrom: $dueFrom
        dueTo: $dueTo
      ) {
        totalCount
        totals { ...Totals }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { ...BookedLine dueOn debtor { id name } } }
      }
    }
  }
`,
  [TOTALS, BOOKED_LINE],
)

type Connection = NonNullable<
  NonNullable<ResultOf<typeof LINES_RECEIVED>['viewer']>['linesReceived']
>
export type ReceivedRow = NonNullable<Connection['edges'][number]['node']>
