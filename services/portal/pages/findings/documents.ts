import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const FINDINGS = graphql(`
  query Findings(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: FindingsOrder
    $severity: [FindingSeverity!]
  ) {
    viewer {
      findings(
        first: $first
        after: $after
        last: $last
        before: $before
        order: $order
        severity: $severity
      ) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { id severity fact { zh en } rule party { id name } subject foundAt } }
      }
    }
  }
`)

type Viewer = NonNullable<ResultOf<typeof FINDINGS>['viewer']>
export type FindingRow = NonNullable<NonNullable<Viewer['findings']>['edges'][number]['node']>
