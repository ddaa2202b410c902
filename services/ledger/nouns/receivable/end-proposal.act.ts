import * as z from 'zod'
import type { ReceivableId } from '../../../../contracts/kernel/id.ts'
import { cancel } from '../../../../contracts/receivable/cancel.ts'
import { lapse } from '../../../../contracts/receivable/lapse.ts'
import { reject } from '../../../../contracts/receivable/reject.ts'
import type { Act } from '../../engine/act/act.ts'
import { id } from '../../engine/act/body.ts'
import { selectReceivables } from '../../engine/view/view.ts'

interface Body {
  readonly receivable: ReceivableId
}

const body = z.strictObject({ receivable: id('rcv') })
const needs: Act<Body>['reads'] = ({ receivable }) => ({
  receivables: [receivable],
  deallocates: true,
})

export const rejectAct: Act<Body> = {
  name: 'receivable.reject',
  class: 'routine',
  body,
  amount: () => 0n,
  reads: needs,
  decide: (body, view, context) =>
    reject({ receivable: view.receivables.get(body.receivable) ?? null }, body, context),
}

export const lapseAct: Act<Body> = {
  name: 'receivable.lapse',
  class: 'operator',
  body,
  amount: () => 0n,
  reads: needs,
  decide: (body, view, context) =>
    lapse({ receivable: view.receivables.get(body.receivable) ?? null }, body, context),
}

/**
 * Of a proposal by its proposer, or of an issued receivable that its first supplier holds whole.
 */
export const cancelAct: Act<Body> = {
  name: 'receivable.cancel',
  class: 'value',
  body,
  amount: () => 0n,
  reads: body => ({ ...needs(body, 'pty_'), ranges: [wholeFace(body.receivable)] }),
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
