import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Pool } from 'pg'
import { type BusinessDate, dayNumber } from '../../contracts/kernel/date.ts'
import { type WatchRules, watchRulesOn } from '../../contracts/trade/graph/watch-rules.ts'
import { BUSINESS_DATE } from '../platform/business-date.ts'
import { loadTies } from './load-ties.ts'
import { type Days, type LoadedTrade, loadTrade } from './load-trade.ts'
import { log } from './log.ts'
import type { TradeSeen, TradeTask } from './trade-thread.ts'
import { writeFindings } from './write-findings.ts'

/**
 * One turn of the watch on trade: all of it once for each business date, else around the invoices
 * of imports that have ended since. Answers how many findings it wrote; null: there was nothing to
 * look at. `pool` logs in as tallystick_sequencer.
 */
export async function watchTradeTurn(pool: Pool): Promise<number | null> {
  const { today, watched } = await readDates(pool)
  if (today === null) return null
  const imports = await listUnwatched(pool)
  const isNight = watched !== today
  if (!isNight && imports.length === 0) return null
  const rules = watchRulesOn(today)
  const around = isNight ? null : await readImported(pool, imports)
  const written = around?.numbers.size === 0 ? 0 : await look(pool, rules, around)
  await pool.query('update trade.import set watched = true where id = any($1::bigint[])', [imports])
  if (isNight) await pool.query('update trade.watch set trade_watched_on = $1', [today])
  return written
}

/** So many imports at a time: the others are the next turn's. */
const IMPORTS_MAX = 100

async function listUnwatched(pool: Pool): Promise<readonly bigint[]> {
  const { rows } = await pool.query<{ id: bigint }>(
    `select id from trade.import
      where kind = 'invoice' and ended_at is not null and not watched
      order by id limit ${IMPORTS_MAX}`,
  )
  return rows.map(({ id }) => id)
}

/** The business date, none where no ledger has been founded yet, and the last one looked at. */
async function readDates(pool: Pool) {
  const { rows } = await pool.query<Dates>(
    `select ${BUSINESS_DATE} as today, trade_watched_on as watched from trade.watch`,
  )
  return rows[0]!
}

interface Dates {
  readonly today: BusinessDate | null
  readonly watched: BusinessDate | null
}

interface Around {
  readonly numbers: ReadonlySet<bigint>
  readonly days: Days
}

async function readImported(pool: Pool, imports: readonly bigint[]): Promise<Around> {
  const { rows } = await pool.query<{ id: bigint; day: number }>(
    `select id, invoiced_on - date '1970-01-01' as day
       from trade.invoice where import = any($1::bigint[])`,
    [imports],
  )
  let [from, to] = [LAST_DAY, FIRST_DAY]
  for (const { day } of rows) {
    if (day < from) from = day
    if (day > to) to = day
  }
  return { numbers: new Set(rows.map(({ id }) => id)), days: { from, to } }
}

const FIRST_DAY = dayNumber('1900-01-01')
const LAST_DAY = dayNumber('2199-12-31')

async function look(pool: Pool, rules: WatchRules, around: Around | null): Promise<number> {
  const { trade, firms } = await loadTrade(pool, findDays(rules, around))
  const { ties, kinds } = await loadTies(pool, firms)
  let written = 0
  for (const one of trade) {
    const near = around && listNear(one, around.numbers)
    if (near?.length === 0) continue
    const { columns } = one
    const seen = await lookInThread({ firms: firms.length, columns, ties, rules, around: near })
    if (seen.cutShort > 0) log.warn({ invoices: seen.cutShort }, 'circles were searched in part')
    written += await writeFindings(pool, { findings: seen.findings, trade: one, firms, kinds })
  }
  return written
}

/** What an import can close lies some days before and after it, and what is usual before it. */
function findDays(
  { circleDays, throughDays, jumpDays, usualDays }: WatchRules,
  around: Around | null,
) {
  if (around === null) return { from: FIRST_DAY, to: LAST_DAY }
  const { from, to } = around.days
  return {
    from: from - Math.max(circleDays, throughDays, jumpDays + usualDays),
    to: to + Math.max(circleDays, throughDays, jumpDays),
  }
}

function listNear({ invoices }: LoadedTrade, numbers: ReadonlySet<bigint>): number[] {
  const near: number[] = []
  for (const [at, number] of invoices.entries()) if (numbers.has(number)) near.push(at)
  return near
}

/** In a thread of its own: a million invoices take some seconds, in which others go on. */
async function lookInThread(task: TradeTask): Promise<TradeSeen> {
  const thread = new Worker(new URL('./trade-thread.ts', import.meta.url), { workerData: task })
  try {
    const [seen] = (await once(thread, 'message')) as [TradeSeen]
    return seen
  } finally {
    await thread.terminate()
  }
}
