import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importDocuments } from '../../../services/intake/index.ts'
import { BUYER, SELLER, type TradeWorld, taken, tradeWorld, USER } from './trade-fixtures.ts'

/** A million takes minutes: set INTAKE_ROWS to see it. */
const ROWS = Number(process.env['INTAKE_ROWS'] ?? 40_000)
const RSS_GROWTH_MIB_MAX = 300

let world: TradeWorld
beforeAll(async () => {
  world = await tradeWorld()
})
afterAll(() => world.close())

const HEADING = 'seller,buyer,number,currency,amount,quantity,price,invoicedOn,dueOn\n'
/** Each tenth row states a day that does not exist. */
const row = (prefix: string, i: number) =>
  `${SELLER.code},${BUYER.code},${prefix}${i},CNY,${i + 1},1,${i + 1},` +
  `2026-06-${i % 10 === 9 ? 31 : 10},2026-07-10\n`

function* lines(prefix: string, rows: number): Generator<Buffer> {
  yield Buffer.from(HEADING)
  for (let at = 0; at < rows; at += 1000) {
    const count = Math.min(1000, rows - at)
    yield Buffer.from(Array.from({ length: count }, (_, i) => row(prefix, at + i)).join(''))
  }
}

const importLines = (prefix: string, rows: number, onProgress = (_: { row: number }) => {}) =>
  importDocuments(world.pool, {
    ...{ party: SELLER.id, user: USER, kind: 'invoice', name: prefix, onProgress },
    stream: Readable.from(lines(prefix, rows)),
  })

test(`${ROWS} rows are streamed, whatever their number`, { timeout: 1_800_000 }, async () => {
  const mebibytes = () => process.memoryUsage.rss() / 2 ** 20
  const before = mebibytes()
  let peak = before
  const started = performance.now()
  const report = taken(
    await importLines('L', ROWS, () => {
      peak = Math.max(peak, mebibytes())
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const memory = `${before.toFixed(0)} → ${peak.toFixed(0)} MiB`
  process.stderr.write(`${ROWS} rows in ${seconds.toFixed(1)} s, resident memory ${memory}\n`)
  expect(report).toMatchObject({ accepted: (ROWS * 9) / 10, refused: ROWS / 10, duplicate: 0 })
  expect(report.refusals).toHaveLength(Math.min(1000, ROWS / 10))
  expect(peak - before).toBeLessThan(RSS_GROWTH_MIB_MAX)
})

test('an import cut by a crash goes on where it was, and ends with the same report', async () => {
  const cut = importLines('C', 10_000, ({ row }) => {
    // The server ends our connections, as when one of the two machines dies.
    if (row === 4_000)
      void world.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where usename = 'tallystick_intake' and datname = current_database()`,
      )
  })
  await expect(cut).rejects.toThrow()
  const { rows } = await world.owner.query(
    `select rows_read, ended_at from trade.import where name = 'C'`,
  )
  expect(rows[0].ended_at).toBeNull()
  expect(Number(rows[0].rows_read)).toBeGreaterThanOrEqual(4_000)
  expect(Number(rows[0].rows_read)).toBeLessThan(10_000)

  const seen: number[] = []
  const report = taken(await importLines('C', 10_000, ({ row }) => seen.push(row)))
  expect(seen[0]).toBe(Number(rows[0].rows_read) + 2_000)
  expect(report).toMatchObject({ accepted: 9_000, refused: 1_000, duplicate: 0 })
  expect(report.endedAt).toBeInstanceOf(Date)
})

test('a file that is being imported is not imported beside it', async () => {
  const answers = await Promise.all([importLines('P', 3_000), importLines('P', 3_000)])
  const codes = answers.map(answer => (answer.ok ? 'taken' : answer.refusal)).sort()
  expect(codes).toEqual(['import_must_not_be_running', 'taken'])
})

test('two files with the same invoices race, and each invoice is recorded once', async () => {
  const before = await world.count('invoice')
  const other = function* () {
    yield* lines('R', 5_000)
    yield Buffer.from('\n')
  }
  const [one, two] = await Promise.all([
    importLines('R', 5_000),
    importDocuments(world.pool, {
      ...{ party: BUYER.id, user: USER, kind: 'invoice', name: 'other' },
      stream: Readable.from(other()),
    }),
  ])
  const reports = [taken(one), taken(two)]
  // The seller's word counts whoever is first; what it has said the buyer says in vain.
  expect(reports[0]).toMatchObject({ accepted: 4_500, duplicate: 0 })
  expect(reports[1]!.accepted + reports[1]!.duplicate).toBe(4_500)
  expect(await world.count('invoice')).toBe(before + 4_500)
})
