import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const LOTS = graphql(`
  query Lots(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $as: ReceiptSide!
    $status: [LotStatus!]
  ) {
    viewer {
      lots(first: $first, after: $after, last: $last, before: $before, as: $as, status: $status) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges {
          node {
            id status declared accepted issued delivered isShort
            commodity { id name unit }
            keeper { id name }
            depositor { id name }
            place { id code }
          }
        }
      }
    }
  }
`)

type Connection = NonNullable<NonNullable<ResultOf<typeof LOTS>['viewer']>['lots']>
export type LotRow = NonNullable<Connection['edges'][number]['node']>

/** To whom goods can be brought, and which. */
export const DEPOSIT_CHOICES = graphql(`
  query DepositChoices {
    parties(role: keeper, first: 200) { edges { node { id name active } } }
    viewer { commodities(first: 200) { edges { node { id name standard unit } } } }
  }
`)
