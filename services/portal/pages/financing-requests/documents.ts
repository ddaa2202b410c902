import { FINANCING_ROW } from '../../financing/row.documents.ts'
import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const FINANCINGS_ASKED = graphql(
  `
  query FinancingsAsked(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $status: [FinancingStatus!]
    $holder: ID
  ) {
    viewer {
      financingsAsked(
        first: $first
        after: $after
        last: $last
        before: $before
        status: $status
        holder: $holder
      ) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { ...FinancingRow takings { taken refused { zh en } } } }
      }
    }
  }
`,
  [FINANCING_ROW],
)

type Connection = NonNullable<
  NonNullable<ResultOf<typeof FINANCINGS_ASKED>['viewer']>['financingsAsked']
>
export type AskedRow = NonNullable<Connection['edges'][number]['node']>
