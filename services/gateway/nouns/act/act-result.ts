import type { AnsweredCommand, DoneAct } from '../../../../contracts/command/answer.ts'
import { Bug } from '../../../../contracts/kernel/bug.ts'
import type { Refusal, Refused as RefusedValue } from '../../../../contracts/kernel/decision.ts'
import { builder } from '../../graph/builder.ts'
import { LONG_LIST } from '../../graph/limits.ts'
import { isRefused, Refused } from '../../graph/refused.ts'
import { tokenOf } from '../../graph/token.ts'
import { Draft, type DraftRow } from './draft.type.ts'
import { Made } from './made.type.ts'
import type { Signing } from './sign-draft.ts'

interface Accepted extends Pick<DoneAct, 'entry' | 'made'> {
  readonly token: string | null
}

const Accepted = builder.objectRef<Accepted>('Accepted').implement({
  description: 'The act was accepted: it is done and stands in the journal.',
  readers: 'members',
  fields: t => ({
    entry: t.exposeString('entry', {
      description: 'The number of its journal entry, as decimal text.',
    }),
    made: t.field({
      type: [Made],
      complexity: LONG_LIST,
      description: 'What the act made. Empty where it made nothing, such as a release.',
      resolve: ({ made }) => made,
    }),
    token: t.exposeString('token', {
      nullable: true,
      description:
        'Given to `@atLeast` of a query, it makes the query show at least what this act did.',
    }),
  }),
})

/** What came of an act: it is done, refused, or waits for signatures as a draft. */
export const ActResult = builder.unionType('ActResult', {
  description: 'What came of an act: it is done, is refused, or waits as a draft for signatures.',
  types: [Accepted, Refused, Draft],
  resolveType: value => {
    if (isRefused(value)) return 'Refused'
    return 'entry' in value ? 'Accepted' : 'Draft'
  },
})

export function toActResult(signing: Signing): Accepted | RefusedValue<Refusal> | DraftRow {
  if (!signing.ok) return signing
  return 'acts' in signing ? resultOfAnswer(signing) : signing.value
}

function resultOfAnswer(answer: AnsweredCommand): Accepted | RefusedValue<Refusal> {
  const [first] = answer.acts
  if (!first) throw new Bug('a command has an act')
  if (!first.ok) return first
  const { entry, made } = first
  return { entry, made, token: tokenOf([answer]) }
}
