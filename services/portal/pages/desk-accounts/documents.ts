import { ACCOUNT_ROW } from '../../bank/account.documents.ts'
import { graphql } from '../../graph/graphql.ts'

export const ACCOUNTS_TO_CONFIRM = graphql(
  `
  query AccountsToConfirm($first: Int, $after: String, $last: Int, $before: String) {
    viewer {
      bankAccountsToConfirm(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { ...AccountRow } }
      }
    }
  }
`,
  [ACCOUNT_ROW],
)
