import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TOTALS } from '../../list/totals.documents.ts'

export const RIGHTS = graphql(
  `
  query Rights(
    $as: ClaimSide!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $kind: [ClaimKind!]
    $counterparty: ID
    $dueFrom: Date
    $dueTo: Date
  ) {
    viewer {
      claims(
        as: $as
        first: $first
        after: $after
        last: $last
        before: $before
        kind: $kind
        counterparty: $counterparty
        dueFrom: $dueFrom
        dueTo: $dueTo
      ) {
        totalCount
        totals { ...Totals }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges {
          node {
            id kind lo hi disclosedUntil
            holder { id name }
            claimant { id name }
            debt { secured currency reference dueOn }
            instrument { id __typename ... on Receivable { currency dueOn packageNumber } }
          }
        }
      }
    }
  }
`,
  [TOTALS],
)

type Connection = NonNullable<NonNullable<ResultOf<typeof RIGHTS>['viewer']>['claims']>
export type RightRow = NonNullable<Connection['edges'][number]['node']>
