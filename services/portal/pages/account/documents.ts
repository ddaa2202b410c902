import { graphql, type ResultOf } from '../../graph/graphql.ts'

export const ACCOUNT = graphql(`
  query Account {
    viewer {
      login { name stands }
      user { id sessions { id kind openedAt expiresAt key { id } } }
    }
  }
`)

type Viewer = NonNullable<ResultOf<typeof ACCOUNT>['viewer']>
export type SessionRow = Viewer['user']['sessions'][number]
export type Login = Viewer['login']

export const END_SESSION = graphql(`
  mutation EndSession($session: ID!) {
    endSession(session: $session) {
      ... on SessionsEnded { ended }
      ... on Refused { refusal zh en }
    }
  }
`)

export const SET_PASSWORD = graphql(`
  mutation SetPassword($name: String!, $password: String!) {
    setPassword(name: $name, password: $password) {
      ... on Done { done }
      ... on Refused { refusal zh en }
    }
  }
`)
