import * as z from 'zod'
import type { ReceivableId } from '../../../../contracts/kernel/id.ts'
import { CANCEL_CLASS, cancel } from '../../../../contracts/receivable/cancel.ts'
import type { ProposalEnded, ReceivableCancelled } from '../../../../contracts/receivable/facts.ts'
import { LAPSE_CLASS, lapse } from '../../../../contracts/receivable/lapse.ts'
import { REJECT_CLASS, reject } from '../../../../contracts/receivable/reject.ts'
import type { Act } from '../../engine/act/act.ts'
import { id } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { TITLES } from '../title/tables.ts'
import { selectReceivables } from './instrument.ts'
import { BACKED_RECEIVABLES, receivables } from './tables.ts'

interface Body {
  readonly receivable: ReceivableId
}

const body = z.strictObject({ receivable: id('rcv') })

export const rejectAct: Act<Body, ProposalEnded> = {
  name: 'receivable.reject',
  class: REJECT_CLASS,
  body,
  amount: () => null,
  reads: ({ receivable }) => [read(BACKED_RECEIVABLES, [receivable])],
  decide: (body, view, context) =>
    reject({ receivable: view.get(receivables, body.receivable) ?? null }, body, context),
}

export const lapseAct: Act<Body, ProposalEnded> = {
  name: 'receivable.lapse',
  class: LAPSE_CLASS,
  body,
  amount: () => null,
  reads: ({ receivable }) => [read(BACKED_RECEIVABLES, [receivable])],
  decide: (body, view, context) =>
    lapse({ receivable: view.get(receivables, body.receivable) ?? null }, body, context),
}

/**
 * Of a proposal by its proposer, or of an issued receivable that its first supplier holds whole.
 */
export const cancelAct: Act<Body, ProposalEnded | ReceivableCancelled> = {
  name: 'receivable.cancel',
  class: CANCEL_CLASS,
  body,
  amount: () => null,
  reads: ({ receivable: instrument }) => [
    read(BACKED_RECEIVABLES, [instrument]),
    read(TITLES, [{ instrument, lo: 0n, hi: FACE_END }]),
  ],
  decide: (body, view, context) => {
    const receivable = view.get(receivables, body.receivable) ?? null
    const issued = receivable?.status === 'issued'
    const state = issued ? selectReceivables(view, [body.receivable]).get(body.receivable)! : null
    return cancel({ receivable, issued: state }, body, context)
  },
}

/** Larger than any face. */
const FACE_END = 2n ** 62n
