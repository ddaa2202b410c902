import { FACILITY_ROW } from '../../financing/facility.documents.ts'
import { graphql } from '../../graph/graphql.ts'

export const GROUP_LIMITS = graphql(
  `
  query GroupLimits(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $status: [FacilityStatus!]
  ) {
    viewer {
      facilitiesOfGroup(
        first: $first
        after: $after
        last: $last
        before: $before
        status: $status
      ) {
        totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { node { ...FacilityRow } }
      }
    }
  }
`,
  [FACILITY_ROW],
)
