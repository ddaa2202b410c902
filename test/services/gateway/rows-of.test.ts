import { expect, test } from 'vitest'
import type { Context } from '../../../services/gateway/graph/context.ts'
import { rowsOf } from '../../../services/gateway/graph/rows-of.ts'

interface Row {
  readonly owner: bigint
  readonly name: string
}

function contextOf(rows: readonly Row[]) {
  const asked: unknown[][] = []
  const query = async (_text: string, [owners]: [readonly bigint[]]) => {
    asked.push([...owners])
    return rows.filter(({ owner }) => owners.includes(owner))
  }
  return { asked, context: { snapshot: { query } } as unknown as Context }
}

test('what one step of a document asks for is one statement, each row with its owner', async () => {
  const rows = [
    { owner: 2n, name: 'a' },
    { owner: 2n, name: 'b' },
    { owner: 1n, name: 'c' },
  ]
  const { asked, context } = contextOf(rows)
  const read = rowsOf<Row>('select')
  const found = await Promise.all([1n, 2n, 3n].map(owner => read(owner, context)))
  expect(found).toEqual([[rows[2]], [rows[0], rows[1]], []])
  expect(asked).toEqual([[1n, 2n, 3n]])
})

test('another request is told nothing of it', async () => {
  const [mine, theirs] = [contextOf([{ owner: 1n, name: 'mine' }]), contextOf([])]
  const read = rowsOf<Row>('select')
  expect(await read(1n, mine.context)).toHaveLength(1)
  expect(await read(1n, theirs.context)).toEqual([])
})
