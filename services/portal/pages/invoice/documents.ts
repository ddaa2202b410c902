import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const INVOICE = graphql(`
  query Invoice($id: ID!) {
    node(id: $id) {
      __typename
      ... on Invoice {
        id number normalNumber amount unused currency invoicedOn dueOn
        delivered denied redLettered redLetteredAmount isAlike
        assertedBy { id name }
        seller { id name }
        buyer { id name }
        alike { id number }
        redLetters { number amount beyond }
        allocations { amount instrument { id ... on Receivable { packageNumber } } }
      }
    }
  }
`)

export type Seen = Extract<NonNullable<ResultOf<typeof INVOICE>['node']>, { __typename: 'Invoice' }>
