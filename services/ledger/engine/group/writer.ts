import type { Pool } from 'pg'
import type { CommandAnswer } from '../../../../contracts/command/answer.ts'
import { Bug } from '../../../../contracts/kernel/bug.ts'
import { refuse } from '../../../../contracts/kernel/decision.ts'
import { withTransaction } from '../../../platform/transaction.ts'
import type { VerifiedCommand } from '../act/verified-command.ts'
import { log } from '../log.ts'
import { timeGroup } from '../metrics.ts'
import { executeGroup, type GroupContext } from './execute-group.ts'
import { type CommitSlot, GroupsInFlight, SERIAL } from './groups-in-flight.ts'
import { findLockSet, takeNextGroup } from './next-group.ts'
import { PartyQueues, type Queued, RequestOrder } from './party-queues.ts'
import { readActs } from './read-acts.ts'

/** Writes commands in groups: while one group is written, the next one gathers. */
export interface Writer {
  /** Commands of one `request` keep their order where they touch the same. */
  write(command: VerifiedCommand, request?: RequestOrder): Promise<CommandAnswer>
  /** Resolves when everything given has been answered. */
  close(): Promise<void>
}

const OVERLOADED = refuse('ledger_must_not_be_overloaded')
const ATTEMPTS_MAX = 5

interface Waiting extends PromiseWithResolvers<CommandAnswer>, Queued {}

export function startWriter(pool: Pool, context: GroupContext): Writer {
  const queues = new PartyQueues<Waiting>()

  const startNext = () => {
    if (!inFlight.mayStart) return
    const { group, acts: taken, lockSet } = takeNextGroup(queues.waiting, inFlight.lockSets)
    if (group.length === 0) return
    queues.taken(group)
    const done = timeGroup(taken, queues.acts)
    inFlight.start(lockSet, (slot, failed) =>
      answerGroup(pool, group, context, slot, failed).finally(done),
    )
  }
  const inFlight = new GroupsInFlight(startNext)

  return {
    write: (command, request = new RequestOrder()) => {
      const unit = { command, acts: readActs(context.nouns, command, command.mustShow) }
      const { promise, resolve, reject } = Promise.withResolvers<CommandAnswer>()
      const waiting = {
        unit,
        lockSet: findLockSet(unit),
        request,
        tag: 0,
        promise,
        resolve,
        reject,
      }
      if (!queues.enqueue(waiting)) return Promise.resolve(OVERLOADED)
      queueMicrotask(startNext)
      return waiting.promise
    },
    close: async () => {
      for (; queues.waiting.length + inFlight.lockSets.length > 0; await inFlight.oneAnswered())
        startNext()
    },
  }
}

/**
 * A group that a constraint or a conflict undid is run again, then one by one, so only the culprit
 * fails. Answers go out after the commit; whether an interrupted commit happened is told by the
 * command's id when it is run again.
 */
async function answerGroup(
  pool: Pool,
  group: readonly Waiting[],
  context: GroupContext,
  slot: CommitSlot,
  failed: () => Promise<void>,
): Promise<void> {
  try {
    await attempt(pool, group, context, slot)
  } catch (fault) {
    await failed()
    await answerAgain(pool, group, context, fault)
  }
}

async function answerAgain(
  pool: Pool,
  group: readonly Waiting[],
  context: GroupContext,
  first: unknown,
): Promise<void> {
  let fault = first
  const [only, ...more] = group
  for (
    let left = more.length > 0 ? 1 : ATTEMPTS_MAX - 1;
    left > 0 && mayBeTriedAgain(fault, context);
    left--
  )
    try {
      return await attempt(pool, group, context, SERIAL)
    } catch (again) {
      fault = again
    }
  if (more.length > 0)
    for (const one of group)
      await answerGroup(pool, [one], context, SERIAL, () => Promise.resolve())
  else if (isTakenId(fault, context)) only!.resolve(refuse('id_must_be_new', 'body'))
  else {
    log.error({ err: fault, command: only!.unit.command.id }, 'a command failed')
    only!.reject(fault)
  }
}

async function attempt(
  pool: Pool,
  group: readonly Waiting[],
  context: GroupContext,
  slot: CommitSlot,
): Promise<void> {
  const units = group.map(w => w.unit)
  const answers = await withTransaction(pool, transaction =>
    executeGroup(transaction, units, context, slot),
  )
  for (const [index, waiting] of group.entries()) waiting.resolve(answers[index]!)
}

function mayBeTriedAgain(fault: unknown, context: GroupContext): boolean {
  return !(fault instanceof Bug) && !isTakenId(fault, context) && isTransient(fault)
}

/** Tells whether a command gives a new row an id that another row has, of whatever party. */
function isTakenId(fault: unknown, { nouns }: GroupContext): boolean {
  const { constraint } = (fault ?? {}) as { constraint?: unknown }
  return (
    readCode(fault) === '23505' && typeof constraint === 'string' && nouns.newIds.has(constraint)
  )
}

/** Conflicts with other writers, and connections that were lost: the same again may pass. */
const TRANSIENT = new Set(['23505', '23503', '23514', '40001', '40P01', '57P01', '57P02', '57P03'])

function isTransient(fault: unknown): boolean {
  return TRANSIENT.has(readCode(fault)) || isLost(fault)
}

function isLost(fault: unknown): boolean {
  const code = readCode(fault)
  return (
    code.startsWith('08') || code.startsWith('57P') || /ECONN|EPIPE/.test(code) || isEnded(fault)
  )
}

function isEnded(fault: unknown): boolean {
  return fault instanceof Error && /Connection terminated|connection error/i.test(fault.message)
}

function readCode(fault: unknown): string {
  const { code } = (fault ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}
