import { graphql } from '../../graph/graphql.ts'

export const APPLY_FOR_KEY = graphql(`
  mutation ApplyForKey($input: RecoveryInput!) {
    applyForKey(input: $input) {
      ... on Applied { application secret }
      ... on Refused { refusal path zh en }
    }
  }
`)
