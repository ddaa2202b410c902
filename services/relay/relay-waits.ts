import type { Pool } from 'pg'
import type { Moment } from '../../contracts/kernel/clock.ts'
import { WAITS } from '../../contracts/wait/waits.ts'
import { clockMoved, datesMoved } from '../../workflows/wait/wait.ts'
import { readBusinessDate } from '../platform/business-date.ts'
import type { RelayOptions } from './options.ts'
import {
  noteClosed,
  noteGone,
  noteMoved,
  noteTold,
  PORTION,
  removeNotes,
  type SelectedWait,
  type Standing,
  selectAnswered,
  selectDueDates,
  selectDueInstants,
  selectElsewhere,
  selectMoved,
  selectUnstarted,
} from './select-waits.ts'
import {
  endWorkflows,
  findNamespaceId,
  startWorkflows,
  tellWorkflows,
  type WaitWorkflows,
} from './wait-workflows.ts'

/** One turn of the relay. */
interface Turn extends WaitWorkflows, Standing {
  readonly pool: Pool
}

/**
 * One turn: waits of which nothing is left are closed, those still open since the last turn are
 * started, moved and due ones are told; a wait that needs nothing is not looked at, however many
 * there are. Each step may be done twice: a second start is refused, a second signal says nothing
 * new. A workflow that is gone while its wait is open, alone or with all of its store, is started
 * again. Answers with the waits that are open and not yet started: most are answered before the
 * next turn and never need a workflow.
 */
export async function relayWaits(
  { pool, temporal, taskQueue, clock, waits = WAITS }: RelayOptions,
  openBefore: ReadonlySet<bigint>,
): Promise<ReadonlySet<bigint>> {
  const [namespace, today] = await Promise.all([findNamespaceId(temporal), readBusinessDate(pool)])
  const turn: Turn = { pool, temporal, taskQueue, waits, namespace, today, now: clock(today) }
  await closeAnswered(turn)
  await startElsewhere(turn)
  await tellMoved(turn)
  await wake(turn, () => selectDueDates(pool, today), today)
  await wake(turn, () => selectDueInstants(pool, turn.now), turn.now)
  return await startOpened(turn, openBefore)
}

async function closeAnswered(turn: Turn): Promise<void> {
  for (;;) {
    const rows = await selectAnswered(turn.pool)
    const waits = new Map(rows.filter(row => !row.closed).map(row => [row.id, row]))
    await closeEnded(turn, [...waits.values()])
    await removeNotes(
      turn.pool,
      rows.map(row => row.note),
    )
    if (rows.length < PORTION) return
  }
}

/** Closes those of which nothing is left; answers the others. */
async function closeEnded<One extends SelectedWait>(
  turn: Turn,
  waits: readonly One[],
): Promise<readonly One[]> {
  const ended = waits.filter(wait => !wait.open)
  const started = ended.filter(wait => wait.started_in === turn.namespace)
  await endWorkflows(turn, started)
  await noteClosed(
    turn.pool,
    ended.map(wait => wait.id),
  )
  return waits.filter(wait => wait.open)
}

async function startElsewhere(turn: Turn): Promise<void> {
  for (;;) {
    const rows = await selectElsewhere(turn.pool, turn.namespace)
    await startAndNote(turn, await closeEnded(turn, rows))
    if (rows.length < PORTION) return
  }
}

async function startAndNote(turn: Turn, waits: readonly SelectedWait[]): Promise<void> {
  await startWorkflows(turn, waits)
  await noteTold(turn.pool, listIds(waits), turn)
}

async function tellMoved(turn: Turn): Promise<void> {
  for (let after = 0n; ; ) {
    const rows = await selectMoved(turn.pool, after)
    const open = await closeEnded(turn, rows)
    await noteGone(turn.pool, await tellWorkflows(turn, open, handle => handle.signal(datesMoved)))
    await noteMoved(turn.pool, open)
    const last = rows.at(-1)
    if (!last || rows.length < PORTION) return
    after = last.id
  }
}

/** Tells the clock to those for which it has come to something to do. */
async function wake(
  turn: Turn,
  select: () => Promise<readonly SelectedWait[]>,
  moment: Moment,
): Promise<void> {
  for (;;) {
    const rows = await select()
    const open = await closeEnded(turn, rows)
    const gone = await tellWorkflows(turn, open, handle => handle.signal(clockMoved, moment))
    await noteGone(turn.pool, gone)
    await noteTold(turn.pool, listIds(open), turn)
    if (rows.length < PORTION) return
  }
}

async function startOpened(
  turn: Turn,
  openBefore: ReadonlySet<bigint>,
): Promise<ReadonlySet<bigint>> {
  const fresh = new Set<bigint>()
  for (let after = 0n; ; ) {
    const rows = await selectUnstarted(turn.pool, after)
    const open = await closeEnded(turn, rows)
    await startAndNote(
      turn,
      open.filter(wait => openBefore.has(wait.id)),
    )
    for (const { id } of open) if (!openBefore.has(id)) fresh.add(id)
    const last = rows.at(-1)
    if (!last || rows.length < PORTION) return fresh
    after = last.id
  }
}

function listIds(waits: readonly SelectedWait[]): bigint[] {
  return waits.map(wait => wait.id)
}
