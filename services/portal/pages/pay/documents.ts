import { graphql, type ResultOf } from '../../graph/graphql.ts'
import type { FreeTitle } from './choose-spans.ts'

/** What can be paid with titles: invoices that the party received, and what it has free. */
export const TO_PAY = graphql(`
  query ToPay {
    viewer {
      exposureTotals { currency free }
      titles(state: free, first: 200) {
        edges {
          node { lo hi instrument { __typename id ... on Receivable { currency dueOn } } }
        }
      }
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

export type Viewer = NonNullable<ResultOf<typeof TO_PAY>['viewer']>
export type Payable = NonNullable<NonNullable<Viewer['invoices']>['edges'][number]['node']>
export type Free = NonNullable<Viewer['exposureTotals']>[number]

export const PAY_TITLE = graphql(`
  query PayTitle($id: ID!) {
    node(id: $id) {
      __typename
      ... on Title {
        lo hi size subRange
        instrument { __typename id ... on Receivable { packageNumber currency dueOn } }
      }
    }
  }
`)

/** What the party has free, as far as it is of receivables. */
export function listFree(titles: Viewer['titles']): readonly FreeTitle[] {
  return (titles?.edges ?? []).flatMap(({ node }) => {
    if (node?.instrument.__typename !== 'Receivable') return []
    const { id, currency, dueOn } = node.instrument
    return [{ instrument: id, currency, dueOn, lo: node.lo, hi: node.hi }]
  })
}
