import * as z from 'zod'
import type { ReceivableId } from '../../../../contracts/kernel/id.ts'
import { CANCEL_CLASS, cancel } from '../../../../contracts/receivable/cancel.ts'
import { LAPSE_CLASS, lapse } from '../../../../contracts/receivable/lapse.ts'
import { REJECT_CLASS, reject } from '../../../../contracts/receivable/reject.ts'
import type { Act, ReadSet } from '../../engine/act/act.ts'
import { id } from '../../engine/act/body.ts'
import { selectReceivables } from '../../engine/view/view.ts'

interface Body {
  readonly receivable: ReceivableId
}

const body = z.strictObject({ receivable: id('rcv') })
const needs = ({ receivable }: Body): ReadSet => ({
  receivables: [receivable],
  deallocates: true,
})

export const rejectAct: Act<Body> = {
  name: 'receivable.reject',
  class: REJECT_CLASS,
  body,
  amount: () => null,
  reads: needs,
  decide: (body, view, context) =>
    reject({ receivable: view.receivables.get(body.receivable) ?? null }, body, context),
}

export const lapseAct: Act<Body> = {
  name: 'receivable.lapse',
  class: LAPSE_CLASS,
  body,
  amount: () => null,
  reads: needs,
  decide: (body, view, context) =>
    lapse({ receivable: view.receivables.get(body.receivable) ?? null }, body, context),
}

/**
 * Of a proposal by its proposer, or of an issued receivable that its first supplier holds whole.
 */
export const cancelAct: Act<Body> = {
  name: 'receivable.cancel',
  class: CANCEL_CLASS,
  body,
  amount: () => null,
  reads: body => ({ ...needs(body), ranges: [wholeFace(body.receivable)] }),
  decide: (body, view, context) => {
    const receivable = view.receivables.get(body.receivable) ?? null
    const issued = receivable?.status === 'issued'
    const state = issued ? selectReceivables(view, [body.receivable]).get(body.receivable)! : null
    return cancel({ receivable, issued: state }, body, context)
  },
}

/** Larger than any face. */
const FACE_END = 2n ** 62n

function wholeFace(instrument: ReceivableId) {
  return { instrument, lo: 0n, hi: FACE_END }
}
