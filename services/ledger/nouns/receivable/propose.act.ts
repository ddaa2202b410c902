import * as z from 'zod'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import { PROPOSE_CLASS, type Proposal, propose } from '../../../../contracts/receivable/propose.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, trade } from '../../engine/act/body.ts'
import { selectInvoices } from '../../engine/view/view.ts'

type Body = Proposal & { readonly debtor: PartyId; readonly supplier: PartyId }

export const proposeAct: Act<Body> = {
  name: 'receivable.propose',
  class: PROPOSE_CLASS,
  body: z.strictObject({
    receivable: id('rcv'),
    debtor: id('pty'),
    supplier: id('pty'),
    dueOn: businessDate,
    trade,
  }),
  amount: body => body.trade.reduce((sum, t) => sum + t.amount, 0n),
  reads: ({ receivable, debtor, supplier, trade }) => ({
    parties: [debtor, supplier],
    debtorStandings: [debtor],
    invoices: trade.map(t => t.invoice),
    receivables: [receivable],
  }),
  debtorStanding: 'asks',
  decide: (body, view, context) => {
    const state = {
      idIsTaken: view.receivables.get(body.receivable) !== undefined,
      debtor: view.parties.get(body.debtor)?.party ?? null,
      supplier: view.parties.get(body.supplier)?.party ?? null,
      standing: view.debtorStandings.get(body.debtor)!,
      invoices: selectInvoices(
        view,
        body.trade.map(t => t.invoice),
      ),
    }
    return propose(state, body, context)
  },
}
