import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const BUSINESS_DAY = graphql(`
  query BusinessDay {
    businessDate
    calendar { edition knownThrough publishedThrough next }
    viewer {
      standingInstructions(first: 50) {
        edges { node { id scope limit carriedOut until withdrawn } }
      }
    }
  }
`)

type Data = ResultOf<typeof BUSINESS_DAY>
export type CalendarSeen = NonNullable<Data['calendar']>
type Edges = NonNullable<NonNullable<Data['viewer']>['standingInstructions']>['edges']
export type InstructionSeen = NonNullable<Edges[number]['node']>
