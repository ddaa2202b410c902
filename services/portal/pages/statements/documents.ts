import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const STATEMENT_ENTRIES = graphql(`
  query StatementEntries(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $account: ID
    $use: StatementEntryUse
    $endToEndId: String
  ) {
    viewer {
      statementEntries(
        first: $first
        after: $after
        last: $last
        before: $before
        account: $account
        use: $use
        endToEndId: $endToEndId
      ) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges {
          node {
            id reference side currency amount bookedOn endToEndId remittance counterpart
            returned proven statement provesPayout
            account { id number }
            payout { number status financing { id } }
          }
        }
      }
    }
  }
`)

type Connection = NonNullable<
  NonNullable<ResultOf<typeof STATEMENT_ENTRIES>['viewer']>['statementEntries']
>
export type EntryRow = NonNullable<Connection['edges'][number]['node']>
