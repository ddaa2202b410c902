import { type WaitTrouble as Trouble, WAIT_TROUBLES } from '../../../../contracts/wait/trouble.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { Refused } from '../../graph/refused.ts'
import { Words } from '../../graph/words.ts'
import type { WaitRow } from './wait-row.ts'

export type TroubledWait = WaitRow & { readonly trouble: Trouble }

const WaitTroubleKind = enumOf('WaitTroubleKind', 'Why a wait does not go on as it should.', {
  lapse_refused: 'It was due to lapse, and the ledger refused the act that ends it.',
  workflow_gone: 'Its workflow was gone and it is overdue; the relay starts another.',
  outside_temporal: 'No workflow carries it out: the relay does not run, or Temporal is away.',
  overdue: 'It is due to lapse, and its workflow has not ended it yet.',
} satisfies Record<Trouble, string>)

export const WaitTrouble = builder.objectRef<TroubledWait>('WaitTrouble').implement({
  description: 'What keeps a wait from going on, for its parties and the operator.',
  readers: 'members',
  fields: t => ({
    why: t.field({
      type: WaitTroubleKind,
      description: 'Why it does not go on.',
      resolve: ({ trouble }) => trouble,
    }),
    words: t.field({
      type: Words,
      description: 'The same in words.',
      resolve: ({ trouble }) => WAIT_TROUBLES[trouble],
    }),
    refusal: t.field({
      type: Refused,
      nullable: true,
      description: 'What the act that ends it was refused for. Null where it was not refused.',
      resolve: ({ refused }) => refused,
    }),
    refusedAt: t.expose('refused_at', {
      type: 'DateTime',
      nullable: true,
      description: 'When the ledger refused that act. Null where it did not.',
    }),
    workflowGoneAt: t.expose('gone_at', {
      type: 'DateTime',
      nullable: true,
      description: 'When its workflow was last found to be gone. Null where it never was.',
    }),
  }),
})
