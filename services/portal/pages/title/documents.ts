import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TITLE_PART } from '../../receivable/title.documents.ts'

export const TITLE = graphql(
  `
  query Title($id: ID!) {
    node(id: $id) {
      __typename
      ... on Title {
        ...TitlePart
        wait { id asked { zh en } awaited { id name } lapseOn }
        financing { id firstDueOn }
        claim {
          id charge kind live disclosedUntil
          look { entry on digest flaws { flaw extent } }
          claimant { id name }
          holder { id name }
          debt { secured paid currency reference dueOn }
        }
        instrument {
          __typename id size
          ... on Receivable {
            currency packageNumber dueOn status diluted
            debtor { id name }
            supplier { id name }
          }
          ... on Receipt {
            number unit
            keeper { id name }
            lot { id commodity { id name } }
          }
          titles(first: 200) { edges { node { ...TitlePart } } }
        }
      }
    }
  }
`,
  [TITLE_PART],
)

type Node = Extract<NonNullable<ResultOf<typeof TITLE>['node']>, { __typename: 'Title' }>
type OfReceivable = Extract<Node['instrument'], { __typename: 'Receivable' }>

/** A title of a receivable, with the receivable. */
export interface Seen extends Omit<Node, 'instrument'> {
  readonly instrument: OfReceivable
}

type InReceipt = Extract<Node['instrument'], { __typename: 'Receipt' }>

/** A title of a receipt, with the receipt. */
export interface OfReceipt extends Omit<Node, 'instrument'> {
  readonly instrument: InReceipt
}

/** Null where the title is of something else. */
export function ofReceipt({ instrument, ...title }: Node): OfReceipt | null {
  return instrument.__typename === 'Receipt' ? { ...title, instrument } : null
}

/** Null where the title is of something else. */
export function ofReceivable({ instrument, ...title }: Node): Seen | null {
  return instrument.__typename === 'Receivable' ? { ...title, instrument } : null
}
