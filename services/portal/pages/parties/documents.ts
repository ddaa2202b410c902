import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const PARTIES = graphql(`
  query Parties(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: PartiesOrder
    $name: String
    $code: String
    $role: PartyRole
  ) {
    parties(
      first: $first
      after: $after
      last: $last
      before: $before
      order: $order
      name: $name
      code: $code
      role: $role
    ) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { node { id name code roles size active } }
    }
  }
`)

type Edges = NonNullable<ResultOf<typeof PARTIES>['parties']>['edges']
export type PartyRow = NonNullable<Edges[number]['node']>
