import * as z from 'zod'
import {
  CONFIRM_CLASS,
  type Confirmation,
  confirm,
} from '../../../../contracts/receivable/confirm.ts'
import type { ReceivableConfirmed } from '../../../../contracts/receivable/facts.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, minorUnits, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { DEBTOR_STANDINGS, debtorStandings } from '../debtor/tables.ts'
import { selectInvoices } from '../trade/tables.ts'
import { BACKED_RECEIVABLES, NEXT_SERIAL, nextSerial, receivables } from './tables.ts'

export const confirmAct: Act<Confirmation, ReceivableConfirmed> = {
  name: 'receivable.confirm',
  class: CONFIRM_CLASS,
  body: z.strictObject({
    receivable: id('rcv'),
    amount: minorUnits,
    dueOn: businessDate,
    undertaking: text,
    waiver: text,
  }),
  amount: body => body.amount,
  reads: ({ receivable }, party) => [
    read(BACKED_RECEIVABLES, [receivable]),
    read(DEBTOR_STANDINGS, [party]),
    read(NEXT_SERIAL, ['next']),
  ],
  decide: (body, view, context) => {
    const receivable = view.get(receivables, body.receivable) ?? null
    const state = {
      receivable,
      standing: view.get(debtorStandings, context.party)!,
      invoices: selectInvoices(view, receivable?.backing.map(a => a.invoice) ?? []),
      serial: view.get(nextSerial, 'next')!,
    }
    return confirm(state, body, context)
  },
}
