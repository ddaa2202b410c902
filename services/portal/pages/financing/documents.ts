import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const FINANCING = graphql(`
  query Financing($id: ID!) {
    node(id: $id) {
      __typename
      ... on Financing {
        id status currency face recourse deadline chooseBy firstDueOn words
        holder { id name }
        wait { id asked { zh en } awaited { id name } otherwise { zh en } lapseOn lapseAt }
        parts { instrument lo hi amount dueOn paidOn debtor { id name } }
        asked {
          declined reason
          lender { id name }
          look { entry digest on flaws { instrument flaw extent } }
        }
        quotes {
          id status recourse rate dayCount fee discount net apr valueDate firmUntil
          formula { zh en }
          lender { id name }
        }
        takings {
          taken
          uses {
            amount
            facility {
              id scope status currency limit reserved used free
              subject { id name }
            }
          }
          refused { refusal path class zh en details }
        }
        story(first: 100) {
          edges { node { id act businessDate party { id name } } }
        }
      }
    }
  }
`)

/** What was noticed in what lies behind: only a lender may read it. */
export const FINDINGS_BEHIND = graphql(`
  query FindingsBehind($id: ID!) {
    node(id: $id) {
      __typename
      ... on Financing {
        findings(first: 50) {
          totalCount
          edges {
            node {
              id check severity subject evidence foundAt mustBeWeighed weighedBecause
              fact { zh en }
            }
          }
        }
      }
    }
  }
`)

export type Case = Extract<
  NonNullable<ResultOf<typeof FINANCING>['node']>,
  { __typename: 'Financing' }
>
export type Quote = Case['quotes'][number]

/** What a lender would pay on some terms, before anybody signs. */
export const PRICE_AT = graphql(`
  query PriceAt($id: ID!, $terms: PriceTermsInput!) {
    node(id: $id) {
      __typename
      ... on Financing {
        priceAt(terms: $terms) {
          __typename
          ... on Price { discount net apr formula { zh en } }
          ... on Refused { refusal path class zh en details }
        }
      }
    }
  }
`)
