import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const SUPPLIER_DEBTS = graphql(`
  query SupplierDebts($first: Int, $after: String, $last: Int, $before: String, $supplier: ID) {
    viewer {
      debtsBySupplier(
        first: $first
        after: $after
        last: $last
        before: $before
        supplier: $supplier
      ) {
        totalCount
        totals { currency amount held passedOn instruments }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { id supplier { id name } currency amount held passedOn instruments } }
      }
    }
  }
`)

type Viewer = NonNullable<ResultOf<typeof SUPPLIER_DEBTS>['viewer']>
type Connection = NonNullable<Viewer['debtsBySupplier']>
export type DebtRow = NonNullable<Connection['edges'][number]['node']>
export type DebtSum = NonNullable<Connection['totals']>[number]
