import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const IMPORT = graphql(`
  query Import($id: ID!) {
    node(id: $id) {
      __typename
      ... on Import {
        id kind name accepted duplicate refused startedAt endedAt
        sums { currency redLetters sent recorded known refused }
        refusedRows(first: 100) {
          totalCount
          edges { node { id row cells { field column found expected refusal zh en } } }
        }
      }
    }
  }
`)

export type Seen = Extract<NonNullable<ResultOf<typeof IMPORT>['node']>, { __typename: 'Import' }>
export type RefusedRow = NonNullable<NonNullable<Seen['refusedRows']>['edges'][number]['node']>
