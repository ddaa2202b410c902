import { graphql, type ResultOf } from '../graph/graphql.ts'

/** What the reader’s own banks have booked under an end-to-end id. */
export const BOOKED = graphql(`
  query BookedPayment($endToEndId: String!) {
    viewer {
      statementEntries(endToEndId: $endToEndId, first: 20) {
        edges {
          node {
            id reference side currency amount bookedOn returned proven provesPayout
            account { id number }
          }
        }
      }
    }
  }
`)

type Entries = NonNullable<NonNullable<ResultOf<typeof BOOKED>['viewer']>['statementEntries']>
export type BookedEntry = NonNullable<Entries['edges'][number]['node']>
