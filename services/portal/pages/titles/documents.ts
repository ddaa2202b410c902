import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const TITLES = graphql(`
  query Titles(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $state: TitleState
    $debtor: ID
    $instrument: ID
    $dueFrom: Date
    $dueTo: Date
  ) {
    viewer {
      titles(
        first: $first
        after: $after
        last: $last
        before: $before
        state: $state
        debtor: $debtor
        instrument: $instrument
        dueFrom: $dueFrom
        dueTo: $dueTo
      ) {
        totalCount
        totals {
          amount count currency unit
          free offered pledged financed sold surrendered held overdue
        }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges {
          node {
            id lo hi size subRange claimed holdKinds
            holder { id }
            claim { kind claimant { id name } }
            instrument {
              id currency
              ... on Receivable { packageNumber dueOn debtor { id name } diluted }
            }
          }
        }
      }
    }
  }
`)

type Connection = NonNullable<NonNullable<ResultOf<typeof TITLES>['viewer']>['titles']>
export type TitleRow = NonNullable<Connection['edges'][number]['node']>
export type TitleSums = NonNullable<Connection['totals']>[number]
