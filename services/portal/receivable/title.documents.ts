import { graphql, type ResultOf } from '../graph/graphql.ts'

/** What a picture of a face shows of each of its titles. */
export const TITLE_PART = graphql(`
  fragment TitlePart on Title @_unmask {
    id lo hi size subRange claimed holdKinds
    holder { id name }
    claim { kind claimant { id name } }
  }
`)
export type TitlePart = ResultOf<typeof TITLE_PART>

export const LOOK_THROUGH = graphql(`
  query LookThrough($instrument: ID!, $lo: Units!, $hi: Units!) {
    lookThrough(instrument: $instrument, lo: $lo, hi: $hi) {
      stepCount
      steps { tier act entry on lo hi from { id name } to { id name } }
      invoiceCount
      invoices {
        id number amount currency dueOn redLetteredAmount
        seller { id name }
        buyer { id name }
      }
    }
  }
`)
export type Looked = NonNullable<ResultOf<typeof LOOK_THROUGH>['lookThrough']>
export type LookedStep = Looked['steps'][number]
