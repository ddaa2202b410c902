import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const LOT = graphql(`
  query Lot($id: ID!, $keeper: Boolean!) {
    node(id: $id) {
      __typename
      ... on Lot {
        id status declared packing marks claims accepted grade certificate issued delivered
        counted isShort
        keeper { id name }
        depositor { id name }
        inspector { id name }
        commodity { id name standard unit tolerancePpm }
        place { id code site { id name } }
        ownership { kind issuer number }
        measurements {
          id purpose gross tare device calibration takenAt
          party { id name }
        }
      }
    }
    viewer {
      receipts(as: keeper, lot: $id, first: 50) @include(if: $keeper) {
        edges { node { id number status size } }
      }
    }
  }
`)

export type LotSeen = Extract<NonNullable<ResultOf<typeof LOT>['node']>, { __typename: 'Lot' }>
export type Measured = LotSeen['measurements'][number]

/** Where goods can go, and who can inspect them. */
export const RECEIVE_CHOICES = graphql(`
  query ReceiveChoices($keeper: ID!) {
    parties(role: inspector, first: 200) { edges { node { id name active } } }
    viewer {
      warehouseSites(keeper: $keeper, first: 50) { edges { node { id name } } }
      storagePlaces(first: 200) { edges { node { id code unit site { id name } } } }
    }
  }
`)
