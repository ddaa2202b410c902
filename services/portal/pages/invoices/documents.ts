import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TOTALS } from '../../list/totals.documents.ts'

export const INVOICES = graphql(
  `
  query Invoices(
    $as: InvoiceSide!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: InvoicesOrder
    $number: String
    $counterparty: ID
    $dueFrom: Date
    $dueTo: Date
    $invoicedFrom: Date
    $invoicedTo: Date
  ) {
    viewer {
      invoices(
        as: $as
        first: $first
        after: $after
        last: $last
        before: $before
        order: $order
        number: $number
        counterparty: $counterparty
        dueFrom: $dueFrom
        dueTo: $dueTo
        invoicedFrom: $invoicedFrom
        invoicedTo: $invoicedTo
      ) {
        totalCount
        totals { ...Totals }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges {
          node {
            id number amount unused currency invoicedOn dueOn
            delivered denied redLettered redLetteredAmount isAlike
            assertedBy { id }
            seller { id name }
            buyer { id name }
          }
        }
      }
    }
  }
`,
  [TOTALS],
)

type Connection = NonNullable<NonNullable<ResultOf<typeof INVOICES>['viewer']>['invoices']>
export type InvoiceRow = NonNullable<Connection['edges'][number]['node']>
