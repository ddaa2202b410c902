import { graphql } from '../graph/graphql.ts'

/** Drafts of the party that wait for somebody's signature. */
export const DRAFTS_ABOUT = graphql(`
  query DraftsAbout {
    viewer { drafts(first: 200) { edges { node { id payload signedBy { id duty } } } } }
  }
`)
