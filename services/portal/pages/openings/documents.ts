import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const OPENINGS = graphql(`
  query Openings(
    $as: OpeningSide!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: OpeningsOrder
    $instrument: ID
    $from: Date
    $to: Date
  ) {
    viewer {
      openings(
        as: $as
        first: $first
        after: $after
        last: $last
        before: $before
        order: $order
        instrument: $instrument
        from: $from
        to: $to
      ) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { id at purpose told by { id name } instrument { id } signedWith { id } } }
      }
    }
  }
`)

type Viewer = NonNullable<ResultOf<typeof OPENINGS>['viewer']>
export type OpeningRow = NonNullable<NonNullable<Viewer['openings']>['edges'][number]['node']>
