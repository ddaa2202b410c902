import * as z from 'zod'
import { type Confirmation, confirm } from '../../../../contracts/receivable/confirm.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, minorUnits, text } from '../../engine/act/body.ts'
import { selectInvoices } from '../../engine/view/view.ts'

export const confirmAct: Act<Confirmation> = {
  name: 'receivable.confirm',
  class: 'value',
  body: z.strictObject({
    receivable: id('rcv'),
    amount: minorUnits,
    dueOn: businessDate,
    undertaking: text,
    waiver: text,
  }),
  amount: body => body.amount,
  reads: ({ receivable }, party) => ({
    receivables: [receivable],
    deallocates: true,
    debtorStandings: [party],
    serial: true,
  }),
  debtorStanding: 'asks',
  decide: (body, view, context) => {
    const receivable = view.receivables.get(body.receivable) ?? null
    const state = {
      receivable,
      standing: view.debtorStandings.get(context.party)!,
      invoices: selectInvoices(
        view,
        receivable?.backing.map(allocation => allocation.invoice) ?? [],
      ),
      serial: view.serials.get('next')!,
    }
    return confirm(state, body, context)
  },
}
