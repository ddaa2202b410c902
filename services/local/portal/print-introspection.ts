import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal'
import { buildSchema, introspectionFromSchema } from 'graphql'

/** Prints the graph as the types that the portal's documents are checked against. */
export function printIntrospection(graph: string): string {
  const { __schema } = introspectionFromSchema(buildSchema(graph), { descriptions: false })
  const introspection = minifyIntrospection({ __schema })
  const text = outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true })
  return `${HEADER}${text.slice(text.indexOf(FIRST), text.indexOf(SETUP))}`
}

const HEADER = '/** The graph as types, printed from schema.graphql by `npm run codegen`. */\n'
const FIRST = 'export type introspection_types'
/** The portal names the schema itself. */
const SETUP = "import * as gqlTada from 'gql.tada'"
