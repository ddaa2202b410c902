import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const FINDING = graphql(`
  query Finding($id: ID!) {
    node(id: $id) {
      __typename
      ... on Finding {
        id
        severity
        foundAt
        subject
        rule
        fact { zh en }
        blocks { zh en }
        concerns { id name code }
        evidence
      }
    }
  }
`)

type Node = NonNullable<ResultOf<typeof FINDING>['node']>
export type FindingSeen = Extract<Node, { __typename: 'Finding' }>
