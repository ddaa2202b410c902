import type { CommandAnswer } from '../../contracts/command/answer.ts'
import { BATCH_ACTS_MAX } from '../../contracts/command/command.ts'
import { refuse } from '../../contracts/kernel/decision.ts'
import { RequestOrder } from './engine/group/party-queues.ts'
import type { Writer } from './engine/group/writer.ts'
import { failedCommands } from './engine/metrics.ts'
import type { Admitted } from './engine/verify/admit.ts'
import { HAS_FAILED } from './engine/verify/verifier.ts'
import type { SignerStatus } from './nouns/party/index.ts'
import type { PartyLimits } from './party-limits.ts'

/** What a command passes on its way to the engine. */
export interface Door {
  readonly admit: (commands: readonly string[]) => Promise<readonly Admitted[]>
  readonly signers: SignerStatus
  readonly limits: PartyLimits
  readonly writer: Writer
  /** Tells of an act whether signers that were refused before it may sign after it. */
  readonly bringsSigners: (act: string) => boolean
}

interface Answered {
  readonly answers: CommandAnswer[]
  readonly admitted: readonly Admitted[]
  readonly acts: number
}

/**
 * What one command of a request enrols or reinstates may sign the next ones: those are looked at
 * again.
 */
export async function answerAll(commands: readonly string[], door: Door): Promise<CommandAnswer[]> {
  const { answers, admitted, acts } = await answer(commands, door, BATCH_ACTS_MAX)
  const bring = (one: Admitted) => one.ok && one.acts.some(({ act }) => door.bringsSigners(act))
  const late = admitted.some(bring) ? placesOfStrangers(answers) : []
  if (late.length === 0) return answers
  const again = late.map(place => commands[place]!)
  const now = await answer(again, door, BATCH_ACTS_MAX - acts)
  for (const [i, place] of late.entries()) answers[place] = now.answers[i]!
  return answers
}

/** Signature and form, then who may sign at all, then what its party may send, then the engine. */
async function answer(
  commands: readonly string[],
  { admit, signers, limits, writer }: Door,
  actsMax: number,
): Promise<Answered> {
  const admitted = await admit(commands)
  const acts = admitted.reduce((sum, one) => sum + (one.ok ? one.acts.length : 0), 0)
  if (acts > actsMax) {
    const refused = tooMany(BATCH_ACTS_MAX - actsMax + acts)
    return { answers: commands.map(() => refused), admitted, acts }
  }
  const stopped = await signers.refuse(admitted.map(one => (one.ok ? one : null)))
  const given = admitted.map((one, place) => (one.ok && !stopped.has(place) ? one : null))
  const over = limits.charge(given)
  const charged = given.map((one, place) => (over.has(place) ? null : one))
  const request = new RequestOrder()
  const settled = await Promise.allSettled(
    admitted.map((one, place) => {
      const refused = one.ok ? (stopped.get(place) ?? over.get(place)) : one
      return refused ? Promise.resolve(refused) : writer.write(charged[place]!, request)
    }),
  )
  const answers = settled.map(one => (one.status === 'fulfilled' ? one.value : HAS_FAILED))
  limits.settle(charged, answers)
  reportFailed(settled)
  return { answers, admitted, acts }
}

function tooMany(acts: number): CommandAnswer {
  return refuse('request_must_hold_at_most_500_acts', '', { limit: BATCH_ACTS_MAX, found: acts })
}

const STRANGER = new Set(['key_must_be_enrolled', 'party_must_be_active'])

function placesOfStrangers(answers: readonly CommandAnswer[]): number[] {
  return answers.flatMap((answer, place) =>
    !answer.ok && STRANGER.has(answer.refusal) ? [place] : [],
  )
}

/**
 * A command on which the ledger failed hurts no neighbour: they are answered, it may be sent again.
 * Where all have failed the fault is thrown as it is.
 */
function reportFailed(settled: readonly PromiseSettledResult<CommandAnswer>[]): void {
  const failed = settled.filter(one => one.status === 'rejected')
  failedCommands.inc(failed.length)
  if (failed.length > 0 && failed.length === settled.length) throw failed[0]!.reason
}
