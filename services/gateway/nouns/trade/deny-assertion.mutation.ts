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
  description: 'The seller’s word on what a buyer asserts of its number.',
  readers: 'members',
  fields: t => ({
    invoice: t.field({ type: Invoice, resolve: ({ invoice }) => invoice }),
    denied: t.exposeBoolean('denied'),
  }),
})

const DenyResult = builder.unionType('DenyResult', {
  types: [Denied, Refused],
  resolveType: refusedOr('Denied'),
})

builder.mutationField('denyAssertion', t =>
  t.field({
    type: DenyResult,
    description:
      'The seller says that what a buyer asserts of its number is not so: it backs nothing more. ' +
      'By a maker or a signer; "denied: false" takes it back.',
    args: {
      invoice: t.arg.id({ required: true }),
      denied: t.arg.boolean({ required: true }),
    },
    resolve: async (
      _root,
      { invoice, denied },
      context,
    ): Promise<DeniedRow | RefusedValue<Refusal>> => {
      const { party, duty } = (await context.caller())!
      const stopped = mayImport(duty)
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
