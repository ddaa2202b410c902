import { FINANCING_ROW } from '../../financing/row.documents.ts'
import { graphql } from '../../graph/graphql.ts'

export const FINANCINGS = graphql(
  `
  query Financings(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $status: [FinancingStatus!]
  ) {
    viewer {
      financings(first: $first, after: $after, last: $last, before: $before, status: $status) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { ...FinancingRow } }
      }
    }
  }
`,
  [FINANCING_ROW],
)
