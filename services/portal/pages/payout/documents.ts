import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const PAYOUT = graphql(`
  query PayoutOfFinancing($id: ID!) {
    node(id: $id) {
      __typename
      ... on Financing {
        id status currency face
        holder { id name }
        quotes { id status net valueDate lender { id name } }
        payTo { id number bank name usableOn }
        payouts {
          number status from to currency amount endToEndId executeOn reasons paidBy returnedBy
          message
        }
      }
    }
    viewer {
      bankAccounts(status: [confirmed], first: 100) {
        edges { node { id number bank name currency usableOn } }
      }
    }
  }
`)

type Data = ResultOf<typeof PAYOUT>
export type PaidOut = Extract<NonNullable<Data['node']>, { __typename: 'Financing' }>
export type Payout = PaidOut['payouts'][number]
export type Own = NonNullable<
  NonNullable<NonNullable<Data['viewer']>['bankAccounts']>['edges'][number]['node']
>
export type PayTo = PaidOut['payTo'][number]
