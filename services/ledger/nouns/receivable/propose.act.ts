import * as z from 'zod'
import type { PartyId } from '../../../../contracts/kernel/id.ts'
import type { ReceivableProposed } from '../../../../contracts/receivable/facts.ts'
import { PROPOSE_CLASS, type Proposal, propose } from '../../../../contracts/receivable/propose.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { DEBTOR_STANDINGS, debtorStandings } from '../debtor/tables.ts'
import { PARTIES, parties } from '../party/tables.ts'
import { trade } from '../trade/citations.ts'
import { INVOICES, selectInvoices } from '../trade/tables.ts'
import { CONFIRMED_PAIRS, confirmedPairs, pairOf } from './confirmed-pairs.ts'
import { RECEIVABLES, receivables } from './tables.ts'

type Body = Proposal & { readonly debtor: PartyId; readonly supplier: PartyId }

export const proposeAct: Act<Body, ReceivableProposed> = {
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
  reads: ({ receivable, debtor, supplier, trade }) => [
    read(PARTIES, [debtor, supplier]),
    read(DEBTOR_STANDINGS, [debtor]),
    read(CONFIRMED_PAIRS, [{ debtor, supplier }]),
    read(
      INVOICES,
      trade.map(t => t.invoice),
    ),
    read(RECEIVABLES, [receivable]),
  ],
  decide: (body, view, context) => {
    const state = {
      idIsTaken: view.get(receivables, body.receivable) !== undefined,
      debtor: view.get(parties, body.debtor)?.party ?? null,
      supplier: view.get(parties, body.supplier)?.party ?? null,
      standing: view.get(debtorStandings, body.debtor)!,
      hasConfirmed: view.get(confirmedPairs, pairOf(body)) ?? false,
      invoices: selectInvoices(
        view,
        body.trade.map(t => t.invoice),
      ),
    }
    return propose(state, body, context)
  },
}
