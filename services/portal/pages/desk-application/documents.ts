import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const APPLICATION = graphql(`
  query Application($id: ID!) {
    businessDate
    node(id: $id) {
      __typename
      ... on Application {
        id
        kind
        state
        name
        code
        appliedAt
        open
        asked
        does { zh en }
        facts {
          what { zh en }
          now { zh en }
          earlier { zh en }
          enrolled { zh en }
          differs
        }
        earlier { id appliedAt declinedAt declineReason }
        enrolled { id name active }
        invitation { id contact invitedAt party { id name } }
        draft { id payload withdrawn expiresAt signedBy { id duty } maker { id duty } }
        declinedAt
        declinedBy { id }
        declineReason
      }
    }
  }
`)

type Node = NonNullable<ResultOf<typeof APPLICATION>['node']>
export type ApplicationSeen = Extract<Node, { __typename: 'Application' }>

/** The papers of one application; asked apart, since they are large. */
export const PAPERS = graphql(`
  query Papers($id: ID!) {
    node(id: $id) {
      __typename
      ... on Application {
        id
        documents { kind mediaType digest content }
      }
    }
  }
`)

type PapersNode = NonNullable<ResultOf<typeof PAPERS>['node']>
export type Paper = Extract<PapersNode, { __typename: 'Application' }>['documents'][number]

export const ENROL = graphql(`
  mutation EnrolApplicant(
    $application: ID!
    $microDepositOn: Date!
    $callBackOn: Date
    $callBackNote: String
  ) {
    answer: enrolApplicant(
      application: $application
      microDepositOn: $microDepositOn
      callBackOn: $callBackOn
      callBackNote: $callBackNote
    ) {
      __typename
      ... on Draft { id payload }
      ... on Refused { refusal zh en }
    }
  }
`)

export const RECOVER = graphql(`
  mutation RecoverKey($application: ID!, $callBackOn: Date!, $callBackNote: String!) {
    answer: recoverKey(
      application: $application
      callBackOn: $callBackOn
      callBackNote: $callBackNote
    ) {
      __typename
      ... on Draft { id payload }
      ... on Refused { refusal zh en }
    }
  }
`)

export const DECLINE = graphql(`
  mutation DeclineApplication($application: ID!, $reason: String!) {
    answer: declineApplication(application: $application, reason: $reason) {
      __typename
      ... on Application { id }
      ... on Refused { refusal zh en }
    }
  }
`)
