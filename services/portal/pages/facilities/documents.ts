import { FACILITY_ROW } from '../../financing/facility.documents.ts'
import { graphql } from '../../graph/graphql.ts'

export const FACILITIES = graphql(
  `
  query Facilities(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $scope: [FacilityScope!]
    $status: [FacilityStatus!]
    $subject: ID
    $within: ID
  ) {
    viewer {
      facilities(
        first: $first
        after: $after
        last: $last
        before: $before
        scope: $scope
        status: $status
        subject: $subject
        within: $within
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

/** On whom a limit can be, by what it is a limit on; and within which groups. */
export const SUBJECTS = graphql(`
  query Subjects($role: PartyRole, $name: String) {
    parties(role: $role, name: $name, first: 50) { edges { node { id name code } } }
    viewer {
      facilities(scope: [group], status: [live, paused], first: 200) {
        edges { node { id currency subject { name } } }
      }
    }
  }
`)
