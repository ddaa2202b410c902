import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TOTALS } from '../../list/totals.documents.ts'

export const SUPERVISED = graphql(
  `
  query SupervisedReceivables(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: SupervisedReceivablesOrder
    $id: ID
    $code: String
    $invoice: String
    $packageNumber: String
    $party: ID
    $status: [ReceivableStatus!]
    $dueFrom: Date
    $dueTo: Date
  ) {
    supervisedReceivables(
      first: $first
      after: $after
      last: $last
      before: $before
      order: $order
      id: $id
      code: $code
      invoice: $invoice
      packageNumber: $packageNumber
      party: $party
      status: $status
      dueFrom: $dueFrom
      dueTo: $dueTo
    ) {
      totalCount
      totals { ...Totals }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges {
        node {
          id status amount currency dueOn packageNumber
          debtor { id name }
          supplier { id name }
        }
      }
    }
  }
`,
  [TOTALS],
)

type Edges = NonNullable<ResultOf<typeof SUPERVISED>['supervisedReceivables']>['edges']
export type SupervisedRow = NonNullable<Edges[number]['node']>
