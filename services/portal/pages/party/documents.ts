import { graphql } from '../../graph/graphql.ts'

export const PARTY = graphql(`
  query Party($id: ID!) {
    node(id: $id) {
      __typename
      ... on Party { id name code roles size active }
    }
  }
`)
