import type * as z from 'zod'
import type { Command } from '../../../../contracts/command/command.ts'
import type { ActRefusal } from '../../../../contracts/command/command-refusal.ts'
import { type Refused, refuse } from '../../../../contracts/kernel/decision.ts'
import type { UnitAct } from '../act/unit.ts'
import type { Nouns } from '../noun/noun.ts'
import { readShown } from './shown.ts'

/** The acts of a command with their bodies in the form that the contracts take. */
export function readActs(
  nouns: Nouns,
  command: Pick<Command, 'acts' | 'party'>,
  mustShow: boolean,
): readonly UnitAct[] {
  const single = command.acts.length === 1
  return command.acts.map(({ act: name, body }): UnitAct => {
    const act = nouns.acts.get(name)
    if (!act) return refuse('act_must_be_known', 'act', { act: name.slice(0, SHOWN_LENGTH_MAX) })
    if (act.exclusive && !single) return refuse('act_must_come_in_a_command_of_its_own', 'act')
    const { data, error } = nouns.bodies.get(name)!.safeParse(body)
    if (error) return refuseBody(error.issues[0]!, body)
    const amount = act.amount(data, nouns.instruments)
    const reads = act.reads(data, command.party)
    if (!mustShow) return { ok: true, act, body: data, amount, reads, state: undefined }
    const shown = readShown(body, command.party, nouns)
    return { ok: true, act, body: data, amount, reads: [...reads, ...shown], state: undefined }
  })
}

/** Of a field that is too long, the limit and what was found; of others, where they stand. */
function refuseBody(issue: z.core.$ZodIssue, body: unknown): Refused<ActRefusal> {
  const path = ['body', ...issue.path].join('.')
  const field = path.slice(0, SHOWN_LENGTH_MAX)
  if (issue.code !== 'too_big') return refuse('body_must_have_the_form_of_the_act', path, { field })
  const value = issue.path.reduce<unknown>((part, name) => (part as never)[name], body)
  const found = (value as string | unknown[]).length
  const limit = Number(issue.maximum)
  return refuse('field_must_be_within_its_length', path, { field, limit, found })
}

/** Characters of a caller's own names that a refusal says again. */
const SHOWN_LENGTH_MAX = 100
