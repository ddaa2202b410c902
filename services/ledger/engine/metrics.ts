import { Counter, Gauge, Histogram } from 'prom-client'
import type { CommandAnswer } from '../../../contracts/command/answer.ts'
import { metrics } from '../../platform/metrics.ts'

const acts = new Counter({
  name: 'tallystick_acts_total',
  help: 'Acts answered, by outcome: accepted, refused, or of a command refused as a whole.',
  labelNames: ['outcome'],
  registers: [metrics],
})

const groupSeconds = new Histogram({
  name: 'tallystick_group_seconds',
  help: 'How long the transaction of a group took.',
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [metrics],
})

const groupActs = new Histogram({
  name: 'tallystick_group_acts',
  help: 'Acts that shared a transaction.',
  buckets: [1, 5, 25, 100, 250, 500, 1_000],
  registers: [metrics],
})

const queuedActs = new Gauge({
  name: 'tallystick_queued_acts',
  help: 'Acts that wait for a transaction.',
  registers: [metrics],
})

/** A group starts and leaves others queued; to be called when it is answered. */
export function timeGroup(acts: number, queued: number): () => void {
  groupActs.observe(acts)
  queuedActs.set(queued)
  return groupSeconds.startTimer()
}

const refusals = new Counter({
  name: 'tallystick_refusals_total',
  help: 'Commands and acts that were refused, by the duty that was not met.',
  labelNames: ['code'],
  registers: [metrics],
})

export const failedCommands = new Counter({
  name: 'tallystick_failed_commands_total',
  help: 'Commands on which the ledger failed: a fault of ours, whole in the log.',
  registers: [metrics],
})

export const verifierRestarts = new Counter({
  name: 'tallystick_verifier_restarts_total',
  help: 'How often the thread that checks signatures has ended and was begun anew.',
  registers: [metrics],
})

/** Codes are those of our own texts, so there are few. */
export function countAnswer(answer: CommandAnswer): void {
  if (!answer.ok) {
    acts.inc({ outcome: 'command_refused' })
    refusals.inc({ code: answer.refusal })
    return
  }
  for (const one of answer.acts) {
    if (!one.ok) refusals.inc({ code: one.refusal })
    acts.inc({ outcome: one.ok ? 'accepted' : 'refused' })
  }
}
