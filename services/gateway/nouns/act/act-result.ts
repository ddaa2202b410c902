import { Bug } from '../../../../contracts/kernel/bug.ts'
import type { CommandAnswer } from '../../../ledger/index.ts'
import { builder } from '../../graph/builder.ts'
import { Refused } from '../../graph/refused.ts'
import { tokenOf } from '../../graph/token.ts'
import { Draft, type DraftRow } from './draft.type.ts'
import type { Signing } from './sign-draft.ts'

interface Accepted {
  readonly entry: string
  readonly token: string | null
}

const Accepted = builder.objectRef<Accepted>('Accepted').implement({
  description: 'The act is done, and in the journal.',
  readers: 'members',
  fields: t => ({
    entry: t.exposeString('entry', { description: 'The number of its entry.' }),
    token: t.exposeString('token', { nullable: true, description: 'For `@atLeast` of a read.' }),
  }),
})

/** What came of an act: it is done, refused, or waits for signatures as a draft. */
export const ActResult = builder.unionType('ActResult', {
  types: [Accepted, Refused, Draft],
  resolveType: value => {
    if (value instanceof Refused) return 'Refused'
    return 'entry' in value ? 'Accepted' : 'Draft'
  },
})

export function resultOf(signing: Signing): Accepted | Refused | DraftRow {
  if (signing instanceof Refused || 'payload' in signing) return signing
  return resultOfAnswer(signing)
}

function resultOfAnswer(answer: CommandAnswer): Accepted | Refused {
  const first = 'acts' in answer ? answer.acts[0] : answer
  if (!first) throw new Bug('a command has an act')
  if ('refusal' in first) return new Refused(first.refusal, first.path)
  return { entry: first.entry, token: tokenOf([answer]) }
}
