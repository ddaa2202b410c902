import { refuse } from '../../../../contracts/kernel/decision.ts'
import { idNumber } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { ActResult, toActResult } from './act-result.ts'
import { Draft } from './draft.type.ts'
import { endTurn, takeTurn } from './draft-turn.ts'
import { leaveDraft } from './leave-draft.ts'
import { addSignature } from './sign-draft.ts'

builder.mutationField('leaveDraft', t =>
  t.field({
    nullable: true,
    type: ActResult,
    description:
      'Leaves with the platform a command of one act that the user has signed elsewhere. It ' +
      'waits as a draft for the signatures that it lacks, and is done at once if it lacks none.',
    args: {
      command: t.arg({
        type: 'JWS',
        required: true,
        description: 'The command with the one signature of the user who leaves it.',
      }),
    },
    resolve: async (_root, { command }, context) =>
      toActResult(await leaveDraft(context, (await context.caller())!, command)),
  }),
)

builder.mutationField('sign', t =>
  t.field({
    nullable: true,
    type: ActResult,
    description:
      'Adds a signature of the user to a draft. With the last one that it needs, the act is done.',
    args: {
      draft: t.arg.id({ required: true, description: 'The id of the draft.' }),
      header: t.arg.string({
        required: true,
        description: 'The protected header of the JWS, in base64url: alg, kid and typ.',
      }),
      signature: t.arg.string({
        required: true,
        description:
          'The signature in base64url, over the header, a full stop and the payload of the draft.',
      }),
    },
    resolve: async (_root, { draft, header, signature }, context) => {
      const caller = (await context.caller())!
      const given = { protected: header, signature }
      return toActResult(await addSignature(context, caller, draft, given))
    },
  }),
)

const WithdrawResult = builder.unionType('WithdrawDraftResult', {
  description: 'The withdrawn draft, or why it could not be withdrawn.',
  types: [Draft, Refused],
  resolveType: refusedOr('Draft'),
})

builder.mutationField('withdrawDraft', t =>
  t.field({
    nullable: true,
    type: WithdrawResult,
    description: 'Takes back an open draft. Only the user who drew it up can.',
    args: { draft: t.arg.id({ required: true, description: 'The id of the draft.' }) },
    resolve: async (_root, { draft }, { caller, shared, snapshot }) => {
      const maker = (await caller())!
      const taken = await takeTurn(shared.desk, draft, maker)
      if (!taken.ok) return taken
      const { row } = taken.value
      const withdrawn = row.user_id === idNumber(maker.user)
      const ended = await endTurn(shared.desk, taken.value, { withdrawn })
      await snapshot.end()
      return withdrawn && ended ? { ...row, withdrawn } : refuse('draft_must_be_open', 'draft')
    },
  }),
)
