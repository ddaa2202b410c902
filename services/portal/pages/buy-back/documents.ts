import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const BUY_BACKS = graphql(`
  query BuyBacksOfFinancing($id: ID!) {
    node(id: $id) {
      __typename
      ... on Financing {
        id status currency face
        holder { id name }
        quotes { id status recourse rate dayCount lender { id name } }
        payouts { number status amount endToEndId }
        buyBacks {
          number status ground currency principal arrears unearned amount endToEndId to payBy
        }
      }
    }
  }
`)

export type Owing = Extract<
  NonNullable<ResultOf<typeof BUY_BACKS>['node']>,
  { __typename: 'Financing' }
>
export type BuyBackSeen = Owing['buyBacks'][number]
