import { graphql, type ResultOf } from '../../graph/graphql.ts'

/** A receivable as a regulator finds it, and its own looks through it so far. */
export const ONE_SUPERVISED = graphql(`
  query OneSupervised($id: ID!) {
    supervisedReceivables(id: $id, first: 1) {
      edges {
        node {
          id status amount currency dueOn packageNumber
          debtor { id name }
          supplier { id name }
        }
      }
    }
    viewer {
      openings(as: opener, instrument: $id, first: 20) {
        edges { node { id at purpose } }
      }
    }
  }
`)

type Data = ResultOf<typeof ONE_SUPERVISED>
export type SupervisedSeen = NonNullable<
  NonNullable<Data['supervisedReceivables']>['edges'][number]['node']
>
export type OpeningSeen = NonNullable<
  NonNullable<NonNullable<Data['viewer']>['openings']>['edges'][number]['node']
>
