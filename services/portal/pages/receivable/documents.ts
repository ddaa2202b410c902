import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TITLE_PART } from '../../receivable/title.documents.ts'

export const RECEIVABLE = graphql(
  `
  query Receivable($id: ID!) {
    node(id: $id) {
      __typename
      ... on Receivable {
        id status amount currency size dueOn packageNumber diluted owedAnew lapseOn
        wait { id asked { zh en } awaited { id name } lapseOn }
        debtor { id name }
        supplier { id name }
        undertaking { digest zh en }
        waiver { digest zh en }
        titles(first: 150) {
          totalCount
          edges {
            node {
              ...TitlePart
              wait { id asked { zh en } awaited { id name } lapseOn }
              financing { id firstDueOn }
            }
          }
        }
      }
    }
    viewer {
      movements(instrument: $id, first: 200, order: OLDEST) {
        edges { node { id kind act on amount from { id name } to { id name } } }
      }
    }
  }
`,
  [TITLE_PART],
)

export type Seen = Extract<
  NonNullable<ResultOf<typeof RECEIVABLE>['node']>,
  { __typename: 'Receivable' }
>
export type Moves = NonNullable<
  NonNullable<NonNullable<ResultOf<typeof RECEIVABLE>['viewer']>['movements']>['edges']
>
