import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const WAIT = graphql(`
  query Wait($id: ID!) {
    node(id: $id) {
      __typename
      ... on Wait {
        id
        kind
        asked { zh en }
        otherwise { zh en }
        opener { id name code }
        awaited { id name code }
        openItems
        openedAt
        openedOn
        remindOn
        remindAt
        remindedOn
        escalatedOn
        lapseOn
        lapseAt
        provisional
        proposals { id }
        claims { instrument { id } }
        financing { id currency face }
        trouble {
          why
          words { zh en }
          refusal { refusal zh en }
          refusedAt
          workflowGoneAt
        }
      }
    }
  }
`)

type Node = NonNullable<ResultOf<typeof WAIT>['node']>
export type WaitSeen = Extract<Node, { __typename: 'Wait' }>
