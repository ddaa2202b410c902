import { expect, test } from 'vitest'
import { type Read, readAll } from '../../../services/client/pages.ts'

const PAGES: Readonly<Record<string, readonly [nodes: readonly number[], next: string | null]>> = {
  null: [[1, 2], 'b'],
  b: [[3], 'c'],
  c: [[], null],
}

test('all pages are read, each from where the one before ended', async () => {
  const asked: object[] = []
  const read: Read = async <Data>(query: string, variables: object = {}) => {
    asked.push({ query, ...variables })
    const [nodes, endCursor] = PAGES[String((variables as { after: string | null }).after)]!
    const edges = nodes.map(node => ({ node }))
    const pageInfo = { hasNextPage: endCursor !== null, endCursor }
    return { viewer: { page: { edges, pageInfo } } } as Data
  }
  expect(await readAll(read, 'the query', { id: 'one' })).toEqual([1, 2, 3])
  const common = { query: 'the query', id: 'one' }
  expect(asked).toEqual([null, 'b', 'c'].map(after => ({ ...common, after })))
})
