import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const REGISTRATIONS = graphql(`
  query Registrations(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $status: [RegistrationStatus!]
    $untilFrom: Date
    $untilTo: Date
  ) {
    viewer {
      registrations(
        first: $first
        after: $after
        last: $last
        before: $before
        status: $status
        untilFrom: $untilFrom
        untilTo: $untilTo
      ) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges {
          node {
            id number registeredAt until status
            financing { id face currency holder { id name } }
          }
        }
      }
    }
  }
`)

type Connection = NonNullable<
  NonNullable<ResultOf<typeof REGISTRATIONS>['viewer']>['registrations']
>
export type RegistrationRow = NonNullable<Connection['edges'][number]['node']>
