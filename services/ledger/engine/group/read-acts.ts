import type * as z from 'zod'
import type { Command } from '../../../../contracts/command/command.ts'
import type { Acts } from '../../acts.ts'
import type { Act } from '../act/act.ts'
import type { Unit, UnitAct } from './decide-command.ts'
import type { CommandRefused } from './verified-command.ts'

/** The acts of a command with their bodies in the form that the contracts take. */
export function readActs(
  known: Acts,
  command: Pick<Command, 'acts' | 'party'>,
): readonly UnitAct[] {
  const single = command.acts.length === 1
  return command.acts.map(({ act: name, body }): UnitAct => {
    const act = known.get(name)
    if (!act) return { refusal: 'act_must_be_known', path: 'act' }
    if (act.exclusive && !single)
      return { refusal: 'act_must_come_in_a_command_of_its_own', path: 'act' }
    const { data, error } = act.body.safeParse(body)
    if (error) return refuseBody(error.issues[0]!, body)
    return { act, body: data, needs: act.reads(data, command.party), state: undefined }
  })
}

/** Of a field that is too long, the limit and what was found; of others, where they stand. */
function refuseBody(issue: z.core.$ZodIssue, body: unknown): CommandRefused {
  const path = ['body', ...issue.path].join('.')
  if (issue.code !== 'too_big') return { refusal: 'body_must_have_the_form_of_the_act', path }
  const field = issue.path.reduce<unknown>((part, name) => (part as never)[name], body)
  const found = (field as string | unknown[]).length
  const details = { limit: Number(issue.maximum), found }
  return { refusal: 'field_must_be_within_its_length', path, details }
}

/** Measured: an act with a transaction of its own takes as long as some 50 of a group. */
export const EXCLUSIVE_ACT_COST = 50

/** What a command costs the ledger, in acts that share a transaction. */
export function computeCost({ acts }: Pick<Unit, 'acts'>): number {
  return acts.reduce((sum, one) => sum + costOfAct('act' in one ? one.act : undefined), 0)
}

/** The same of a command whose bodies have not been read yet. */
export function estimateCost(known: Acts, command: Pick<Command, 'acts'>): number {
  return command.acts.reduce((sum, { act }) => sum + costOfAct(known.get(act)), 0)
}

function costOfAct(act: Act<unknown, unknown> | undefined): number {
  return act?.exclusive ? EXCLUSIVE_ACT_COST : 1
}

/** Acts that run in a transaction of their own, and how others ask after a debtor's standing. */
export function runsExclusively({ acts }: Unit): boolean {
  return acts.some(one => 'act' in one && one.act.exclusive !== undefined)
}

export function treatsDebtorStanding({ acts }: Unit, how: 'asks' | 'changes'): boolean {
  return acts.some(one => 'act' in one && one.act.debtorStanding === how)
}
