import { graphql, type ResultOf } from '../../graph/graphql.ts'

const MONTH = graphql(`
  fragment Month on ExposureConnection @_unmask {
    totals { amount currency free offered pledged held overdue instruments }
  }
`)
const ROWS = graphql(`
  fragment Rows on ExposureConnection @_unmask {
    totalCount
    edges {
      node { id debtor { id name } dueOn amount currency free offered pledged held instruments }
    }
  }
`)

/** What the party holds, month by month: the sums are the server's own, of all rows. */
export const HELD = graphql(
  `
  query Held(
    $d0: Date, $d1: Date, $d2: Date, $d3: Date, $d4: Date, $d5: Date, $d6: Date
    $e0: Date, $e1: Date, $e2: Date, $e3: Date, $e4: Date, $e5: Date
    $from: Date, $to: Date, $before: Date
  ) {
    viewer {
      overdue: exposure(first: 1, dueTo: $before) { ...Month }
      m0: exposure(first: 1, dueFrom: $d0, dueTo: $e0) { ...Month }
      m1: exposure(first: 1, dueFrom: $d1, dueTo: $e1) { ...Month }
      m2: exposure(first: 1, dueFrom: $d2, dueTo: $e2) { ...Month }
      m3: exposure(first: 1, dueFrom: $d3, dueTo: $e3) { ...Month }
      m4: exposure(first: 1, dueFrom: $d4, dueTo: $e4) { ...Month }
      m5: exposure(first: 1, dueFrom: $d5, dueTo: $e5) { ...Month }
      later: exposure(first: 1, dueFrom: $d6) { ...Month }
      rows: exposure(first: 200, dueFrom: $from, dueTo: $to) { ...Rows }
    }
  }
`,
  [MONTH, ROWS],
)

/** What the party owes, likewise. */
export const OWED = graphql(
  `
  query Owed(
    $d0: Date, $d1: Date, $d2: Date, $d3: Date, $d4: Date, $d5: Date, $d6: Date
    $e0: Date, $e1: Date, $e2: Date, $e3: Date, $e4: Date, $e5: Date
    $from: Date, $to: Date, $before: Date
  ) {
    viewer {
      overdue: debts(first: 1, dueTo: $before) { ...Month }
      m0: debts(first: 1, dueFrom: $d0, dueTo: $e0) { ...Month }
      m1: debts(first: 1, dueFrom: $d1, dueTo: $e1) { ...Month }
      m2: debts(first: 1, dueFrom: $d2, dueTo: $e2) { ...Month }
      m3: debts(first: 1, dueFrom: $d3, dueTo: $e3) { ...Month }
      m4: debts(first: 1, dueFrom: $d4, dueTo: $e4) { ...Month }
      m5: debts(first: 1, dueFrom: $d5, dueTo: $e5) { ...Month }
      later: debts(first: 1, dueFrom: $d6) { ...Month }
      rows: debts(first: 200, dueFrom: $from, dueTo: $to) { ...Rows }
    }
  }
`,
  [MONTH, ROWS],
)

export type Months = NonNullable<ResultOf<typeof HELD>['viewer']>
export type Sum = NonNullable<ResultOf<typeof MONTH>['totals']>[number]
export type DueRow = NonNullable<ResultOf<typeof ROWS>['edges'][number]['node']>
