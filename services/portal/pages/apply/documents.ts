import { graphql } from '../../graph/graphql.ts'

export const APPLY = graphql(`
  mutation Apply($input: ApplicationInput!) {
    apply(input: $input) {
      ... on Applied { application secret }
      ... on Refused { refusal path zh en }
    }
  }
`)
