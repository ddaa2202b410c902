import * as z from 'zod'
import {
  type InvoicesToldApart,
  TELL_APART_CLASS,
  type TellApart,
  tellApart,
} from '../../../../contracts/trade/tell-apart.ts'
import type { Act } from '../../engine/act/act.ts'
import { id } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { parties } from '../party/tables.ts'
import { INVOICES, invoices } from './tables.ts'

export const tellApartAct: Act<TellApart, InvoicesToldApart> = {
  name: 'trade.tell-apart',
  class: TELL_APART_CLASS,
  body: z.strictObject({ invoice: id('inv'), alike: id('inv') }),
  amount: () => null,
  reads: ({ invoice, alike }) => [read(INVOICES, [invoice, alike])],
  decide: (body, view, context) => {
    const state = {
      invoice: view.get(invoices, body.invoice)?.invoice ?? null,
      other: view.get(invoices, body.alike)?.invoice ?? null,
      roles: view.get(parties, context.party)!.party.roles,
    }
    return tellApart(state, body, context)
  },
}
