import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const DAILY_REPORT = graphql(`
  query DailyReport(
    $on: Date!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $kind: [ReportKind!]
  ) {
    dailyReport(
      on: $on
      first: $first
      after: $after
      last: $last
      before: $before
      kind: $kind
    ) {
      totalCount
      totals { kind amount count currency }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges {
        node {
          id kind amount currency dueOn packageNumber instrument entry
          from { id name }
          to { id name }
          debtor { id name }
        }
      }
    }
  }
`)

type Report = NonNullable<ResultOf<typeof DAILY_REPORT>['dailyReport']>
export type ReportRow = NonNullable<Report['edges'][number]['node']>
export type ReportSum = NonNullable<Report['totals']>[number]
