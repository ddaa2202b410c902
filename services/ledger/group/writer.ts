import type { Pool } from 'pg'
import { Bug } from '../../../contracts/kernel/bug.ts'
import { log } from '../log.ts'
import { groupActs, groupSeconds, queuedActs } from '../metrics.ts'
import type { Unit } from './decide-command.ts'
import { executeGroup, type GroupContext } from './execute-group.ts'
import { debtorStandingUse, readActs, runsAlone } from './read-acts.ts'
import type { CommandAnswer, ReadyCommand } from './ready-command.ts'

/** Writes commands in groups: while one group is written, the next one gathers. */
export interface Writer {
  write(command: ReadyCommand): Promise<CommandAnswer>
  /** Resolves when everything given has been answered. */
  close(): Promise<void>
}

export const GROUP_ACTS_MAX = 1_000
/** A queue longer than this answers that it is busy, instead of growing. */
export const QUEUE_ACTS_MAX = 20_000
const ATTEMPTS_MAX = 5

interface Waiting extends PromiseWithResolvers<CommandAnswer> {
  readonly unit: Unit
}

export function startWriter(pool: Pool, context: GroupContext): Writer {
  const queue: Waiting[] = []
  let acts = 0
  let running: Promise<void> | null = null

  const drain = async () => {
    while (queue.length > 0) {
      const group = takeGroup(queue)
      const taken = group.reduce((sum, w) => sum + w.unit.acts.length, 0)
      acts -= taken
      queuedActs.set(acts)
      groupActs.observe(taken)
      const done = groupSeconds.startTimer()
      await answerGroup(pool, group, context)
      done()
    }
    running = null
  }

  return {
    write: command => {
      const waiting = {
        unit: readActs(context.acts, command),
        ...Promise.withResolvers<CommandAnswer>(),
      }
      if (acts + waiting.unit.acts.length > QUEUE_ACTS_MAX)
        return Promise.resolve({ refusal: 'ledger_must_not_be_overloaded', path: '' })
      queue.push(waiting)
      acts += waiting.unit.acts.length
      running ??= Promise.resolve().then(drain)
      return waiting.promise
    },
    close: async () => void (await running),
  }
}

/** The next commands in order, as far as they can share a transaction. */
function takeGroup(queue: Waiting[]): Waiting[] {
  const group: Waiting[] = []
  const ids = new Set<string>()
  let acts = 0
  let standingChanges = false
  while (queue.length > 0) {
    const { unit } = queue[0]!
    const id = `${unit.command.party} ${unit.command.id}`
    const standing = debtorStandingUse(unit)
    const alone = runsAlone(unit)
    const fits =
      acts + unit.acts.length <= GROUP_ACTS_MAX &&
      !ids.has(id) &&
      !alone &&
      !(standing.has('asks') && standingChanges)
    if (group.length > 0 && !fits) break
    group.push(queue.shift()!)
    if (alone) break
    ids.add(id)
    acts += unit.acts.length
    standingChanges ||= standing.has('changes')
  }
  return group
}

/**
 * A group that a constraint or a conflict undid is run again one by one, so only the culprit fails.
 * Answers go out after the commit; whether an interrupted commit happened is told by the command's
 * id when it is run again.
 */
async function answerGroup(
  pool: Pool,
  group: readonly Waiting[],
  context: GroupContext,
): Promise<void> {
  try {
    const answers = await attempt(pool, group, context, group.length === 1 ? ATTEMPTS_MAX : 2)
    for (const [index, waiting] of group.entries()) {
      waiting.resolve(answers[index]!)
    }
  } catch (fault) {
    if (group.length > 1) for (const one of group) await answerGroup(pool, [one], context)
    else if (isTakenId(fault)) group[0]!.resolve({ refusal: 'id_must_be_new', path: 'body' })
    else {
      log.error({ err: fault, command: group[0]!.unit.command.id }, 'a command failed')
      group[0]!.reject(fault)
    }
  }
}

async function attempt(
  pool: Pool,
  group: readonly Waiting[],
  context: GroupContext,
  attempts: number,
): Promise<CommandAnswer[]> {
  for (let left = attempts; ; left--) {
    const client = await pool.connect()
    let broken: unknown
    try {
      return await executeGroup(
        client,
        group.map(w => w.unit),
        context,
      )
    } catch (fault) {
      broken = fault
      if (left <= 1 || fault instanceof Bug || isTakenId(fault) || !isPassing(fault)) throw fault
    } finally {
      if (broken) await client.query('rollback').catch(() => undefined)
      client.release(broken && isLost(broken) ? (broken as Error) : undefined)
    }
  }
}

/** A command gives a row of its own making an id that another row has, of whatever party. */
const OWN_IDS = /^(party_user|person|key|mandate|standing_acceptance|debtor_mark)_pkey$/

function isTakenId(fault: unknown): boolean {
  const { constraint } = (fault ?? {}) as { constraint?: unknown }
  return codeOf(fault) === '23505' && typeof constraint === 'string' && OWN_IDS.test(constraint)
}

/** Conflicts with other writers, and connections that were lost: the same again may pass. */
const PASSING = new Set(['23505', '23503', '23514', '40001', '40P01', '57P01', '57P02', '57P03'])

function isPassing(fault: unknown): boolean {
  return PASSING.has(codeOf(fault)) || isLost(fault)
}

function isLost(fault: unknown): boolean {
  const code = codeOf(fault)
  return (
    code.startsWith('08') || code.startsWith('57P') || /ECONN|EPIPE/.test(code) || isEnded(fault)
  )
}

function isEnded(fault: unknown): boolean {
  return fault instanceof Error && /Connection terminated|connection error/i.test(fault.message)
}

function codeOf(fault: unknown): string {
  const { code } = (fault ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}
