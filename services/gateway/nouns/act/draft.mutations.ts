import { idNumber, isId } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { Refused } from '../../graph/refused.ts'
import { ActResult, resultOf } from './act-result.ts'
import { Draft, type DraftRow } from './draft.type.ts'
import { addSignature } from './drafts.ts'

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
      return resultOf(await addSignature(context, caller, draft, given))
    },
  }),
)

const WithdrawResult = builder.unionType('WithdrawDraftResult', {
  types: [Draft, Refused],
  resolveType: value => (value instanceof Refused ? 'Refused' : 'Draft'),
})

builder.mutationField('withdrawDraft', t =>
  t.field({
    type: WithdrawResult,
    description: 'Its maker takes an open draft back.',
    args: { draft: t.arg.id({ required: true }) },
    resolve: async (_root, { draft }, { caller, shared, snapshot }) => {
      const { user } = (await caller())!
      if (!isId('dft', draft)) return new Refused('draft_must_be_open', 'draft')
      const { rows } = await shared.desk.query<DraftRow>(
        `update desk.draft set withdrawn = true
          where id = $1 and user_id = $2 and outcome is null and not withdrawn
          returning *`,
        [idNumber(draft), idNumber(user)],
      )
      await snapshot.end()
      return rows[0] ?? new Refused('draft_must_be_open', 'draft')
    },
  }),
)
