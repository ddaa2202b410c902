import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const INVITATIONS = graphql(`
  query Invitations(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: InvitationsOrder
    $open: Boolean
  ) {
    viewer {
      invitations(
        first: $first
        after: $after
        last: $last
        before: $before
        order: $order
        open: $open
      ) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { id name code contact state invitedAt expiresAt } }
      }
    }
  }
`)

export const INVITE = graphql(`
  mutation Invite($input: InviteInput!) {
    answer: inviteSupplier(input: $input) {
      ... on Invited { secret invitation { id name } }
      ... on Refused { refusal path zh en }
    }
  }
`)

export const WITHDRAW_INVITATION = graphql(`
  mutation WithdrawInvitation($invitation: ID!) {
    answer: withdrawInvitation(invitation: $invitation) {
      ... on Invitation { id state }
      ... on Refused { refusal path zh en }
    }
  }
`)

type Viewer = NonNullable<ResultOf<typeof INVITATIONS>['viewer']>
export type InvitationRow = NonNullable<NonNullable<Viewer['invitations']>['edges'][number]['node']>
