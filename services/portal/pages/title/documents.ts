import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TITLE_PART } from '../../receivable/title.documents.ts'

export const TITLE = graphql(
  `
  query Title($id: ID!) {
    node(id: $id) {
      __typename
      ... on Title {
        ...TitlePart
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

/** Null where the title is of something else. */
export function ofReceivable({ instrument, ...title }: Node): Seen | null {
  return instrument.__typename === 'Receivable' ? { ...title, instrument } : null
}
