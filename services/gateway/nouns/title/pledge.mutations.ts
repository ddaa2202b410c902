import type { InputFieldBuilder } from '@pothos/core'
import type { Types } from '../../graph/builder.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { spansField } from '../act/inputs.ts'
import { Flaw } from './flaw.type.ts'

/** The spans of a pledge and the debt that they secure, as both parties state it. */
function debtFields(t: InputFieldBuilder<Types, 'InputObject'>) {
  return {
    spans: spansField(t),
    secured: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'How much of a debt the spans secure, in minor units of its currency.',
    }),
    currency: t.string({ required: true, description: 'The currency of the debt.' }),
    reference: t.string({
      required: true,
      description: 'What the parties call the debt, such as the number of a loan contract.',
    }),
    dueOn: t.field({ type: 'Date', required: true, description: 'The date the debt is due.' }),
  }
}

defineActMutations(
  t => ({
    to: t.id({ required: true, description: 'The id of the party that is to get the right.' }),
    ...debtFields(t),
  }),
  {
    act: 'title.offer-pledge',
    field: 'offerPledge',
    description: 'A holder offers spans to another party as security for a debt.',
  },
)

defineActMutations(
  t => ({
    ...debtFields(t),
    knowing: t.field({
      type: [Flaw],
      required: true,
      description:
        'The flaws of the instruments that the pledgee knows of and accepts; usually none.',
    }),
    seen: t.string({
      description: 'The digest of what was shown last, where the offer is disclosed.',
    }),
  }),
  {
    act: 'title.accept-pledge',
    field: 'acceptPledge',
    description: 'The pledgee accepts an offered pledge, and states its debt again.',
  },
)
