import { graphql, type ResultOf } from '../graph/graphql.ts'

/** A financing as lists show it. */
export const FINANCING_ROW = graphql(`
  fragment FinancingRow on Financing @_unmask {
    id status currency face deadline chooseBy firstDueOn
    holder { id name }
    parts { debtor { id name } }
    asked { declined look { entry } }
    quotes { id status net apr }
  }
`)

export type FinancingRow = ResultOf<typeof FINANCING_ROW>
