import { graphql, type ResultOf } from '../graph/graphql.ts'

export const LOGIN = graphql(`
  mutation Login($name: String!, $password: String!) {
    login(name: $name, password: $password) {
      ... on Session { expires }
      ... on Refused { refusal zh en }
    }
  }
`)

export const CHALLENGE = graphql('mutation Challenge { challenge }')

export const OPEN_SESSION = graphql(`
  mutation OpenSession($login: JWS!) {
    openSession(login: $login) {
      ... on Session { bearer expires }
      ... on Refused { refusal zh en }
    }
  }
`)

export const LOGOUT = graphql('mutation Logout { logout }')

export const WHO = graphql(`
  query Who {
    businessDate
    viewer {
      user { id duty representative }
      party { id name code roles active }
    }
  }
`)

/** Who is signed in, for whom, and on which day of the ledger. */
export interface Viewer {
  readonly businessDate: string
  readonly user: ViewerRow['user']
  readonly party: ViewerRow['party']
}

type ViewerRow = NonNullable<ResultOf<typeof WHO>['viewer']>
