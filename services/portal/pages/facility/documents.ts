import { FACILITY_ROW } from '../../financing/facility.documents.ts'
import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const FACILITY = graphql(
  `
  query Facility($id: ID!) {
    node(id: $id) {
      __typename
      ... on Facility {
        ...FacilityRow
        cap { share atLeast book most }
        guarantees { entry amount until undertaking guarantor { id name } }
        story(first: 100) { edges { node { id act businessDate party { id name } } } }
      }
    }
    viewer {
      quotas: facilities(within: $id, first: 200) { edges { node { ...FacilityRow } } }
    }
  }
`,
  [FACILITY_ROW],
)

export type Limit = Extract<
  NonNullable<ResultOf<typeof FACILITY>['node']>,
  { __typename: 'Facility' }
>

/** What another limit or end would make of it. */
export const IF_CHANGED = graphql(`
  query IfChanged($id: ID!, $limit: MinorUnits!, $until: Date!) {
    node(id: $id) {
      __typename
      ... on Facility {
        ifChanged(limit: $limit, until: $until) {
          __typename
          ... on Takings { limit reserved used free }
          ... on Refused { refusal path class zh en details }
        }
      }
    }
  }
`)
