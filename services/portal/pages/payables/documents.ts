import type { AskedField } from '../../graph/ask-many.ts'
import { graphql, type ResultOf } from '../../graph/graphql.ts'

/** The drafts of the party: what its makers have drawn up and others have yet to sign. */
export const OPEN_DRAFTS = graphql(`
  query OpenDrafts($after: String) {
    viewer {
      drafts(first: 200, after: $after) {
        pageInfo { hasNextPage endCursor }
        edges { node { id act payload signedBy { id } } }
      }
    }
  }
`)

export type Page = NonNullable<NonNullable<ResultOf<typeof OPEN_DRAFTS>['viewer']>['drafts']>
export type OpenDraft = NonNullable<Page['edges'][number]['node']>

/** What the ledger would say of a confirmation; nothing is kept. */
export const JUDGE_CONFIRM: AskedField = {
  ...{ operation: 'mutation', field: 'prepareConfirmReceivable(input: $)' },
  ...{ given: 'ConfirmReceivableInput!', on: 'PrepareResult' },
  selection: '__typename ... on Refused { refusal zh en class path }',
}
