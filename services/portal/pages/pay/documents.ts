import { graphql, type ResultOf } from '../../graph/graphql.ts'

/** What can be paid with titles: invoices that the party received, and what it has free. */
export const TO_PAY = graphql(`
  query ToPay {
    viewer {
      exposureTotals { currency free }
      invoices(as: buyer, first: 200, order: DUE) {
        totalCount
        edges {
          node {
            id number unused currency dueOn delivered denied redLettered isAlike
            seller { id name active }
          }
        }
      }
    }
  }
`)

type Viewer = NonNullable<ResultOf<typeof TO_PAY>['viewer']>
export type Payable = NonNullable<NonNullable<Viewer['invoices']>['edges'][number]['node']>
export type Free = NonNullable<Viewer['exposureTotals']>[number]

export const PAY_TITLE = graphql(`
  query PayTitle($id: ID!) {
    node(id: $id) {
      __typename
      ... on Title {
        lo size subRange
        instrument { __typename id ... on Receivable { packageNumber currency } }
      }
    }
  }
`)
