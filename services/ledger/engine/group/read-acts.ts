import type { Command } from '../../../../contracts/command/command.ts'
import { refuse } from '../../../../contracts/kernel/decision.ts'
import type { Nouns } from '../noun.ts'
import { readShown } from '../shown.ts'
import type { UnitAct } from './unit.ts'

/** The acts of a command with their bodies in the form that the contracts take. */
export function readActs(
  nouns: Nouns,
  command: Pick<Command, 'acts' | 'party'>,
  mustShow: boolean,
): readonly UnitAct[] {
  const single = command.acts.length === 1
  return command.acts.map(({ act: name, body }): UnitAct => {
    const act = nouns.acts.get(name)
    if (!act) return refuse('act_must_be_known', 'act')
    if (act.exclusive && !single) return refuse('act_must_come_in_a_command_of_its_own', 'act')
    const { data, error } = act.body.safeParse(body)
    if (error) {
      const path = ['body', ...error.issues[0]!.path].join('.')
      return refuse('body_must_have_the_form_of_the_act', path)
    }
    const reads = act.reads(data, command.party)
    if (!mustShow) return { act, body: data, reads, state: undefined }
    const shown = readShown(body, command.party, nouns)
    return { act, body: data, reads: [...reads, ...shown], state: undefined }
  })
}
