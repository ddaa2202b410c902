import { ACCOUNT_ROW } from '../../bank/account.documents.ts'
import { graphql } from '../../graph/graphql.ts'

export const ACCOUNTS = graphql(
  `
  query Accounts(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $status: [AccountStatus!]
  ) {
    viewer {
      bankAccounts(first: $first, after: $after, last: $last, before: $before, status: $status) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { ...AccountRow } }
      }
    }
  }
`,
  [ACCOUNT_ROW],
)
