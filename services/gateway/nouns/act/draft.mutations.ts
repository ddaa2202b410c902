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
    type: ActResult,
    description:
      'Leaves a command of one act at the desk that its user has signed elsewhere: a draft that ' +
      'waits for others, or done at once if it lacks nobody.',
    args: { command: t.arg({ type: 'JWS', required: true }) },
    resolve: async (_root, { command }, context) =>
      toActResult(await leaveDraft(context, (await context.caller())!, command)),
  }),
)

builder.mutationField('sign', t =>
  t.field({
    type: ActResult,
    description: 'One more signature on a draft; with the last one it is done.',
    args: {
      draft: t.arg.id({ required: true }),
      header: t.arg.string({ required: true, description: 'The protected header, base64url.' }),
      signature: t.arg.string({ required: true, description: 'base64url.' }),
    },
    resolve: async (_root, { draft, header, signature }, context) => {
      const caller = (await context.caller())!
      const given = { protected: header, signature }
      return toActResult(await addSignature(context, caller, draft, given))
    },
  }),
)

const WithdrawResult = builder.unionType('WithdrawDraftResult', {
  types: [Draft, Refused],
  resolveType: refusedOr('Draft'),
})

builder.mutationField('withdrawDraft', t =>
  t.field({
    type: WithdrawResult,
    description: 'Its maker takes an open draft back.',
    args: { draft: t.arg.id({ required: true }) },
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
