import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { builder } from '../../graph/builder.ts'

/** As a column of a claim: amounts are texts, so that JSON keeps them whole. */
export interface DebtRow {
  readonly secured: string
  readonly paid: string
  readonly currency: string
  readonly reference: string
  readonly due_on: BusinessDate
}

/**
 * SQL: the offer that a claim `c` is under, or that became its pledge, as `under.offer`. `offset 0`
 * has it found once for the claim: as a condition on what hangs on the offer it would be asked
 * behind the rights of every row of that table.
 */
export const OFFER_OF_CLAIM = `lateral (
  select coalesce((select q.offer from ledger.pledge q where q.charge = c.charge), c.charge)
    as offer offset 0) under`

/** Of a claim `c` under an offered pledge, or under one that was accepted; else null. */
export const DEBT_OF_CLAIM = `(
  select jsonb_build_object('secured', o.secured_minor::text, 'currency', o.currency,
                            'reference', o.reference, 'due_on', o.debt_due_on,
                            'paid', coalesce(p.paid_minor, 0)::text)
    from ${OFFER_OF_CLAIM} join ledger.offer o on o.charge = under.offer
    left join ledger.pledge p on p.offer = o.charge
   where o.secured_minor is not null) as debt`

export const Debt = builder.objectRef<DebtRow>('Debt').implement({
  description: 'A debt for which spans are pledged, or offered in pledge.',
  readers: 'members',
  fields: t => ({
    secured: t.field({
      type: 'MinorUnits',
      description: 'How much of it the spans secure, in minor units of its currency.',
      resolve: ({ secured }) => BigInt(secured),
    }),
    paid: t.field({
      type: 'MinorUnits',
      description: 'How much of that the pledgee has acknowledged as paid out of the spans.',
      resolve: ({ paid }) => BigInt(paid),
    }),
    currency: t.exposeString('currency', { description: 'Its currency.' }),
    reference: t.exposeString('reference', { description: 'What the parties call it.' }),
    dueOn: t.expose('due_on', { type: 'Date', description: 'The date it is due.' }),
  }),
})
