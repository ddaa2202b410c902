import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { printIntrospection } from '../../../services/local/portal/print-introspection.ts'
import { projectRoot } from '../../../services/platform/project-root.ts'

test('the types of the graph are up to date: otherwise run `npm run codegen`', () => {
  const read = (name: string) => readFileSync(join(projectRoot, 'schema/graphql', name), 'utf8')
  expect(read('introspection.ts')).toBe(printIntrospection(read('schema.graphql')))
})
