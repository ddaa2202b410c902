import { initGraphQLTada } from 'gql.tada'
import type { introspection } from '../../../schema/graphql/introspection.ts'

/** Writes a document whose answer and variables are typed by the graph. */
export const graphql = initGraphQLTada<{
  introspection: introspection
  scalars: {
    Date: `${number}-${number}-${number}`
    DateTime: string
    ID: string
    JWS: string
    MinorUnits: string
    Units: string
  }
}>()

export type { ResultOf } from 'gql.tada'

export type PartyRole = ReturnType<typeof graphql.scalar<'PartyRole'>>
export type Duty = ReturnType<typeof graphql.scalar<'Duty'>>
