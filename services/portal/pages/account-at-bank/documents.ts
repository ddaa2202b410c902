import { ACCOUNT_ROW } from '../../bank/account.documents.ts'
import { graphql } from '../../graph/graphql.ts'

export const ACCOUNT = graphql(
  'query Account($id: ID!) { node(id: $id) { __typename ... on BankAccount { ...AccountRow } } }',
  [ACCOUNT_ROW],
)
