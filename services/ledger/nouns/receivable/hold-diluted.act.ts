import * as z from 'zod'
import type { DilutionHeld } from '../../../../contracts/receivable/facts.ts'
import {
  HOLD_DILUTED_CLASS,
  type HoldDiluted,
  holdDiluted,
} from '../../../../contracts/receivable/hold-diluted.ts'
import type { Act } from '../../engine/act/act.ts'
import { id } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { TITLES } from '../title/tables.ts'
import { selectInvoices } from '../trade/tables.ts'
import { selectReceivables } from './instrument.ts'
import { BACKED_RECEIVABLES, receivables } from './tables.ts'

export const holdDilutedAct: Act<HoldDiluted, DilutionHeld> = {
  name: 'receivable.hold-diluted',
  class: HOLD_DILUTED_CLASS,
  body: z.strictObject({ receivable: id('rcv') }),
  amount: () => null,
  reads: ({ receivable: instrument }) => [
    read(BACKED_RECEIVABLES, [instrument]),
    read(TITLES, [{ instrument, lo: 0n, hi: FACE_END }]),
  ],
  decide: (body, view, context) => {
    const backing = view.get(receivables, body.receivable)?.backing ?? []
    const invoices = selectInvoices(
      view,
      backing.map(({ invoice }) => invoice),
    )
    const issued = selectReceivables(view, [body.receivable]).get(body.receivable) ?? null
    return holdDiluted({ issued, invoices }, body, context)
  },
}

/** Larger than any face. */
const FACE_END = 2n ** 62n
