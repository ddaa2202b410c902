import { graphql } from '../graph/graphql.ts'

/** The accounts from which the reader can pay. */
export const OWN_ACCOUNTS = graphql(`
  query OwnAccounts {
    viewer {
      bankAccounts(status: [confirmed], first: 100) {
        edges { node { id number bank currency usableOn } }
      }
    }
  }
`)
