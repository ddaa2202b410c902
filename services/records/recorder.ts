import type { Pool } from 'pg'
import { Counter } from 'prom-client'
import { idNumber } from '../../contracts/kernel/id.ts'
import { createLog } from '../platform/log.ts'
import { metrics } from '../platform/metrics.ts'
import type { RequestRecord } from './record.ts'

const log = createLog('records')

const dropped = new Counter({
  name: 'tallystick_records_dropped_total',
  help: 'Records of requests that were lost, since the database took none for too long.',
  registers: [metrics],
})

/** Takes records at once and writes them soon. */
export interface Recorder {
  add(record: RequestRecord): void
  /** Writes what is left. */
  close(): Promise<void>
}

const FLUSH_MS = 1_000
/** Beyond this they are dropped and counted: a database that is away must not fill the memory. */
const WAITING_MAX = 20_000

/** Writes as the role tallystick_desk, which may do nothing else with what it has written. */
export function openRecorder(pool: Pool): Recorder {
  let waiting: RequestRecord[] = []
  let flushing: Promise<void> = Promise.resolve()
  const flush = async () => {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      await pool.query(INSERT, [JSON.stringify(countTogether(batch).map(toRow))])
    } catch (err) {
      log.warn({ err, records: batch.length }, 'records could not be written yet')
      const kept = [...batch, ...waiting]
      waiting = kept.slice(0, WAITING_MAX)
      dropped.inc(kept.length - waiting.length)
    }
  }
  const timer = setInterval(() => {
    flushing = flushing.then(flush)
  }, FLUSH_MS)
  timer.unref()
  return {
    add: record => {
      if (waiting.length < WAITING_MAX) waiting.push(record)
      else dropped.inc()
    },
    close: async () => {
      clearInterval(timer)
      await flushing
      await flush()
    },
  }
}

/** Adds up what is counted together; the first of each gives its request’s id and its time. */
export function countTogether(records: readonly RequestRecord[]): RequestRecord[] {
  const single = records.filter(({ together }) => !together)
  const groups = Map.groupBy(
    records.filter(({ together }) => together),
    ({ kind, what, outcome, code, party, user }) =>
      [kind, what, outcome, code, party, user].join(' '),
  )
  const sums = [...groups.values()].map(group => ({
    ...group[0]!,
    count: group.reduce((sum, { count }) => sum + count, 0),
    milliseconds: Math.max(...group.map(({ milliseconds }) => milliseconds ?? 0)),
  }))
  return [...single, ...sums]
}

function toRow({ party, user, together: _, ...record }: RequestRecord) {
  return {
    ...record,
    party: party === null ? null : String(idNumber(party)),
    user_id: user === null ? null : String(idNumber(user)),
  }
}

const INSERT = `
  insert into desk.request_record
         (request, kind, what, outcome, code, party, user_id, milliseconds, count)
  select request, kind, what, outcome, code, party, user_id, milliseconds, count
    from jsonb_to_recordset($1::jsonb)
      as r (request text, kind text, what text, outcome text, code text, party bigint,
            user_id bigint, milliseconds integer, count integer)`
