import { graphql, type ResultOf } from '../graph/graphql.ts'

export const ACCOUNT_ROW = graphql(`
  fragment AccountRow on BankAccount @_unmask {
    id number bank name town country currency status statementKey usableOn lastStatement
    holder { id name }
  }
`)

export type AccountRow = ResultOf<typeof ACCOUNT_ROW>
