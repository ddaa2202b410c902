import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const APPLICATIONS = graphql(`
  query Applications(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: ApplicationsOrder
    $state: [ApplicationState!]
    $kind: [ApplicationKind!]
    $code: String
  ) {
    applications(
      first: $first
      after: $after
      last: $last
      before: $before
      order: $order
      state: $state
      kind: $kind
      code: $code
    ) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { node { id kind state name code appliedAt declineReason enrolled { id name } } }
    }
  }
`)

type Edges = NonNullable<ResultOf<typeof APPLICATIONS>['applications']>['edges']
export type ApplicationRow = NonNullable<Edges[number]['node']>
