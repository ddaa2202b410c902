import {
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  type InlineFragmentNode,
  separateOperations,
  visit,
} from 'graphql'

/** A request as GraphQL is to carry it out. */
interface Asking {
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined
}

/**
 * Prunes a document to what one request reads: its operation with its fragments, without what
 * `@include` and `@skip` leave out under its variables. Of a request that GraphQL will refuse, all
 * of the document is answered.
 */
export function pruneDocument(
  schema: GraphQLSchema,
  { document, operationName, variableValues }: Asking,
): DocumentNode {
  const operation = getOperationAST(document, operationName)
  if (!operation) return document
  const given = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {})
  if (!given.coerced) return document
  const drop = (node: Conditional) => (isLeftOut(node, given.coerced) ? null : undefined)
  const left = visit(document, { Field: drop, InlineFragment: drop, FragmentSpread: drop })
  return separateOperations(left)[operation.name?.value ?? '']!
}

type Conditional = FieldNode | InlineFragmentNode | FragmentSpreadNode

/** As GraphQL itself decides it. */
function isLeftOut(node: Conditional, variables: Record<string, unknown>): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables)
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables)
  return skip?.['if'] === true || include?.['if'] === false
}
