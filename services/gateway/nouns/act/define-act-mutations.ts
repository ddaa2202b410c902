import type { InputFieldBuilder, InputFieldMap, InputShapeFromFields } from '@pothos/core'
import { type Answer, answer } from '../../../../contracts/kernel/answer.ts'
import type { Refusal } from '../../../../contracts/kernel/decision.ts'
import { idOf } from '../../../../contracts/kernel/id.ts'
import { signBytes } from '../../../client/index.ts'
import { builder, type Types } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import type { Caller } from '../../http/session/caller.ts'
import { type ActMutation, toActRequest } from './act-mutation.ts'
import { ActResult, toActResult } from './act-result.ts'
import { describePayload, Summary } from './draft.type.ts'
import { prepare, refuseDraft, storeDraft, type ToSign } from './drafts.ts'
import { addSignature } from './sign-draft.ts'

const Prepared = builder.objectRef<ToSign>('Prepared').implement({
  description:
    'An act drawn up for signing elsewhere: the bytes to sign and what they say in words. The ' +
    'platform keeps nothing of it; the signed command is sent with `submit`.',
  readers: 'members',
  fields: t => ({
    act: t.exposeString('act', {
      description: 'The name of the act, such as `receivable.confirm`.',
    }),
    payload: t.exposeString('payload', {
      description:
        'The payload of the JWS to make, in base64url. What is signed is the protected header in ' +
        'base64url, a full stop, and this text.',
    }),
    summary: t.field({
      type: Summary,
      description: 'What the payload says, in words made from its bytes.',
      resolve: ({ payload }) => describePayload(payload),
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When the command expires: signed and sent later, it is refused.',
    }),
  }),
})

const PrepareResult = builder.unionType('PrepareResult', {
  description: 'What is to be signed, or why it would be refused as things stand.',
  types: [Prepared, Refused],
  resolveType: refusedOr('Prepared'),
})

/**
 * An act as two mutations. What its contract would refuse is refused at once: nobody is asked to
 * sign it. `prepare…` keeps nothing: it is signed elsewhere and submitted. The
 * other one signs at once with the user's key in custody where that is enough; otherwise it leaves
 * a draft that waits for signatures.
 */
export function defineActMutations<Fields extends InputFieldMap>(
  fields: (t: InputFieldBuilder<Types, 'InputObject'>) => Fields,
  offered: ActMutation<InputShapeFromFields<Fields>>,
): void {
  const { field, description } = offered
  const name = field[0]!.toUpperCase() + field.slice(1)
  const Input = builder.inputType(`${name}Input`, {
    description: `What \`${field}\` and \`prepare${name}\` take.`,
    fields,
  })
  const input = { type: Input, required: true, description: 'What the act says.' } as const
  builder.mutationField(`prepare${name}`, t =>
    t.field({
      nullable: true,
      type: PrepareResult,
      description:
        `Draws up the act of \`${field}\` for signing elsewhere, and keeps nothing of it. What ` +
        `the act is: ${description}`,
      args: { input: t.arg(input) },
      resolve: async (_root, args, context) => {
        const prepared = await prepareFor(context, offered, readInput<Fields>(args))
        return prepared.ok ? prepared.value : prepared
      },
    }),
  )
  builder.mutationField(field, t =>
    t.field({
      nullable: true,
      type: ActResult,
      description,
      args: { input: t.arg(input) },
      resolve: async (_root, args, context) => {
        const prepared = await prepareFor(context, offered, readInput<Fields>(args))
        return prepared.ok ? await draftOrDo(context, prepared.value) : prepared
      },
    }),
  )
}

/** GraphQL has checked it against the very fields that the shape is taken from. */
function readInput<Fields extends InputFieldMap>(args: object): InputShapeFromFields<Fields> {
  return (args as { input: InputShapeFromFields<Fields> }).input
}

async function prepareFor<Input>(
  context: Context,
  offered: ActMutation<Input>,
  input: Input,
): Promise<Answer<ToSign, Refusal>> {
  const read = offered.readInput ? await offered.readInput(input, context) : answer(input)
  return read.ok ? await prepare(context, toActRequest(offered, read.value)) : read
}

export async function draftOrDo(context: Context, prepared: ToSign) {
  const caller: Caller = (await context.caller())!
  const refused = await refuseDraft(context.shared, caller.party, prepared)
  if (refused) return refused
  const draft = await storeDraft(context.shared.desk, caller, prepared)
  const key = await context.shared.custody.keyOf(caller.user)
  if (!key) return draft
  const signed = await addSignature(
    context,
    caller,
    idOf('dft', draft.id),
    await signBytes(prepared.payload, key),
  )
  context.outcomes.push({
    ...{ what: 'custody.sign', kind: 'custody', user: null, signed: true },
    refused: signed.ok ? [] : [signed.refusal],
  })
  return !signed.ok && signed.refusal === NOT_FOR_CUSTODY ? draft : toActResult(signed)
}

/** What the ledger says of a custody key on an act of value: its user signs that one itself. */
const NOT_FOR_CUSTODY = 'key_must_be_under_sole_control'
