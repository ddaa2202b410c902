import {
  type Refusal,
  type Refused as RefusedValue,
  refuse,
} from '../../../../contracts/kernel/decision.ts'
import { type InvoiceId, isId } from '../../../../contracts/kernel/id.ts'
import { mayImport } from '../../../../contracts/trade/may-import.ts'
import { denyAssertion } from '../../../intake/index.ts'
import { builder } from '../../graph/builder.ts'
import { Refused, refusedOr } from '../../graph/refused.ts'
import { Invoice } from './invoice.type.ts'

interface DeniedRow {
  readonly invoice: InvoiceId
  readonly denied: boolean
}

const Denied = builder.objectRef<DeniedRow>('Denied').implement({
  description: 'The seller said whether an invoice that only its buyer states is so.',
  readers: 'members',
  fields: t => ({
    invoice: t.field({
      type: Invoice,
      description: 'The invoice that only its buyer states.',
      resolve: ({ invoice }) => invoice,
    }),
    denied: t.exposeBoolean('denied', { description: 'Whether the seller denies it now.' }),
  }),
})

const DenyResult = builder.unionType('DenyResult', {
  description: 'The seller’s word as it stands now, or the duty that was not met.',
  types: [Denied, Refused],
  resolveType: refusedOr('Denied'),
})

builder.mutationField('denyAssertion', t =>
  t.field({
    nullable: true,
    type: DenyResult,
    description:
      'Says, as the seller, that an invoice which only its buyer states is not so; it then backs ' +
      'nothing more. A maker or a signer of the party may ask this.',
    args: {
      invoice: t.arg.id({ required: true, description: 'The id of the invoice.' }),
      denied: t.arg.boolean({
        required: true,
        description: 'True denies the invoice; false takes a denial back.',
      }),
    },
    resolve: async (
      _root,
      { invoice, denied },
      context,
    ): Promise<DeniedRow | RefusedValue<Refusal>> => {
      const caller = (await context.caller())!
      const { party } = caller
      const stopped = mayImport(caller)
      if (stopped) return stopped
      const id = String(invoice)
      if (!isId('inv', id))
        return refuse('assertion_must_be_about_a_number_of_the_party', 'invoice')
      await context.snapshot.end()
      const decided = await denyAssertion(context.shared.intake, { party, invoice: id, denied })
      return decided.ok ? { invoice: id, denied } : decided
    },
  }),
)
