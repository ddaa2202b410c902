import { graphql, type ResultOf } from '../graph/graphql.ts'

/** A limit as lists show it. */
export const FACILITY_ROW = graphql(`
  fragment FacilityRow on Facility @_unmask {
    id scope status currency limit reserved used free beginsOn until
    lender { id name }
    subject { id name }
    within { id }
  }
`)

export type FacilityRow = ResultOf<typeof FACILITY_ROW>
