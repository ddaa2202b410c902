import type * as z from 'zod'
import type { Command } from '../../../../contracts/command/command.ts'
import type { Nouns } from '../noun.ts'
import type { UnitAct } from './unit.ts'
import type { CommandRefused } from './verified-command.ts'

/** The acts of a command with their bodies in the form that the contracts take. */
export function readActs(
  { acts: known }: Pick<Nouns, 'acts'>,
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
    return { act, body: data, reads: act.reads(data, command.party), state: undefined }
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
