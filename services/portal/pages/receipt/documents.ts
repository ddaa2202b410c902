import { graphql, type ResultOf } from '../../graph/graphql.ts'
import { TITLE_PART } from '../../receivable/title.documents.ts'

export const RECEIPT = graphql(
  `
  query Receipt($id: ID!) {
    node(id: $id) {
      __typename
      ... on Receipt {
        id number status size unit delivered storedUntil fee
        keeper { id name }
        depositor { id name }
        insurance { insurer policy sum currency until }
        lot {
          id grade isShort
          commodity { id name standard unit }
          place { id code site { id name } }
          measurements { id purpose gross tare device calibration takenAt party { id name } }
        }
        deliveryOrders {
          id units collector until status weighed
          holder { id name }
          claims { lo hi }
        }
        titles(first: 100) { totalCount edges { node { ...TitlePart } } }
      }
    }
    viewer {
      movements(instrument: $id, first: 100, order: OLDEST) {
        edges { node { id kind act on amount from { id name } to { id name } } }
      }
    }
  }
`,
  [TITLE_PART],
)

type Data = ResultOf<typeof RECEIPT>
export type ReceiptSeen = Extract<NonNullable<Data['node']>, { __typename: 'Receipt' }>
export type Order = ReceiptSeen['deliveryOrders'][number]
export type Moves = NonNullable<NonNullable<NonNullable<Data['viewer']>['movements']>['edges']>
