import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const MARKS = graphql(`
  query DebtorMarks(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: DebtorMarksOrder
    $standing: Boolean
  ) {
    debtorMarks(
      first: $first
      after: $after
      last: $last
      before: $before
      order: $order
      standing: $standing
    ) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { node { id kind since until debtor { id name code } } }
    }
  }
`)

type Edges = NonNullable<ResultOf<typeof MARKS>['debtorMarks']>['edges']
export type MarkRow = NonNullable<Edges[number]['node']>
