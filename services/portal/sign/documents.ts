import { graphql } from '../graph/graphql.ts'

export const LEAVE = graphql(`
  mutation LeaveDraft($command: JWS!) {
    answer: leaveDraft(command: $command) {
      __typename
      ... on Accepted { entry }
      ... on Draft { id }
      ... on Refused { refusal zh en class path }
    }
  }
`)

export const SIGN_DRAFT = graphql(`
  mutation SignDraft($draft: ID!, $header: String!, $signature: String!) {
    answer: sign(draft: $draft, header: $header, signature: $signature) {
      __typename
      ... on Accepted { entry }
      ... on Draft { id }
      ... on Refused { refusal zh en class path }
    }
  }
`)

export const SUBMIT = graphql(`
  mutation SubmitCommands($commands: [JWS!]!) {
    submit(commands: $commands) { answers }
  }
`)

/** How a draft stands: what a lost answer would have said. */
export const DRAFT_STANDS = graphql(`
  query DraftStands($id: ID!) {
    node(id: $id) {
      ... on Draft {
        id
        answer
        withdrawn
        signedBy { id }
        refused { refusal zh en class path }
      }
    }
  }
`)
