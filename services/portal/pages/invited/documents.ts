import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const INVITED = graphql(`
  query Invited($invitation: ID!, $secret: String!) {
    invitation(invitation: $invitation, secret: $secret) {
      inviterName inviterCode code name contact expiresAt state
    }
  }
`)

export type Invited = NonNullable<ResultOf<typeof INVITED>['invitation']>

export const DECLINE_INVITATION = graphql(`
  mutation DeclineInvitation($invitation: ID!, $secret: String!) {
    answer: declineInvitation(invitation: $invitation, secret: $secret) {
      ... on InvitationDeclined { declined }
      ... on Refused { refusal path zh en }
    }
  }
`)
