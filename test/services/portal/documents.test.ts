import { globSync } from 'node:fs'
import { join } from 'node:path'
import { complexityFromQuery } from '@pothos/plugin-complexity'
import { formatDocument } from '@urql/core'
import {
  type DocumentNode,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type NamedTypeNode,
  print,
  typeFromAST,
  type VariableDefinitionNode,
  validate,
} from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../../services/gateway/build-schema.ts'
import { COST_MAX } from '../../../services/gateway/graph/limits.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'

/**
 * Types alone do not see it: two fields of one name in a document, say, that are of two types. What
 * it costs is reckoned of what is sent: the client adds `__typename` to each selection.
 */
test('every document of the pages is one that the graph takes', async () => {
  const files = globSync('services/portal/**/*documents.ts', { cwd: projectRoot })
  const found: string[] = []
  let asked = 0
  for (const file of files) {
    const exported = (await import(join(projectRoot, file))) as Record<string, DocumentNode>
    for (const document of Object.values(exported)) {
      const [first] = document.definitions ?? []
      if (first?.kind !== Kind.OPERATION_DEFINITION) continue
      asked += 1
      found.push(...validate(schema, document).map(({ message }) => `${file}: ${message}`))
      if (first.operation !== 'query') continue
      const { complexity } = complexityFromQuery(print(formatDocument(document) as DocumentNode), {
        ...{ schema, variables: sampleNeeded(first.variableDefinitions ?? []), ctx: {} },
      } as never)
      if (complexity > COST_MAX) found.push(`${file}: costs ${complexity}, at most ${COST_MAX}`)
    }
  }
  expect(asked).toBeGreaterThan(50)
  expect(found).toEqual([])
})

/** Values of the variables without which a document is none. */
function sampleNeeded(variables: readonly VariableDefinitionNode[]): Record<string, unknown> {
  const needed = variables.filter(({ type }) => type.kind === Kind.NON_NULL_TYPE)
  return Object.fromEntries(
    needed.map(({ variable, type }) => [
      variable.name.value,
      sample(typeFromAST(schema, type as NamedTypeNode) as GraphQLInputType),
    ]),
  )
}

function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType)
  if (isListType(type)) return []
  if (isEnumType(type)) return type.getValues()[0]!.name
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter(field => isNonNullType(field.type))
    return Object.fromEntries(needed.map(field => [field.name, sample(field.type)]))
  }
  const samples = {
    Int: 1,
    Boolean: true,
    Date: '2026-03-02',
    DateTime: '2026-03-02T00:00:00.000Z',
  }
  return samples[type.name as keyof typeof samples] ?? '1'
}
