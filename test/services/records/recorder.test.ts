import type { Pool } from 'pg'
import { expect, test } from 'vitest'
import { metrics } from '../../../services/platform/metrics.ts'
import { newId } from '../../../services/platform/new-id.ts'
import type { RequestRecord } from '../../../services/records/record.ts'
import { countTogether, openRecorder } from '../../../services/records/recorder.ts'

const one: RequestRecord = {
  ...{ request: 'req_1', kind: 'request', what: 'query.viewer', outcome: 'done', code: null },
  ...{ party: null, user: null, milliseconds: 3, count: 1, together: true },
}

test('the same is counted together, and what differs in anything else is not', () => {
  const user = newId('usr')
  const sums = countTogether([
    one,
    { ...one, request: 'req_2', milliseconds: 9 },
    { ...one, user },
    { ...one, code: 'fault' },
    { ...one, together: false },
    { ...one, together: false },
  ])
  expect(sums.map(({ request, count, milliseconds }) => [request, count, milliseconds])).toEqual([
    ...[
      ['req_1', 1, 3],
      ['req_1', 1, 3],
    ],
    ...[
      ['req_1', 2, 9],
      ['req_1', 1, 3],
      ['req_1', 1, 3],
    ],
  ])
})

/** A database that takes what it is given, or is away. */
function store() {
  const taken: { what: string }[] = []
  const state = { away: false, tries: 0 }
  const query = async (_: string, [json]: [string]) => {
    state.tries += 1
    if (state.away) throw new Error('away')
    taken.push(...(JSON.parse(json) as { what: string }[]))
  }
  return { taken, state, pool: { query } as unknown as Pool }
}

test('what is added is written when it closes, and waits while the database is away', async () => {
  const { taken, state, pool } = store()
  const recorder = openRecorder(pool)
  state.away = true
  for (let n = 0; n < 3; n++) recorder.add({ ...one, what: `query.${n}` })
  await expect.poll(() => state.tries, { timeout: 10_000 }).toBeGreaterThan(0)
  state.away = false
  await recorder.close()
  expect(taken.map(({ what }) => what)).toEqual(['query.0', 'query.1', 'query.2'])
})

test('what does not fit is dropped and counted', async () => {
  const dropped = async () => {
    const text = await metrics.metrics()
    return Number(/^tallystick_records_dropped_total (\d+)$/m.exec(text)?.[1])
  }
  const before = await dropped()
  const { taken, pool } = store()
  const recorder = openRecorder(pool)
  for (let n = 0; n < 20_005; n++) recorder.add({ ...one, together: false })
  await recorder.close()
  expect(taken.length).toBe(20_000)
  expect((await dropped()) - before).toBe(5)
})
