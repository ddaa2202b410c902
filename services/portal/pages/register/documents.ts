import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const REGISTER = graphql(`
  query Register($id: ID!) {
    node(id: $id) {
      __typename
      ... on Financing {
        id status currency face
        holder { id name }
        quotes { id status lender { id name } }
        parts { dueOn debtor { id name } }
        propertyDescription { zh en }
        searches {
          id searchedAt certificate verdict reason
          hits { number securedParty registeredAt ranksFirst }
        }
        registrations {
          id number registeredAt until certificate status
          changes { kind doneAt until words certificate }
        }
      }
    }
  }
`)

export type Registered = Extract<
  NonNullable<ResultOf<typeof REGISTER>['node']>,
  { __typename: 'Financing' }
>
export type Search = Registered['searches'][number]
export type Registration = Registered['registrations'][number]
