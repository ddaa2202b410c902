import { graphql, type ResultOf } from '../graph/graphql.ts'
import { TOTALS } from '../list/totals.documents.ts'

export const RECEIVABLES = graphql(
  `
  query Receivables(
    $as: ReceivableSide!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: ReceivablesOrder
    $status: [ReceivableStatus!]
    $counterparty: ID
    $packageNumber: String
    $dueFrom: Date
    $dueTo: Date
  ) {
    viewer {
      receivables(
        as: $as
        first: $first
        after: $after
        last: $last
        before: $before
        order: $order
        status: $status
        counterparty: $counterparty
        packageNumber: $packageNumber
        dueFrom: $dueFrom
        dueTo: $dueTo
      ) {
        totalCount
        totals { ...Totals }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges {
          node {
            id status amount currency dueOn packageNumber diluted lapseOn
            debtor { id name }
            supplier { id name }
          }
        }
      }
    }
  }
`,
  [TOTALS],
)

type Connection = NonNullable<NonNullable<ResultOf<typeof RECEIVABLES>['viewer']>['receivables']>
export type ReceivableRow = NonNullable<Connection['edges'][number]['node']>
