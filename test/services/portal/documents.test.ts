import { globSync } from 'node:fs'
import { join } from 'node:path'
import { type DocumentNode, Kind, validate } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../../services/gateway/build-schema.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'

/** Types alone do not see it: two fields of one name in a document, say, that are of two types. */
test('every document of the pages is one that the graph takes', async () => {
  const files = globSync('services/portal/**/*documents.ts', { cwd: projectRoot })
  const found: string[] = []
  let asked = 0
  for (const file of files) {
    const exported = (await import(join(projectRoot, file))) as Record<string, DocumentNode>
    for (const document of Object.values(exported)) {
      const [first] = document.definitions
      if (first?.kind !== Kind.OPERATION_DEFINITION) continue
      asked += 1
      found.push(...validate(schema, document).map(({ message }) => `${file}: ${message}`))
    }
  }
  expect(asked).toBeGreaterThan(50)
  expect(found).toEqual([])
})
