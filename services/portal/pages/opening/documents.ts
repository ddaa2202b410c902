import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TITLE_PART } from '../../receivable/title.documents.ts'

/** All that a look-through of the reader shows. */
export const CITED = graphql(
  `
  query CitedLookThrough($entry: ID!) {
    citedLookThrough(entry: $entry) {
      cites { id number businessDate summary { zh en } }
      instrument {
        __typename
        id
        size
        currency
        titles(first: 200) { totalCount edges { node { ...TitlePart } } }
        ... on Receivable { debtor { id name } dueOn }
      }
      stepCount
      steps { tier act entry on lo hi from { id name } to { id name } }
      invoiceCount
      invoices { invoice number amount currency invoicedOn seller { id name } buyer { id name } }
    }
  }
`,
  [TITLE_PART],
)

export type Cited = NonNullable<ResultOf<typeof CITED>['citedLookThrough']>
