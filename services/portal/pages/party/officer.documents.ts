import { graphql, type ResultOf } from '../../graph/graphql.ts'

/** What officers see of a party beyond what everybody does. */
export const OFFICERS_PARTY = graphql(`
  query OfficersParty($id: ID!) {
    node(id: $id) {
      __typename
      ... on Party {
        id
        active
        roles
        users(first: 50) {
          totalCount
          edges { node { id duty representative active sessions { id kind openedAt expiresAt } } }
        }
        keys(first: 100) { edges { node { id alg custody revoked user { id } } } }
        story(first: 100) { edges { node { id act businessDate summary { zh en } } } }
      }
    }
    debtorMarks(debtor: $id, first: 50) { edges { node { id kind since until } } }
  }
`)

type Node = NonNullable<ResultOf<typeof OFFICERS_PARTY>['node']>
export type PartySeen = Extract<Node, { __typename: 'Party' }>
export type UserSeen = NonNullable<NonNullable<PartySeen['users']>['edges'][number]['node']>
export type KeySeen = NonNullable<NonNullable<PartySeen['keys']>['edges'][number]['node']>
export type MarkSeen = NonNullable<
  NonNullable<ResultOf<typeof OFFICERS_PARTY>['debtorMarks']>['edges'][number]['node']
>

export const END_SESSIONS = graphql(`
  mutation EndSessions($user: ID!) {
    answer: endSessions(user: $user) {
      __typename
      ... on SessionsEnded { ended }
      ... on Refused { refusal zh en }
    }
  }
`)
