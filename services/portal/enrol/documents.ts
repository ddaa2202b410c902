import { graphql } from '../graph/graphql.ts'

export const OPERATOR_CODE = graphql('query OperatorCode { operatorCode }')

export const APPLICATION_STATUS = graphql(`
  query ApplicationStatus($application: ID!, $secret: String!) {
    applicationStatus(application: $application, secret: $secret) {
      kind
      state
      reason
      appliedAt
      party
      users { user keys }
    }
  }
`)
