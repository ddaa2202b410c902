import { graphql, type PartyRole, type ResultOf } from '../../graph/graphql.ts'

const TASK = graphql(`
  fragment TaskParts on Task @_unmask {
    __typename
    id
    dueOn
    about
    counterparty { id name }
    totals { unit amount currency }
    othersAsked { id duty }
    ... on SignTask { draft { id payload maker { id duty } signedBy { id duty } } }
    ... on WaitTask {
      wait {
        id kind openedAt openItems provisional
        trouble { words { zh en } }
        financing { id }
      }
    }
    ... on AskBankTask { financing { id } }
    ... on DischargeTask { financing { id } }
    ... on PayBackTask { financing { id } }
    ... on WebhookTask { webhook { url } }
    ... on MatchEntriesTask { account { number } }
    ... on TellApartTask { invoice { id number seller { id name } alike { id number } } }
    ... on QuoteTask { financing { id deadline } }
    ... on NoticeTask { recovered { id user { id duty } } }
  }
`)

const MEMBERS_TODAY = graphql(
  `
    query Today($after: String) {
      businessDate
      viewer {
        tasks(first: 50, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges { node { ...TaskParts } }
        }
        drafts(first: 200) { edges { node { payload } } }
      }
    }
  `,
  [TASK],
)

const OFFICERS_TODAY = graphql(
  `
    query OfficersToday($after: String) {
      businessDate
      viewer {
        tasks(first: 50, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges {
            node { ...TaskParts ... on ReviewTask { application { id kind name appliedAt } } }
          }
        }
        drafts(first: 200) { edges { node { payload } } }
      }
    }
  `,
  [TASK],
)

export type Today = ResultOf<typeof OFFICERS_TODAY>
type Edges = NonNullable<NonNullable<Today['viewer']>['tasks']>['edges']
export type Task = NonNullable<Edges[number]['node']>

/** What a party asks for: applications are the operator's to read, and nobody else has them. */
export function chooseToday(roles: readonly PartyRole[]): typeof OFFICERS_TODAY {
  return roles.includes('operator') ? OFFICERS_TODAY : (MEMBERS_TODAY as typeof OFFICERS_TODAY)
}

/** What of a wait is to be answered, when somebody sets about it. */
export const WAIT_ITEMS = graphql(`
  query WaitItems($id: ID!) {
    node(id: $id) {
      ... on Wait {
        id
        kind
        proposals { id amount dueOn }
        claims {
          id
          charge
          lo
          hi
          instrument { id }
          debt { secured currency reference dueOn }
        }
      }
    }
  }
`)

type Node = NonNullable<ResultOf<typeof WAIT_ITEMS>['node']>
export type WaitItems = Extract<Node, { readonly proposals: unknown }>

export const OTHERS = graphql(`
  query WaitingForOthers {
    businessDate
    viewer {
      drafts(first: 100, order: OLDEST) {
        edges { node { id payload expiresAt awaits { id name } signedBy { id duty } } }
      }
      waits(first: 100) {
        edges {
          node {
            id
            awaited { id name }
            asked { zh en }
            otherwise { zh en }
            openedAt
            openItems
            lapseOn
            remindedOn
            trouble { words { zh en } }
          }
        }
      }
    }
  }
`)

export const PAST = graphql(`
  query PastTasks {
    viewer {
      pastDrafts(first: 50) {
        edges {
          node {
            id
            payload
            expiresAt
            withdrawn
            answer
            refused { refusal zh en class path }
          }
        }
      }
      lapsed: entries(first: 20, act: ["receivable.lapse", "title.lapse-offer"]) {
        edges { node { id number act businessDate } }
      }
    }
  }
`)
