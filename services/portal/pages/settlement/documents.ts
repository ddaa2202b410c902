import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { BOOKED_LINE } from '../../settlement/line.documents.ts'

export const SETTLEMENT = graphql(
  `
  query Settlement($id: ID!) {
    node(id: $id) {
      __typename
      ... on Settlement {
        id dueOn currency amount reference executeOn
        from { id number bank }
        lines { ...BookedLine again toAccount { id number } }
      }
    }
  }
`,
  [BOOKED_LINE],
)

export type SettlementSeen = Extract<
  NonNullable<ResultOf<typeof SETTLEMENT>['node']>,
  { __typename: 'Settlement' }
>
export type LineSeen = SettlementSeen['lines'][number]

/** The instruction for the bank, made when somebody takes it. */
export const MESSAGE = graphql(`
  query MessageOfSettlement($id: ID!) {
    node(id: $id) { __typename ... on Settlement { message } }
  }
`)
