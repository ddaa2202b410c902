import { graphql, type ResultOf } from '../graph/graphql.ts'

/** What a look showed, and what the reader has of the same debtor now. */
export const LOOK = graphql(`
  query Look($entry: ID!) {
    look(entry: $entry) {
      entry digest content on
      from { id name }
      to { id name }
      flaws { instrument flaw extent }
      spans {
        lo hi holds stepCount
        instrument { id }
        steps { tier act entry on lo hi from { id name } to { id name } }
        receivable {
          amount currency dueOn status diluted marks invoiceCount
          debtor { id name }
          supplier { id name }
          record { standing since paidOnTime paidLate overdue }
          exposure { currency held pledged }
          invoices {
            invoice number invoicedOn amount currency used redLettered
            seller { id name }
            buyer { id name }
          }
        }
      }
    }
  }
`)

export type Look = NonNullable<ResultOf<typeof LOOK>['look']>
export type LookSpan = Look['spans'][number]
export type Behind = NonNullable<LookSpan['receivable']>
