import { expect, test } from 'vitest'
import { listIds } from '../../../contracts/command/shown.ts'

test('every id in a body is shown, wherever it stands, once; nothing else is', () => {
  const [party, receivable] = ['pty_0000000000001', 'rcv_0000000000002']
  const body = {
    to: party,
    spans: [{ instrument: receivable, lo: '0', hi: party }],
    ...{ reason: 'rcv_1', of: `see ${party}`, amount: 7n, knowing: null, atomic: true },
  }
  expect(listIds(body)).toEqual([party, receivable])
  expect(listIds(receivable)).toEqual([receivable])
  expect(listIds(null)).toEqual([])
})
